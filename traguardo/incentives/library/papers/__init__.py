"""The papers of a fund: its tables and acts; the reports that go with the agreement (D.Lgs. 165/2001, art. 40, c. 3-sexies)."""
