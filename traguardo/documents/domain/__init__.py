"""Rules of written documents: what each is made of, how its text is read, which states it goes through, what is wrong in it."""
