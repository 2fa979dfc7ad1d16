"""The people of an authority: who works where, as what, since when until when, and how present they were."""
