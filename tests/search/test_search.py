"""Searching the sample: what is found, in which order, why, and what is marked."""

from __future__ import annotations

import random
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise

import pytest
from conftest import FIFTH, FIRST, FOURTH, SECOND, THIRD

from index.errors import Cancelled
from index.search.engines.engine import Tier
from index.search.plan.offering import TIMES_IN_ANOTHER_ENDING, TIMES_SAID, offered
from index.search.request import SearchRequest
from index.search.searcher import Answer
from index.workspace import Workspace

ALL = {FIRST, SECOND, THIRD, FOURTH, FIFTH}


def found(answer: Answer) -> list[str]:
    return [hit.summary.id for hit in answer.hits]


def marked(workspace: Workspace, answer: Answer) -> set[str]:
    return {m.span.of(workspace.library.article(h.summary.id).text) for h in answer.hits for m in h.marks}


@pytest.mark.parametrize("spelling", ["deraa", "daraa", "Deraa", "DARAA", "Dar'a"])
def test_any_spelling_of_the_town_finds_all_five(workspace: Workspace, spelling: str) -> None:
    assert set(found(workspace.search.answer(spelling))) == ALL


def test_the_spelling_that_stands_in_the_text_is_marked_and_said(workspace: Workspace) -> None:
    answer = workspace.search.answer("deraa")
    assert {"Deraa", "Daraa"} <= marked(workspace, answer)
    assert any("‘Daraa’ for ‘deraa’" in hit.why for hit in answer.hits)
    assert "Daraa" in answer.spellings[0].added


def test_exactly_as_typed_finds_only_that(workspace: Workspace) -> None:
    saying_so = {i for i in ALL if "Daraa" in own_words(workspace, i)}
    answer = workspace.search.answer("=daraa")
    beside = [h.summary.id for h in answer.hits if "‘daraa’ only around the text" in h.why]
    assert beside == found(answer)[-len(beside) :] and set(found(answer)) - {*beside} == saying_so != ALL
    assert found(workspace.search.answer("=daraa")) == found(
        workspace.search.answer(SearchRequest("daraa", exact=True))
    )


def own_words(workspace: Workspace, article: str) -> str:
    from index.article import OWN_WORDS

    read = workspace.library.article(article)
    return "\n".join(p.span.of(read.text) for p in read.paragraphs if p.kind in OWN_WORDS)


def test_articles_with_all_words_come_before_those_with_some(workspace: Workspace) -> None:
    answer = workspace.search.answer("checkpoints observatory amman")
    tiers = [hit.tier for hit in answer.hits]
    assert tiers == sorted(tiers)
    assert Tier.SOME in tiers


def test_how_many_have_all_words_is_said(workspace: Workspace) -> None:
    answer = workspace.search.answer("checkpoints observatory amman")
    every = sum(hit.tier is Tier.ALL for hit in answer.hits)
    assert answer.tiers == f"{every} with all 3 words, {answer.total - every} with fewer"
    two = workspace.search.answer("checkpoints observatory")
    every = sum(hit.tier is Tier.ALL for hit in two.hits)
    assert two.tiers == f"{every} with both words, {two.total - every} with one"
    assert workspace.search.answer("deraa").tiers == workspace.search.answer('"rebel district"').tiers == ""


def test_another_ending_is_the_same_word(workspace: Workspace) -> None:
    assert set(found(workspace.search.answer("militia"))) == set(found(workspace.search.answer("militias")))


def test_a_phrase_wants_its_words_in_a_row(workspace: Workspace) -> None:
    assert set(found(workspace.search.answer('="rebel district"'))) == {FIRST, SECOND}
    assert set(found(workspace.search.answer('"district rebel"'))) == set()


def test_a_phrase_takes_a_name_in_any_spelling(workspace: Workspace) -> None:
    assert {FIRST, SECOND, THIRD, FOURTH, FIFTH} == set(found(workspace.search.answer('"deraa al balad"')))


def test_what_is_left_out_is_left_out(workspace: Workspace) -> None:
    assert set(found(workspace.search.answer("deraa -observatory"))) == ALL - {THIRD, FOURTH}
    assert set(found(workspace.search.answer("deraa NOT observatory"))) == ALL - {THIRD, FOURTH}


def test_a_word_being_typed_is_a_beginning(workspace: Workspace) -> None:
    assert THIRD in found(workspace.search.answer(SearchRequest("checkpo", typing=True)))


