"""Small screens over another one: each asks one thing and hands its answer back."""
