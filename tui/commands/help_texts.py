"""What `--help` and the manual say of each command: what it does, an example or more, how it ends."""

from __future__ import annotations

from typing import NamedTuple

STATUS = "Exit status: 0 found or done, 1 nothing found, 2 an error, said on standard error."

_OUTPUTS = """\b
--output ids      what each goes by, a line each
--output paths    their files, each once
--output count    how many there are
--output json     all as one line of JSON (--json)
--output jsonl    a line of JSON for each, as it comes"""


def _help(*paragraphs: str) -> str:
    return "\n\n".join((*paragraphs, STATUS))


def _examples(*lines: str) -> str:
    return "\n".join(("\b", *(f"  {line}" for line in lines)))


SEARCH = _help(
    "Search the reports; the words of QUERY need no quotes.",
    '\b\nWords find every spelling of a name. "words in quotes" stand together, -word leaves out,\n'
    "word1 OR word2 takes either; outlet: date: title: place: narrow down: docs/searching.md.\n"
    "A query that begins with - stands behind --, or begins with NOT.",
    _OUTPUTS,
    _examples(
        "deraa-tui search khan sheikhun",
        "deraa-tui search '\"chemical attack\" -idlib date:2017-04' --limit 20",
        "deraa-tui search outlet:sana aleppo --json | jq -r '.hits[].path'",
        "deraa-tui search NOT has:outlet --output ids",
        "deraa-tui search aleppo --output paths -0 | xargs -0 wc -w",
        "deraa-tui search --batch queries.txt --output count",
    ),
)
LIST = _help(
    "List the reports, and the files that could not be read.",
    _OUTPUTS,
    _examples("deraa-tui list", "deraa-tui list --output jsonl | jq -r 'select(.words > 500).article'"),
)
SHOW = _help(
    "Show reports with all that is known of them; one that cannot be shown does not stop the rest.",
    "ARTICLE is an id, or any beginning of one that no other has. --batch reads one a line.",
    _examples(
        "deraa-tui show 003",
        "deraa-tui search aleppo --output ids | deraa-tui show --batch - --json",
    ),
)
COMPARE = _help(
    "Compare two reports, or up to thirty claim by claim.",
    _examples(
        "deraa-tui compare 000 001",
        "deraa-tui compare 000 001 --html comparison.html",
        "deraa-tui compare 000 001 002 --csv > claims.csv",
    ),
)
TUTORIAL = _help(
    "Learn the reader in the reader: ten steps, five minutes, on a copy of the sample.",
    "Nothing of yours is touched: notes, cache and what is taken away lie in a folder that goes when you leave.",
    _examples("deraa-tui tutorial"),
)
SERVE = _help(
    "Show the reader in a browser on this machine, until Ctrl+C.",
    "It listens on 127.0.0.1 alone, and its address has a key without which nothing is shown. From another machine go "
    "through ssh with the same port: ssh -L 8000:127.0.0.1:8000 HOST. Needs the extra `serve`.",
    _examples("deraa-tui serve reports", "deraa-tui serve --port 8765"),
)
INDEX = _help(
    "Read what is new or changed in the folder, now.",
    _examples("deraa-tui index --folder reports", "deraa-tui index --rebuild"),
)
ARCHIVE = _help(
    "Bring a folder's reports into a desk's archive on OpenSearch, or say what one holds.",
    "push sends what is new or changed, takes out what is gone, and can be cut short and run again; several folders "
    "make one archive. Who you are stands in DERAA_ARCHIVE_USER and DERAA_ARCHIVE_PASSWORD, or DERAA_ARCHIVE_TOKEN, "
    "never in the URL. Needs the extra 'archive'. deraa-tui URL opens an archive as it opens a folder, and so does "
    "--folder URL of the other commands.",
    _examples(
        "deraa-tui archive push reports --to https://archive.example:9200/desk",
        "deraa-tui archive push reports --to https://archive.example:9200/desk --as wires --json",
        "deraa-tui archive status https://archive.example:9200/desk",
    ),
)
CONFIG = _help(
    "Show which files are in force, every setting and every key.",
    "With --check say what is wrong with the settings: status 2 where something is.",
    _examples("deraa-tui config", "deraa-tui config --json | jq .settings.annotations", "deraa-tui config --check"),
)
ANNOTATE = _help(
    "Annotate a passage of a report.",
    "--batch reads a JSON object a line, with article, quote and what else the options name (occurrence, note, kind, "
    "tags), and gives one answer a line; one that cannot be made has an error, and does not stop the rest.",
    _examples(
        "deraa-tui annotate 003 --quote 'rebel district' --note 'which one?' --kind doubt --tag place",
        "deraa-tui annotate --batch notes.jsonl",
    ),
)