def test_a_last_word_that_no_report_says_is_a_beginning(workspace: Workspace) -> None:
    answer = workspace.search.answer("deraa checkpo")
    assert found(answer)[:2] == found(workspace.search.answer(SearchRequest("deraa checkpo", typing=True)))[:2]
    assert answer.remarks == ("No report says 'checkpo': it is taken for the beginning of a word.",)
    assert THIRD in found(workspace.search.answer("checkpo"))
    assert (
        found(workspace.search.answer(SearchRequest("checkpo", exact=True)))
        == found(workspace.search.answer("=checkpo"))
        == []
    )
    assert workspace.search.answer("deraa siege").remarks == ()


def test_a_slip_of_the_finger_finds_what_was_meant(workspace: Workspace) -> None:
    answer = workspace.search.answer("chekpoints")
    assert THIRD in found(answer)
    assert (answer.spellings[0].added, answer.spellings[0].because) == (("checkpoints",), "fuzzy")


def test_an_empty_query_is_every_report(workspace: Workspace) -> None:
    assert set(found(workspace.search.answer(""))) == ALL


def test_nothing_found_is_an_answer(workspace: Workspace) -> None:
    assert workspace.search.answer("zanzibar").total == 0


@pytest.mark.parametrize("query", ["a*", "*", "the", "- -", '"', "x " * 300, "(" * 300])
def test_no_query_freezes_or_breaks(workspace: Workspace, query: str) -> None:
    answer = workspace.search.answer(SearchRequest(query, typing=True))
    assert answer.total <= 5


def test_and_never_finds_more(workspace: Workspace) -> None:
    one = set(found(workspace.search.answer("checkpoints")))
    both = set(found(workspace.search.answer("checkpoints AND observatory")))
    assert both <= one


def test_fields_look_in_one_place(workspace: Workspace) -> None:
    assert set(found(workspace.search.answer("title:patrol"))) == {THIRD}
    assert set(found(workspace.search.answer("body:observatory"))) == {THIRD, FOURTH}


def test_passages_hold_the_marks_and_lie_inside_the_article(workspace: Workspace) -> None:
    for hit in workspace.search.answer("russian military police").hits:
        text = workspace.library.article(hit.summary.id).text
        for snippet in hit.snippets:
            assert snippet.span.end <= len(text)
            assert all(snippet.span.start <= m.start and m.end <= snippet.span.end for m in snippet.marks)
    assert marked(workspace, workspace.search.answer('"military police"')) == {"military police"}


def test_a_no_break_space_parts_words_like_any_other(workspace: Workspace) -> None:
    assert THIRD in found(workspace.search.answer('"government\'s official"'))


def test_annotations_are_searched_with_the_same_language(workspace: Workspace) -> None:
    from index.article import Span

    workspace.notes.annotate(FIRST, Span(17, 60), "count the dead", tags=("casualties",), kind="figure")
    assert found(workspace.search.answer("has:note")) == [FIRST]
    assert found(workspace.search.answer("tag:casualties deraa")) == [FIRST]
    assert found(workspace.search.answer("kind:claim")) == []
    assert found(workspace.search.answer('note:"the dead"')) == [FIRST]


def test_counts_are_of_the_whole_result(workspace: Workspace) -> None:
    answer = workspace.search.answer(SearchRequest("deraa", limit=1))
    known = [s for s in workspace.library.summaries() if s.id in answer.found]
    counts = workspace.search.counts(answer)
    assert sum(n for _, n in counts.outlets) == sum(s.outlet is not None for s in known)
    assert sum(n for _, n in counts.months) == sum(bool(s.date and len(s.date) >= 7) for s in known)
    assert [m for m, _ in counts.months] == sorted(m for m, _ in counts.months)


@pytest.mark.parametrize("strict", ["=dera'aa", '"district rebel deraa"', "deraa AND zanzibar", "-mortar =dera'aa"])
def test_where_nothing_is_found_a_wider_query_that_finds_is_suggested(workspace: Workspace, strict: str) -> None:
    answer = workspace.search.answer(strict)
    assert answer.total == 0
    assert answer.suggestion is not None
    assert workspace.search.answer(answer.suggestion).total > 0


def test_a_suggestion_is_made_only_where_nothing_is_found(workspace: Workspace) -> None:
    assert workspace.search.answer("deraa").suggestion is None
    assert workspace.search.answer("zanzibar").suggestion is None


