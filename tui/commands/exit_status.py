"""What a command says to the shell when it ends."""

FOUND, NOTHING, ERROR = 0, 1, 2
"""It found or did what was asked; there was nothing; it could not, and a sentence on standard error says why."""
