"""Which values of two reports are of one matter: the signs, the chance they give, and what is matched with what."""