REPORT = "---\ntitle: {title}\noutlet: {outlet}\ndate: {date}\n---\n\n{body}\n"


def test_an_outlet_and_a_month_among_the_words_bring_its_reports_first(open_folder: Callable[..., Workspace]) -> None:
    workspace = open_folder(
        {
            "own.md": REPORT.format(title="Talks", outlet="Daily Sabah", date="2016-09-12", body="The truce holds."),
            "other.md": REPORT.format(
                title="Truce", outlet="SANA", date="2016-10-02", body="The truce, Daily Sabah said in September 2016."
            ),
            "third.md": REPORT.format(title="Truce", outlet="SANA", date="2016-09-13", body="The truce of the week."),
        }
    )
    answer = workspace.search.answer("daily sabah truce september 2016")
    assert found(answer)[0] == "own"
    assert set(found(answer)) == {"own", "other", "third"}
    assert {"outlet daily sabah", "date september 2016"} <= set(answer.hits[0].why)


def test_the_reports_of_an_author_are_not_those_that_name_her(open_folder: Callable[..., Workspace]) -> None:
    workspace = open_folder(
        {
            "hers.txt": "Bridge opens\n\nBy Maria Stein\n\n5 March 2020\n\nThe bridge opened on Thursday.",
            "his.txt": "Harbour closes\n\nBy Tom Perry\n\n6 March 2020\n\nIt closed. Maria Stein had warned.",
        }
    )
    assert (
        found(workspace.search.answer("author:stein"))
        == found(workspace.search.answer('author:"Maria Stein" bridge'))
        == ["hers"]
    )
    assert set(found(workspace.search.answer("stein"))) == {"hers", "his"}
    assert found(workspace.search.answer("author:harbour")) == []


def test_a_report_on_a_country_may_say_only_its_people(open_folder: Callable[..., Workspace]) -> None:
    workspace = open_folder({"a.txt": "Envoys met\n\nThe Iranian envoy left.", "b.txt": "Rain\n\nIraqi rivers rose."})
    assert found(workspace.search.answer("iran")) == ["a"]
    assert found(workspace.search.answer("=iran")) == []


def test_pairs_that_are_never_the_same_share_no_stem_either(open_folder: Callable[..., Workspace]) -> None:
    """An English stemmer takes Hamas for the plural of Hama."""
    workspace = open_folder({"a.txt": "Hama\n\nShells fell on Hama.", "b.txt": "Hamas\n\nHamas said so."})
    assert found(workspace.search.answer("hama")) == ["a"]


def test_a_half_typed_phrase_and_name_find_what_they_may_become(workspace: Workspace) -> None:
    assert {FIRST, SECOND} <= set(found(workspace.search.answer(SearchRequest('"rebel dist', typing=True))))
    assert sorted(found(workspace.search.answer(SearchRequest("russian m", typing=True)))) == sorted(
        found(workspace.search.answer("russian"))
    )


def test_a_long_query_is_ranked_by_its_words_and_said_to_be_cut(workspace: Workspace) -> None:
    answer = workspace.search.answer("checkpoints " * 300)
    assert answer.total == workspace.search.answer("checkpoints").total
    assert answer.remarks == ("Only the first 200 words are searched for.",)


def test_looking_without_a_spelling(workspace: Workspace) -> None:
    everywhere = workspace.search.answer("deraa")
    fewer = workspace.search.answer(SearchRequest("deraa", without=frozenset({"daraa"})))
    assert "Daraa" not in marked(workspace, fewer)
    assert set(found(fewer)) <= set(found(everywhere))


def test_a_typed_word_gives_its_likeliest_endings_a_place_each(open_folder: Callable[..., Workspace]) -> None:
    files = {f"a{n}.txt": "Damascus calm\n\nDamascus, Damascus, and Damascus again." for n in range(8)}
    texts = {name: text + f" Day {name}." for name, text in files.items()}
    workspace = open_folder(
        {**texts, "b.txt": "Daraya shelled\n\nShells fell on Daraya.", "c.txt": "Rain\n\nIt rained."}
    )
    assert "b" in found(workspace.search.answer(SearchRequest("da", typing=True)))[:5]
    assert "b" in found(workspace.search.answer(SearchRequest("d", typing=True)))[:5]
    assert "c" not in found(workspace.search.answer(SearchRequest("da", typing=True)))


