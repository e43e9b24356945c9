"""The library, where the user searches, reads and annotates: the screen and the parts it is made of."""
