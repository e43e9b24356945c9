"""The engine over a cluster of OpenSearch: a desk's archive, which many read and which is larger than one machine.

The cluster finds, counts and keeps; it knows nothing of our words. What it keeps are the folded forms that we cut a
text into, so that what is found is what every other engine finds. It gives the likeliest candidates by its own sums,
and the order among these is made here, by the rules that every engine obeys, with the counts of the whole archive.

`client` speaks with the cluster and is the only file that knows its library; `mapping` says how words are kept there;
`queries` turns a plan into a question; `counts` gathers what the rules must know of all documents; `candidates` are the
documents that are ranked here, `packed_words` what they say; `found` is all that was found, a page at a time; `engine`
puts these together.
"""