def test_an_outlet_and_a_month_are_understood_while_they_are_typed(open_folder: Callable[..., Workspace]) -> None:
    workspace = open_folder(
        {
            "own.md": REPORT.format(title="Talks", outlet="Daily Sabah", date="2016-09-12", body="The truce holds."),
            "other.md": REPORT.format(title="Truce", outlet="SANA", date="2016-10-02", body="The truce. A truce."),
        }
    )
    for query in ("truce daily sab", "truce sept", "truce september 20", "dail"):
        assert found(workspace.search.answer(SearchRequest(query, typing=True)))[0] == "own"


def test_a_report_on_several_endings_comes_first(open_folder: Callable[..., Workspace]) -> None:
    towns = ("Kamra", "Kadris", "Kalban", "Kanfar", "Kafshun", "Karmat")
    files = {f"{town}.txt": f"{town} calm\n\nIt was calm in {town}, they said on day {town}." for town in towns}
    workspace = open_folder({**files, "both.txt": "Kamra and Kadris shelled\n\nShells fell on Kamra and on Kadris."})
    assert found(workspace.search.answer(SearchRequest("ka", typing=True)))[0] == "both"


def test_a_name_of_several_words_is_begun_with_its_first(open_folder: Callable[..., Workspace]) -> None:
    many = {
        f"k{n}.txt": f"Khan {name} {n}\n\nThe gate of Khan {name}: Khan, Khan, said {n}."
        for n, name in enumerate(("Sheikhoun", "Shaykhun", "Sheikhoun", "Sheikhoun", "Sheikhoun", "Sheikhoun"))
    }
    few = {
        f"t{n}.txt": f"Shells on Khan {name} {n}\n\nThe road to Khan {name} was shut for the whole of day {n}."
        for n, name in enumerate(("Touman", "Tuman", "Touman"))
    }
    workspace = open_folder({**many, **few})
    for query in ("Khan", "Khan ", "Khan T"):
        assert any(i.startswith("t") for i in found(workspace.search.answer(SearchRequest(query, typing=True)))[:5]), (
            query
        )


def test_an_article_and_a_letter_begin_a_name(open_folder: Callable[..., Workspace]) -> None:
    calm = {f"{n}.txt": f"Rain {n}\n\nThere was rain at the al-Bab gate on day {n}." for n in range(8)}
    workspace = open_folder({**calm, "h.txt": "Hasakah shelled\n\nShells fell on Hasakah, in Hassakeh, they said."})
    for query in ("al-Ha", "Al Ha", "al-Has"):
        assert found(workspace.search.answer(SearchRequest(query, typing=True)))[0] == "h"


def test_the_first_letter_of_a_word_hides_nothing_in_a_phrase(workspace: Workspace) -> None:
    assert found(workspace.search.answer(SearchRequest('"rebel d', typing=True))) == found(
        workspace.search.answer(SearchRequest('"rebel', typing=True))
    )


def test_while_typing_the_first_five_are_of_different_months(open_folder: Callable[..., Workspace]) -> None:
    def report(n: int, date: str) -> str:
        return REPORT.format(title=f"Shells {n}", outlet="SANA", date=date, body=f"Shells fell, said witness {n}.")

    files = {f"s{n}.md": report(n, f"2016-09-{n + 1:02}") for n in range(8)}
    workspace = open_folder({**files, "other.md": report(9, "2016-02-01")})
    answer = workspace.search.answer(SearchRequest("shells fell", typing=True))
    assert "other" in found(answer)[:5]
    assert sorted(found(answer)) == sorted(found(workspace.search.answer("shells fell")))


def test_an_outlet_by_its_name_alone_with_and_without_its_article(open_folder: Callable[..., Workspace]) -> None:
    own = REPORT.format(title="Talks", outlet="manar", date="2016-09-12", body="The truce holds.")
    other = REPORT.format(title="Manar tower", outlet="SANA", date="2016-10-02", body="Al-Manar tower, Manar, Manar.")
    workspace = open_folder({"own.md": own, "other.md": other})
    for query in ("manar", "al-manar", "al manar", "Al Manar truce"):
        assert found(workspace.search.answer(query))[0] == "own"


