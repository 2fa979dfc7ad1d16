"""Piano dettagliato degli obiettivi (D.Lgs. 267/2000, art. 108 and 169)."""
