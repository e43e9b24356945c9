"""What is known about a report, and how: stated in the text (with the line) or by the file, inferred (with the
reason), or absent.

A report without a title has none: its first words are shown in a list, and are not called a title. What a source said
to a newspaper does not make that newspaper the outlet. Each question has its own file; this one asks them in order
and puts the answers together.
"""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import replace

from index.article import ABSENT, OWN_WORDS, Basis, Kind, Metadata, Paragraph, Span, Value
from index.loading.facts.beside_dates import is_likely_person
from index.loading.facts.credits import credits_of, numbered_lines
from index.loading.facts.date_orders import order_of
from index.loading.facts.datelines import Dateline, dateline_alone, dateline_in
from index.loading.facts.dates import dates_in
from index.loading.facts.fields import Fields, FileSays, meaning_of, read_fields
from index.loading.facts.languages import language_told, stated_language
from index.loading.facts.named import is_caseless_name
from index.loading.facts.outlet_signs import ToldElsewhere
from index.loading.facts.outlets import outlet_named, outlet_stated_in, without_dates
from index.loading.facts.report_dates import report_dates
from index.loading.facts.titles import BORNE_OUT, is_borne_out, without_site
from index.loading.lines.date_lines import LONGEST_DATE_LINE
from index.loading.lines.labels import (
    author_in,
    author_named,
    is_name,
    is_role,
    is_section,
    names_in,
    names_in_a_place,
    reporters_in,
)
from index.text.folding import letters_of
from index.text.languages import SAMPLE


def metadata(
    text: str,
    paragraphs: Sequence[Paragraph],
    fields: Mapping[str, str] | FileSays | None = None,
    day_first: bool | None = None,
) -> Metadata:
    """The metadata of a report whose paragraphs have their kinds (see `cleaning.paragraphs`).

    `fields` is what the file says beside the text (`title`, `source`, `date`, `og:title`, ...), alone or with what else
    is `FileSays`; `day_first` how its column of dates is written, see `dates.day_orders`. Pure; under 0.5 ms CPU for
    3 kB.
    """
    known = read_fields(fields if isinstance(fields, FileSays) else FileSays(fields or {}, day_first))
    stated = stated_language(known.values.get("language", ""))
    language = language_told(stated, _own_words(text, paragraphs))
    author, datelines = _author(text, paragraphs, known), _datelines(text, paragraphs)
    writer = (author.value or "") if author.basis is Basis.STATED else ""
    place = next((dateline.place for dateline, _ in datelines if dateline.place), "")
    signed = tuple(name for dateline, _ in datelines for name in dateline.agencies if not is_likely_person(name))
    told = ToldElsewhere(writer, place, known.path, signed)
    outlet = _outlet(text, paragraphs, known, told)
    order = order_of(language, stated.country, outlet.value)
    published, updated = report_dates(text, paragraphs, known, order)
    if not published.value and not updated.value:
        published = next((Value(d.day, Basis.INFERRED, line, WRITTEN) for d, line in datelines if d.day), ABSENT)
    places = (Value(dateline.place, Basis.STATED, line) for dateline, line in datelines if dateline.place)
    return Metadata(
        title=_title(text, paragraphs, known),
        standfirst=_first_of(Kind.STANDFIRST, text, paragraphs) or _stated_standfirst(text, paragraphs, known),
        outlet=outlet,
        author=ABSENT if author.basis is Basis.INFERRED and author.value == outlet.value else author,
        published=published,
        updated=updated,
        dateline=next(places, known.value("dateline")),
        credits=credits_of(text, paragraphs, datelines),
        language=language,
    )


WRITTEN = "the dateline says that it was written that day"


def _first_of(kind: Kind, text: str, paragraphs: Sequence[Paragraph]) -> Value | None:
    for paragraph in paragraphs:
        if paragraph.kind is kind:
            return Value(" ".join(paragraph.span.of(text).split()), Basis.STATED, paragraph.line)
    return None


def _stated_standfirst(text: str, paragraphs: Sequence[Paragraph], known: Fields) -> Value:
    """The file's summary, unless it only repeats how the text begins."""
    field = known.value("standfirst")
    lede = _first_of(Kind.BODY, text, paragraphs)
    beginning = _letters(field.value or "")
    return ABSENT if lede and beginning and _letters(lede.value or "").startswith(beginning) else field


def _title(text: str, paragraphs: Sequence[Paragraph], known: Fields) -> Value:
    """The title in the text; a field's wording of it where the two are the same title, or where the text has none."""
    field = known.value("title")
    shown = _first_of(Kind.TITLE, text, paragraphs)
    if not field.value:
        return _of_layout(shown, text, paragraphs) if shown else ABSENT
    stated = without_site(field.value, known.values.get("outlet"))[0]
    if shown and shown.value:
        bare = shown.value.removesuffix(".").rstrip()
        if _letters(stated).startswith(_letters(bare)) or _letters(bare).startswith(_letters(stated)):
            return replace(shown, value=stated if shown.value == field.value else bare)
    return replace(field, value=stated)


LONGEST_RIVAL = 120
"""Characters of a line below the first that may be the title in its place."""


def _of_layout(shown: Value, text: str, paragraphs: Sequence[Paragraph]) -> Value:
    """A title that only the layout tells: the first line may also be the outlet's name or its slogan."""
    first = next(p for p in paragraphs if p.kind is Kind.TITLE)
    title = shown.value or ""
    if outlet_named(title.removeprefix("The ")):
        return replace(shown, basis=Basis.INFERRED, reason="it stands first, and may be the name of the outlet")
    own = (p.span for p in paragraphs if p.span.start > first.span.start and p.kind in OWN_WORDS)
    next_ = next(own, Span(len(text), len(text)))
    below = next_.of(text) if len(next_) <= LONGEST_RIVAL and not next_.of(text).endswith(".") else ""
    if not is_borne_out(title, text[next_.start : next_.start + BORNE_OUT], below):
        reason = "it stands first, but the report says nothing of it: it may be the outlet's name or a slogan"
        return replace(shown, basis=Basis.INFERRED, reason=reason)
    return shown