def test_a_query_without_a_word_finds_nothing_and_says_so(workspace: Workspace) -> None:
    answer = workspace.search.answer("😀")
    assert (answer.total, len(answer.remarks)) == (0, 1)
    assert set(found(workspace.search.answer('"'))) == ALL


def test_a_space_ends_a_word(workspace: Workspace) -> None:
    assert (
        found(workspace.search.answer(SearchRequest("checkpo ", typing=True)))
        == found(workspace.search.answer("checkpo "))
        == []
    )


def test_a_slip_brings_every_ending_of_what_was_meant(open_folder: Callable[..., Workspace]) -> None:
    workspace = open_folder({"a.txt": "One\n\nA checkpoint fell.", "b.txt": "Two\n\nCheckpoints fell."})
    assert set(found(workspace.search.answer("chekpoint"))) == {"a", "b"}


def test_the_spelling_typed_comes_first_where_most_reports_have_it(open_folder: Callable[..., Workspace]) -> None:
    texts = {f"a{n}.txt": f"News {n}\n\nOn day {n} men left Karbala by road." for n in range(6)}
    texts |= {f"b{n}.txt": f"Kerbala {n}\n\nIn Kerbala." for n in range(2)}
    workspace = open_folder(texts)
    assert [i[0] for i in found(workspace.search.answer("karbala"))] == ["a"] * 6 + ["b"] * 2
    assert found(workspace.search.answer("kerbala"))[0][0] == "b"
    assert len(found(workspace.search.answer("kerbala"))) == 8


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("nosuchfield:xyzzy", "nosuchfield: is no field"),
        ("oulet:sana", "oulet: is no field; did you mean outlet:?"),
        ("deraa -titel:siege", "titel: is no field; did you mean title:?"),
        ("source:sana", "source: is no field; did you mean outlet:?"),
        ("Outlet:sana", "Outlet: is no field; did you mean outlet:?"),
        ('oulet:"rebel district"', "oulet: is no field; did you mean outlet:?"),
        ("byline:smith", "byline: is no field; did you mean author:?"),
        ("language:xyzzy", "language: is no field and was taken as a word; fields are title:"),
        ("city:aleppo", "city: is no field"),
        ("lang:xyzzy", "lang: is no field"),
        ('"deraa xyzzy', "The quotation mark is not closed"),
        ('"rebel district', "The quotation mark is not closed"),
        ("deraa (siege OR russia", "The bracket is not closed"),
        ("AND NOT", "This query asks for nothing"),
        ("outlet:", "This query asks for nothing"),
        ("🙂", "There is no word"),
    ],
)
def test_why_a_query_finds_nothing_or_everything_is_said(workspace: Workspace, query: str, said: str) -> None:
    (remark,) = workspace.search.answer(query).remarks
    assert remark.startswith(said)


def test_an_article_that_is_an_english_word_is_an_article_before_a_hyphen(
    open_folder: Callable[..., Workspace],
) -> None:
    spelled = ("Maarat al-Numan", "Maaret al-Numan", "Maaret Alnouman")
    texts = {f"{n}.txt": f"News {n}\n\nThe market of {s} was hit. {s} burns." for n, s in enumerate(spelled)}
    workspace = open_folder(texts)
    assert set(found(workspace.search.answer("Ma'arrat an-Numan"))) == {"0", "1", "2"}


@pytest.mark.parametrize(
    "query",
    [
        "",
        "outlet:anadolu",
        "outlet:anad",
        "author:ste",
        "tag:casu",
        "deraa: siege",
        "https://news.example/xyzzy",
        '"deraa"',
        "deraa 12:30",
        "Matthew 5:3",
        '"so oulet:sana said"',
        "deraa (siege OR russia)",
        "Siege:deraa",
    ],
)
def test_nothing_is_remarked_on_a_query_as_it_should_be(workspace: Workspace, query: str) -> None:
    assert workspace.search.answer(query).remarks == ()


