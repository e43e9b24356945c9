"""How values of each kind are read: figures and what they count or measure, times, names, outcomes."""
