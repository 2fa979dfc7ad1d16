"""Acts on the sharing of a fund: begun, its rules, its people, closed, exported."""