def test_what_stands_around_a_report_finds_it_last(open_folder: Callable[..., Workspace]) -> None:
    prose = "The ferry left the harbour of the old town at noon with forty people on board, residents said."
    caption = "A ferry off Zanzibar on July 3, 2018. / AFP / Jane ROE"
    workspace = open_folder({
        "a.txt": f"Ferry leaves harbour\n\n{caption}\n\n{prose}\n\nNobody was hurt, the company said on Monday.",
        "b.txt": f"Ferry to Zanzibar\n\n{prose}\n\nIt reached Zanzibar at night, the company said on Monday.",
    })  # fmt: skip
    answer = workspace.search.answer("zanzibar")
    assert found(answer) == ["b", "a"]
    last = answer.hits[-1]
    assert last.why == ("‘zanzibar’ only around the text",)
    assert [m.span.of(workspace.library.article("a").text) for m in last.marks] == ["Zanzibar"]
    assert found(workspace.search.answer("jane roe")) == ["a"] and found(workspace.search.answer("ferry roe"))[0] == "a"
    assert set(found(workspace.search.answer("ferry -zanzibar"))) == {"a"}
    assert found(workspace.search.answer("title:zanzibar")) == ["b"]


@pytest.mark.parametrize("query", ["airstrike", "air strike", "air-strikes", '"air strike"'])
def test_a_compound_is_found_however_it_is_written(open_folder: Callable[..., Workspace], query: str) -> None:
    said = ["An airstrike hit the town.", "Airstrikes hit.", "An air strike hit.", "Two air-strikes hit the town."]
    other = ["The strike of the bakers ended; the air was clear.", "The air was clear.", "The strike ended."]
    workspace = open_folder({f"{n}.txt": f"News\n\n{text}" for n, text in enumerate([*said, *other])})
    assert set(found(workspace.search.answer(query))[:4]) == {"0", "1", "2", "3"}


def test_a_compound_exactly_as_typed_is_itself(open_folder: Callable[..., Workspace]) -> None:
    workspace = open_folder({"a.txt": "News\n\nAn airstrike hit.", "b.txt": "News\n\nAn air strike hit."})
    assert (
        found(workspace.search.answer("=airstrike"))
        == found(workspace.search.answer(SearchRequest("airstrike", exact=True)))
        == ["a"]
    )
    assert found(workspace.search.answer('="air strike"')) == ["b"]


def test_a_name_that_is_typed_goes_on_behind_its_article(open_folder: Callable[..., Workspace]) -> None:
    texts = {f"{n}.txt": f"News {n}\n\nShells fell on {s} at night, {s} said." for n, s in enumerate(
        ["Jisr al-Shughour", "Jisr ash-Shughur", "Jisr al-Shughur", "Kafr Zita"]
    )}  # fmt: skip
    workspace = open_folder(texts)
    for typed in ("Jisr a", "Jisr as", "Jisr ash", "Jisr ash-", "Jisr ash-Sh"):
        assert set(found(workspace.search.answer(SearchRequest(typed, typing=True)))[:3]) == {"0", "1", "2"}, typed


def test_words_are_parted_where_both_parts_are_words(open_folder: Callable[..., Workspace]) -> None:
    texts = ["The weather was fine.", "We at her house.", "The target, a bridge."]
    workspace = open_folder({f"{n}.txt": f"News\n\n{text}" for n, text in enumerate(texts)})
    assert found(workspace.search.answer("weather")) == ["0"]


def test_searches_at_the_same_time_read_what_one_alone_reads(open_folder: Callable[..., Workspace]) -> None:
    """A newer query begins while an older one is still answered in another thread."""
    chance = random.Random(3)
    vocabulary = [f"word{n}" for n in range(100)]
    texts = {f"{n}.txt": f"News {n}\n\n{' '.join(chance.choices(vocabulary, k=80))}." for n in range(80)}
    workspace = open_folder(texts)
    alone = {word: set(found(workspace.search.answer(word))) for word in vocabulary}
    workspace.cache.engine.replace((), [])  # what was read is read anew
    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(6) as threads:
            together = list(threads.map(lambda word: set(found(workspace.search.answer(word))), vocabulary))
    finally:
        sys.setswitchinterval(usual)
    assert dict(zip(vocabulary, together, strict=True)) == alone


def test_a_search_is_given_up(workspace: Workspace) -> None:
    with pytest.raises(Cancelled):
        workspace.search.answer("deraa", cancelled=lambda: True)


def test_what_has_a_figure_is_no_name(open_folder: Callable[..., Workspace]) -> None:
    texts = {f"{n}.txt": f"News {n}\n\nThe F-16 and Mr. F. flew, F. said. F. is well." for n in range(4)}
    assert open_folder(texts).search.answer("F-16").spellings == ()


