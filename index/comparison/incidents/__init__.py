"""Which incident a report tells of, and whether two reports tell of one: what was where, when, and with what toll."""
