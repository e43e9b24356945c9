"""The rules of ranking, a file each: a reason why one article comes before another. `rule` says what a rule is; a rule
that is left out changes the order and never what is found. Which are in force, and when: `RULES` in `rank.ranking`.
"""