def _letters(words: str) -> str:
    return letters_of(words).removeprefix("title")


def _outlet(text: str, paragraphs: Sequence[Paragraph], known: Fields, told: ToldElsewhere) -> Value:
    field = known.value("outlet")
    if field.basis is Basis.STATED:
        return field
    stated = outlet_stated_in(text, paragraphs, told)
    if field.value and stated.basis is not Basis.STATED:
        return field
    if stated.value or not known.values.get("title"):
        return stated
    _, site = without_site(known.values["title"])
    return (
        Value(site, Basis.STATED, None, f"behind the title in the file's field {known.names['title']!r}")
        if site
        else ABSENT
    )


def _author(text: str, paragraphs: Sequence[Paragraph], known: Fields) -> Value:
    """Who wrote the report: as a byline says, else as the file says it, else whoever is named beside the date alone,
    which is inferred.
    """
    beside: Value = ABSENT
    begun = False
    for paragraph in paragraphs:
        begun = begun or paragraph.kind is Kind.BODY
        if paragraph.kind in (Kind.BOILERPLATE, Kind.DATE) and len(paragraph.span) <= 2 * LONGEST_DATE_LINE:
            lines = list(numbered_lines(text, paragraph))
            for (line, words), (_, below) in itertools.zip_longest(lines, lines[1:], fillvalue=(None, "")):
                byline, named = _beside_date(words)
                name = byline or author_in(words) or reporters_in(words)
                if not name and not begun:
                    name = words if is_role(below) and is_name(words) else names_in_a_place(words)
                if name and (bare := author_named(name)):
                    stated = _stated_author(known)
                    return stated if _is_fuller(stated.value, bare) else Value(bare, Basis.STATED, line)
                if named and not beside.value:
                    beside = Value(named, Basis.INFERRED, line, "stands by itself beside the date")
    return _stated_author(known) if known.value("author").value else beside


def _is_fuller(name: str | None, other: str) -> bool:
    """Whether a name says all words of another and more: an archive's "Lee, Ann" stands in the text as it is filed."""
    return set(map(letters_of, other.split())) < set(map(letters_of, (name or "").split()))


def _stated_author(known: Fields) -> Value:
    """The file's author; none where it names the outlet itself, or the site of a page."""
    field = known.value("author")
    name = author_named(field.value or "")
    site = without_site(known.values.get("title", ""))[1] if known.of_page else ""
    of_site = {letters_of(words) for words in (known.values.get("outlet"), site) if words}
    return replace(field, value=name) if name and letters_of(name) not in of_site else ABSENT


def _beside_date(words: str) -> tuple[str | None, str | None]:
    """Who a byline in front of a date names ("By Jane Roe Jan. 15, 2020"); else who may be named there, where a bar
    stands between ("Jane Roe, John Doe | 15.01.2020"). A single word there is a section or a place, and so is what the
    lexicon knows as one.
    """
    found = next(dates_in(words[:LONGEST_DATE_LINE]), None)
    before = words[: found.span.start] if found else ""
    bare = before.rstrip(" |")
    if not bare:
        return (author_in(without_dates(words)) if found else None), None
    if byline := author_in(bare) or next(filter(None, map(author_in, map(str.strip, bare.split("|")[1:]))), None):
        return byline, None
    if "|" not in before or outlet_named(bare) or is_caseless_name(bare) or dateline_alone(bare):
        return None, None
    names = names_in(bare)
    people = [name.strip() for name in names.split(",")] if names else []
    if not people or any(not is_name(name) or is_section(name) for name in people) or meaning_of(names or ""):
        return None, None
    return None, names


def _datelines(text: str, paragraphs: Sequence[Paragraph]) -> list[tuple[Dateline, int | None]]:
    """The datelines of a report, with their lines: of a line of its own before the first paragraph, and of that
    paragraph, or of the second where the first is but a sentence, for that may be a summary.
    """
    bodies, result = 0, list[tuple[Dateline, int | None]]()
    for paragraph in paragraphs:
        if paragraph.kind is not Kind.BODY:
            lines = numbered_lines(text, paragraph) if paragraph.kind in _MAY_BE_DATELINE else ()
            head = itertools.islice(lines, MOST_HEAD_LINES)
            result += [(alone, line) for line, words in head if (alone := dateline_alone(words))]
            continue
        if found := dateline_in(text, paragraph.span.start, paragraph.span.end):
            return [*result, (found, paragraph.line)]
        bodies += 1
        if bodies > 1 or len(paragraph.span) > LONGEST_SUMMARY or ". " in paragraph.span.of(text):
            break
    return result


MOST_HEAD_LINES = 40
"""Lines of one paragraph of dates or furniture above the text in which a dateline is looked for."""

_MAY_BE_DATELINE = frozenset({Kind.DATE, Kind.BOILERPLATE, Kind.HEADING})
LONGEST_SUMMARY = 300
"""Code points of a sentence that sums the report up before it begins."""


def _own_words(text: str, paragraphs: Sequence[Paragraph]) -> str:
    """The first words of the report, as many as its language is told from."""
    words, room = [], SAMPLE
    for paragraph in paragraphs:
        if paragraph.kind in OWN_WORDS and room > 0:
            words.append(text[paragraph.span.start : min(paragraph.span.end, paragraph.span.start + room)])
            room -= len(words[-1])
    return " ".join(words)
