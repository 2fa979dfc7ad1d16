"""Relazione sulla performance (D.Lgs. 150/2009, art. 10, c. 1, lett. b))."""
