"""How the weights of the links were found: labelled pairs of reports, the product's own signs, and a fit whose figures
are of events that it did not see.
"""
