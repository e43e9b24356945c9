"""What help tells, as values: the keys of a place, the signs and colours, the language of queries. Pure."""