class VerbHelp(NamedTuple):
    """What `--help` says of one thing that a command does: what follows its name, the words, and the options it takes
    besides those of every command.
    """

    takes: str
    text: str
    options: tuple[str, ...] = ()


ANNOTATION_VERBS = {
    "edit": VerbHelp(
        "ID",
        _help(
            "Change an annotation: its note, its kind, its tags; what is not named stays.",
            "ID is any beginning of an id that no other has. --tag, given once for each, names all tags it has then.",
            _examples(
                "deraa-tui annotations edit 7f3a --note 'the northern one'",
                "deraa-tui annotations edit 7f3a --kind doubt --tag place --tag checked",
                "pbpaste | deraa-tui annotations edit 7f3a --note -",
            ),
        ),
        ("note", "kind", "tags", "output", "as_json"),
    ),
    "delete": VerbHelp(
        "ID",
        _help(
            "Delete an annotation. There is no way back from here: in the reader u brings back what was deleted there.",
            _examples("deraa-tui annotations delete 7f3a"),
        ),
    ),
    "link": VerbHelp(
        "ID REL ID",
        _help(
            "Link two annotations: the first is REL the second.",
            "REL is contradicts, supports, repeats, cites or 'same event'.",
            _examples(
                "deraa-tui annotations link 7f3a contradicts 91bc",
                "deraa-tui annotations link 7f3a 'same event' 91bc",
            ),
        ),
        ("output", "as_json"),
    ),
    "import": VerbHelp(
        "FILE",
        _help(
            "Take in annotations made elsewhere: W3C Web Annotations or a Hypothesis export; - is standard input.",
            "Each passage is found again in its report, and how surely is said. What is here already stays once.",
            _examples(
                "deraa-tui annotations import hypothesis.json",
                "ssh elsewhere deraa-tui annotations --w3c | deraa-tui annotations import -",
            ),
        ),
        ("output", "as_json"),
    ),
    "check": VerbHelp(
        "",
        _help(
            "List the annotations whose passages are not surely where they were; status 1 where one is gone.",
            _examples("deraa-tui annotations check", "deraa-tui annotations check --json"),
        ),
        ("output", "as_json"),
    ),
    "recover": VerbHelp(
        "",
        _help(
            "Save the notes that could not be saved when they were written.",
            _examples("deraa-tui annotations recover"),
        ),
    ),
    "take-over": VerbHelp(
        "",
        _help(
            "Copy the notes of a folder that is gone, where most of their passages stand in the reports here.",
            _examples("deraa-tui annotations take-over"),
        ),
    ),
    "merge-driver": VerbHelp(
        "BASE OURS THEIRS [PATH]",
        _help(
            "Merge two states of an annotation file as git asks a merge driver to; the result replaces OURS.",
            _examples("git config merge.deraa.driver 'deraa-tui annotations merge-driver %O %A %B %P'"),
        ),
    ),
}
"""What `annotations` does besides listing, by its name."""
ARCHIVE_VERBS = {
    "push": VerbHelp(
        "FOLDER",
        _help(
            "Bring a folder's reports into an archive: what is new or changed is sent, what is gone taken out.",
            "It can be cut short and run again; several folders make one archive.",
            _examples(
                "deraa-tui archive push reports --to https://archive.example:9200/desk",
                "deraa-tui archive push reports --to https://archive.example:9200/desk --as wires --json",
            ),
        ),
        ("address", "name", "as_json"),
    ),
    "status": VerbHelp(
        "URL",
        _help(
            "Say how many reports an archive holds, of which folders and days, and how its cluster is.",
            _examples("deraa-tui archive status https://archive.example:9200/desk"),
        ),
        ("as_json",),
    ),
}
"""What `archive` does, by its name."""
ANNOTATIONS = _help(
    "List or export annotations, or change one: edit ID, delete ID, link ID REL ID, import FILE, check, recover, "
    "take-over.",
    "REL is contradicts, supports, repeats, cites or 'same event'. check fails when a passage is gone.",
    _OUTPUTS,
    _examples(
        "deraa-tui annotations --search tag:place --markdown",
        "deraa-tui annotations edit 7f3a --note 'the northern one' --tag place --tag checked",
        "deraa-tui annotations link 7f3a contradicts 91bc",
        "deraa-tui annotations --w3c | ssh elsewhere deraa-tui annotations import -",
    ),
)
