"""The public site of an authority: its documents, the progress of its objectives, its open data; no sign-in."""