def test_one_place_is_one_hit(open_folder: Callable[..., Workspace]) -> None:
    workspace = open_folder({"a.txt": "News\n\nAn airstrike hit; another air strike followed."})
    (hit,) = workspace.search.answer("air strike").hits
    assert [m.span.of(workspace.library.article("a").text) for m in hit.marks] == ["airstrike", "air", "strike"]
    assert all(not a.span.overlaps(b.span) for a, b in pairwise(hit.marks))


@pytest.mark.parametrize("query", ["99999", "12345", "العراق", "Москва", "zzzz"])
def test_what_has_no_sound_finds_nothing_among_names_that_have_none(
    open_folder: Callable[..., Workspace], query: str
) -> None:
    workspace = open_folder(
        {
            "a.txt": "Колонна прибыла в Алеппо\n\nКолонна ООН прибыла в Алеппо в понедельник.\n",
            "b.txt": "Обстрел в Идлибе\n\nЖители Идлиба сообщили об обстреле. Армия опровергла это.\n",
        }
    )
    assert workspace.search.answer(query).total == 0
    assert workspace.search.answer(SearchRequest(query, typing=True)).total == 0
    assert found(workspace.search.answer("алеппо")) == ["a"]


class TestSlipsAndNames:
    """A slip is mended; a name that the folder lacks is no slip for one of its words."""

    @pytest.fixture
    def folder(self, open_folder: Callable[..., Workspace]) -> Workspace:
        return open_folder(
            {
                "a.txt": "Tank hits checkpoint\n\nA tank hit the checkpoint, the government said. Two men are dead.\n",
                "b.txt": "A bear in the park\n\nA bear crossed the government park in Damascus before it was seen.\n",
                "c.txt": "Homs and Hama\n\nA fire burned in Hama. The deal held in al-Hasakah.\n",
            }
        )

    @pytest.mark.parametrize("query", ["Beşar", "Besar", "beşar", "DEAŞ", "Tanf", "Al Tanf", "Fira", "Hamas"])
    def test_a_name_the_folder_lacks_is_offered_words_and_finds_none(self, folder: Workspace, query: str) -> None:
        assert folder.search.answer(query).total == 0
        assert folder.search.answer(SearchRequest(query, typing=True)).total == 0

    def test_what_was_perhaps_meant_is_said_and_can_be_asked_for(self, folder: Workspace) -> None:
        answer = folder.search.answer("Beşar")
        assert answer.remarks == ("No report says 'Beşar'; did you mean bear?",)
        assert answer.suggestion is not None and found(folder.search.answer(answer.suggestion)) == ["b"]

    @pytest.mark.parametrize(
        ("query", "meant"),
        [("goverment", {"a", "b"}), ("Goverment", {"a", "b"}), ("checkpont", {"a"}), ("damacus", {"b"}),
         ("Damacus", {"b"}), ("tamk", {"a"}), ("Tank", {"a"})],
    )  # fmt: skip
    def test_a_slip_is_mended(self, folder: Workspace, query: str, meant: set[str]) -> None:
        answer = folder.search.answer(query)
        assert set(found(answer)) == meant and not answer.remarks

    def test_names_the_user_keeps_apart_are_no_slips_for_one_another(self, folder: Workspace) -> None:
        assert folder.search.answer("hamas").total == 0
        assert folder.search.answer("hamaz").total == 1

    def test_an_article_before_a_name_is_no_word_of_its_own(self, folder: Workspace) -> None:
        assert folder.search.answer("Al Tanf").suggestion == "Al Tanf~"
        assert found(folder.search.answer("al tank")) == found(folder.search.answer("tank"))
        assert found(folder.search.answer("al")) == ["c"]


