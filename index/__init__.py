"""Everything deraa-tui knows without a screen. Never imports textual, rich, click or tui.

The words, one for each thing, in code, on screens, in documents and in tests:

Article     one report, read; the README may say "report"
Span        a half-open stretch of an article's text, in code points
passage     the text a span covers
Query       what the user searches for, as a tree; a Hit is an article it finds; a Snippet the passage shown for it
variant family   the spellings of one name
Selector    how an annotation remembers its passage: exact, prefix, suffix, start, occurrence (W3C Web Annotation)
describe    span -> selector;  anchor: selector -> span
placed / suggested / orphan   found surely; found, but not surely; gone (shown, kept)
Alignment   what two articles, left and right, share; neither is the old one. Its Links join passages that say the same
same / edited / restated / only left / only right   how the wording of a passage relates to the other side
conflict    the same matter, a different fact; on screen: differs
version     another edition of one story;  origin: where wording came from
stated / inferred / absent   how we know a metadata value

Values flow up from here to `tui`; wishes come down through one front door, `index.workspace`.
"""
