"""A report on its way into an archive and back, and what is counted of it there."""

from __future__ import annotations

from collections.abc import Callable

from index.article import OWN_WORDS, Article
from index.catalogue import texts
from index.catalogue.catalogue import Summary
from index.catalogue.copies import Kin
from index.catalogue.texts import ReadReport
from index.names.corpus import Tally
from index.names.forms import names_in
from index.refresh.archive.reports import FolderReport, article_of, outline_of, row
from index.search.engines.opensearch.mapping import AGAIN, BOTH, CAPITALS, FORMS, REPORT, RUNS, mark_of
from index.text.words import own_forms

Read = Callable[..., list[Article]]
TEXT = (
    "Truce in Homs\n\nThe fighters of al-Nusra left. Al-Nusra said that Rami Abdel Rahman was in homs.\n"
    "A hope: Hope is not lost, said Rami Abdel Rahman of the group.\n"
)


def as_read(article: Article) -> ReadReport:
    own = "\n".join(p.span.of(article.text) for p in article.paragraphs if p.kind in OWN_WORDS)
    return ReadReport(article, names_in(own), texts.packed(article))


def listed(article: Article) -> Summary:
    known = article.metadata
    head = (article.id, article.path, article.heading, known.title.value is not None, known.outlet.value)
    return Summary(*head, known.date, known.published.basis, known.dateline.value, 20)


def test_it_comes_back_as_it_was(read: Read) -> None:
    (article,) = read("a.txt", TEXT)
    summary = listed(article)
    report = FolderReport("wires", summary, as_read(article))
    document = row(report)
    back, outline = article_of(document, document[REPORT].rstrip("=")), outline_of(document)
    assert (back.text, back.paragraphs, back.metadata) == (article.text, article.paragraphs, article.metadata)
    assert (back.id, back.path, outline.id, outline.path) == ("wires/a", "wires/a.txt", "wires/a", "wires/a.txt")
    assert outline.outlet_basis == article.metadata.outlet.basis
    assert (outline.heading, outline.date, outline.digest.hex()) == (summary.heading, summary.date, report.digest)


def test_what_it_says_and_is_called_is_in_its_digest(read: Read) -> None:
    (one,), (other,) = read("a.txt", TEXT), read("b.txt", TEXT.replace("left", "stayed"))
    summary = listed(one)
    digests = {
        FolderReport("wires", summary, as_read(one)).digest,
        FolderReport("other", summary, as_read(one)).digest,
        FolderReport("wires", listed(other), as_read(other)).digest,
        FolderReport("wires", summary._replace(heading="Another"), as_read(one)).digest,
        FolderReport("wires", summary, as_read(one), Kin(story="b")).digest,
    }
    assert len(digests) == 5
    assert len({mark_of(each) for each in digests}) == 5
    packed_otherwise = as_read(one)._replace(packed=b"")
    assert FolderReport("wires", summary, packed_otherwise).digest in digests


def test_what_it_has_to_do_with_others_goes_with_it_under_their_names_there(read: Read) -> None:
    (article,) = read("a.txt", TEXT)
    kin = Kin((("c", "below/c.txt"),), "a", "a", ("d", "e"))
    report = FolderReport("wires", listed(article), as_read(article), kin)
    told = Kin((("wires/c", "wires/below/c.txt"),), "wires/a", "wires/a", ("wires/d", "wires/e"))
    assert outline_of(row(report)).kin == told
    alone = FolderReport("wires", listed(article), as_read(article))
    assert outline_of(row(alone)).kin == Kin()


def test_a_word_is_counted_as_written_small_where_a_tally_of_reports_counts_it(read: Read) -> None:
    """Of all reports those that have the word, without those with a capital, and those with both."""
    texts = (TEXT, "Hope\n\nThey hope. The Nusra front.\n", "No\n\nA siege of homs.\n")
    articles = [article for number, text in enumerate(texts) for article in read(f"{number}.txt", text)]
    tally, small, seen, expected = Tally(), dict[str, int](), dict[str, int](), dict[str, int]()
    for number, article in enumerate(articles):
        said = names_in("\n".join(p.span.of(article.text) for p in article.paragraphs))
        tally.add(number, said)
        for run, times in said["names"].items():
            expected[run] = expected.get(run, 0) + min(times, 2)
        told = row(FolderReport("wires", listed(article), as_read(article)))
        for word in told[FORMS]:
            capital, both = word in told[CAPITALS], word in told[BOTH]
            small[word] = small.get(word, 0) + 1 - capital + both
        for run in told[RUNS]:
            seen[run] = seen.get(run, 0) + 1 + (run in told[AGAIN])
    tally.add_up()
    words = {form for article in articles for form in own_forms(article)}
    assert {"homs", "hope", "nusra", "siege"} <= words
    for word in words & tally.lower_counts.keys():
        assert small[word] == tally.lower_counts[word], word
    assert small["nusra"] == 0, "al-Nusra has a capital, whatever its article"
    assert seen == expected, "twice at most in a report"
