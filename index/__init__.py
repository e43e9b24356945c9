"""Everything deraa-tui knows without a screen. Never imports textual, rich, click or tui.

Values flow up from here to `tui`; wishes come down through one front door, `index.workspace`. The ways of data and the
rooms: docs/architecture.md. The words, one for each thing, in code, on screens, in documents and in tests:

A report
Article  one report, read; the README may say "report"; its id is its path without suffix: "2021/deraa-siege"
Span  a half-open stretch of an article's text, in code points: Span(10, 24)
passage  the text that a span covers: "rebel district"
Paragraph  a stretch of lines of one Kind: title, standfirst, heading, body, caption, date, boilerplate
own words  what the report itself says: paragraphs that are title, standfirst, heading or body
around  what stands beside the own words: a caption, a byline, a teaser
furniture  what a page puts beside its report: "Read more", "Share on Facebook"
Value  a metadata value and its Basis: stated (with the line), inferred (with the reason) or absent
dateline  where and by whom a report was written, before its first words: "BEIRUT (Reuters) -"
place  a town or country: "Beirut"; where something stands is a position (of a word), an offset (of a letter), a row
witness  one of several that say a value: the line with a date is a better one than a column
Credit  an agency named for the text or a photo: "AFP", for the photo
Draft  an article that is named and not made yet; NotRead  a file that gave none, with the reason

The folder
Catalogue  what is known of every article without opening its file: one SQLite file, built anew after any doubt
Summary  an article as a list shows it
Stamp  a file's path, size and time; what changed is what has another stamp
refresh  reading what is new, changed or gone in the folder
Shelf  hands out articles by their id and keeps those in use
copy  another file with the very same text
version / edition  another state of one report: that of 10:30 and that of 14:00
story  the reports of one incident, editions among them: in the list one row, if you like
Family  the spellings of one name, also "variant family": Daraa, Deraa, Dar'a
alias  another name that spelling cannot give away: White Helmets for Syria Civil Defence
form  a word as it is folded for search: "daraa", "killed"

Searching
Query  what the user asks, as a tree: Loose((Term("deraa"), InField("outlet", Term("sana"))))
QueryField  one of the fields a query can ask: "outlet:", "date:", "tag:"
Plan  a query made concrete: words widened to forms, filters to sets of articles
Engine  keeps the postings of articles and ranks them for a plan
Concept  a word, phrase or name of the query, in any spelling; its Marks are where it stands in a text
Rule  one reason why an article comes before another: proximity, spelling as typed
Tier  ALL words of the query are there, or SOME
Hit  an article that a query finds, with its reasons: "all 2 words", "'Daraa' for 'deraa'"
Snippet  the passage that is shown for a hit
Answer  the hits for a query, best first, with what was added and remarked

Annotating
Annotation  a note on a passage, also "note"; its kind: "claim", its tags: "casualties"
Selector  how it remembers its passage: exact, prefix, suffix, start, occurrence (W3C Web Annotation)
describe / anchor  span to selector, and selector to span again
Placement  where a passage is now: placed (surely), suggested (not surely) or an orphan (gone; shown, kept)
Placed  an annotation with its placement
NoteLink  what one note's passage is to another's: "contradicts"
Store  the annotations on disk: a YAML file a report

Comparing
left / right  the two reports; neither is the old one
Side  one report as comparison needs it
Alignment  what the two share; its Links join sentences that tell the same fact, sure or perhaps
Wording  how a linked sentence is worded: same, edited or restated; without a link it is only left or only right
EqualRun  words in a row that stand in both reports
StatedValue  a value that a sentence states, with the interval its wording allows: 12 of "killed 12 people"
numeral  the number words that touch each other, read as one number or as none: "dix-sept"
matter  what a value is the value of, told by the words around it: two values of one matter may clash
FactKind  what kind of value: a count, money, a share, a day; only values of one kind are held against each other
Conflict  one matter, two values that cannot both be true, with its chance; on screen: differs, or worth a look
Strength  how much may be said of a conflict: hard (12 and 15, plainly of the same), update (of a later day), soft
Claim  sentences of several reports that tell one fact
Standing  how a report stands to a claim: has, differs or lacks it
origin  where wording came from: two papers that print one agency's text have one origin
incident  what happened, where, when and with what toll; a report tells of one above all, and looks back to others
Signature  what tells a report's incident from another: its names, words, numbers, days and tolls

What the user reads is made of these words. One thing that is bad among many is a value with its reason; a whole
operation that failed is a `DeraaError` (index/errors.py).
"""