class TestOffers:
    """A word that finds few, beside one that finds many: it is searched for as it stands, and the other offered."""

    @pytest.fixture
    def folder(self, open_folder: Callable[..., Workspace]) -> Workspace:
        texts = {f"{n}.txt": f"Salmonella in powder\n\nThe powder of lot {n} held salmonella.\n" for n in range(40)}
        french = (
            "Du lait rappel\u00e9\n\nDes salmonelles ont \u00e9t\u00e9 trouv\u00e9es dans le lait, selon la ministre.\n"
        )
        return open_folder(
            texts | {"fr.txt": french, "slip.txt": "Powdar\n\nThe powdar is full of salmonlla, they say.\n"}
        )

    @pytest.mark.parametrize("query", ["salmonela", "Salmonela"])
    def test_a_slip_with_the_stem_of_another_language_is_offered_the_word(self, folder: Workspace, query: str) -> None:
        answer = folder.search.answer(query)
        assert found(answer) == ["fr"] and not answer.spellings, "nothing is added unasked"
        assert answer.remarks == (f"No report says {query!r}; did you mean salmonella (40)?",)
        assert answer.meant == "salmonella" and folder.search.answer(answer.meant).total >= 40

    def test_a_slip_that_a_report_makes_too_is_found_there_and_offered_the_word(self, folder: Workspace) -> None:
        answer = folder.search.answer("salmonlla -lot")
        assert (found(answer), answer.meant) == (["slip"], "salmonella -lot")
        assert answer.remarks == ("1 report says 'salmonlla'; did you mean salmonella (40)?",)

    @pytest.mark.parametrize(
        "query",
        ["salmonella", "salmonelles", "Salmonlla", "=salmonlla", "salmonlla~", "powders", "ministre", "lait", "held"],
    )
    def test_what_is_typed_right_is_offered_nothing(self, folder: Workspace, query: str) -> None:
        answer = folder.search.answer(query)
        assert (answer.meant, answer.remarks) == (None, ())

    def test_nothing_is_offered_for_a_word_being_typed(self, folder: Workspace) -> None:
        assert folder.search.answer(SearchRequest("salmonlla", typing=True)).meant is None


def said_by(**articles: int) -> Callable[[str], int]:
    return lambda form: articles.get(form, 0)


@pytest.mark.parametrize(
    ("few", "many", "is_offered"),
    [(1, TIMES_SAID, True), (1, TIMES_SAID - 1, False), (2, 2 * TIMES_SAID, True), (2, 2 * TIMES_SAID - 1, False)],
)
def test_a_word_that_reports_say_is_outnumbered_by_far_before_another_is_offered(
    few: int, many: int, is_offered: bool
) -> None:
    offer = offered("mortal", ["mortal"], ["mortar"], said_by(mortal=few, mortar=many))
    assert (offer is not None) == is_offered


@pytest.mark.parametrize(
    ("endings", "near", "many", "is_offered"),
    [
        (["markte", "marktes"], ["market"], TIMES_IN_ANOTHER_ENDING, True),
        (["markte", "marktes"], ["market"], TIMES_IN_ANOTHER_ENDING - 1, False),
        (["markte", "marktes"], ["marktes", "market"], 90, False),  # as near, and the same word
        (["markte", "marktes"], ["mrket"], 90, False),  # two slips
        (["mark", "marktes"], ["marl"], 90, False),  # short
        (["markte"], ["market"], 90, False),  # nothing is found: a slip is mended there
        (["markte", "marktes"], [], 90, False),
    ],
)
def test_a_word_in_another_ending_alone_is_offered_a_nearer_one(
    endings: list[str], near: list[str], many: int, is_offered: bool
) -> None:
    offer = offered(endings[0], endings, near, said_by(marktes=1, **dict.fromkeys({*near} - {"marktes"}, many)))
    assert (offer is not None) == is_offered


def test_a_colon_that_stands_so_in_a_report_is_no_attempt_at_a_field(open_folder: Callable[..., Workspace]) -> None:
    workspace = open_folder(
        {"a.txt": "Re:budget of the port\n\nThe port, wrote a clerk in a note re:budget, is in debt.\n"}
    )
    assert workspace.search.answer("re:budget").remarks == ()
    assert workspace.search.answer("re:port").remarks[0].startswith("re: is no field")


def test_what_stands_behind_no_field_is_searched_with_the_word_before_it(workspace: Workspace) -> None:
    assert found(workspace.search.answer("checkpoints:deraa")) == found(workspace.search.answer("checkpoints deraa"))
    assert found(workspace.search.answer('checkpoints:"rebel district"')) == found(
        workspace.search.answer('checkpoints "rebel district"')
    )
    assert not workspace.search.answer(SearchRequest("oulet:sana", typing=True)).remarks


def test_a_report_without_a_word_hides_no_other(open_folder: Callable[..., Workspace]) -> None:
    workspace = open_folder({"a.txt": "!!! … ???", "b.txt": "The siege of Deraa."})
    assert [h.summary.id for h in workspace.search.answer("siege").hits] == ["b"]
    assert workspace.search.answer("-siege").total == 1
