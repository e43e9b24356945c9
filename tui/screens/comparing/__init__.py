"""Two reports side by side, and the claims of several."""
