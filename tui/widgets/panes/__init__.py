"""The halves of the library: what is listed, what is read, the notes beside it; each made of other widgets."""
