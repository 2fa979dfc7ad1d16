"""What the screens of the editor read: rows to type in, who may type in them, what was done, what the checks say."""
