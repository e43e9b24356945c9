"""The list of all notes, and what every screen that shows notes can do with them."""
