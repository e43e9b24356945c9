"""What a report says of its own mistakes is a part of it; what its page says of corrections is furniture."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.article import OWN_WORDS, Article, Kind
from index.loading.formats import load
from index.loading.lines.corrections import LONGEST_CORRECTION, tells_correction
from index.loading.lines.furniture import sign

TITLE = "Bridge at Karsan gives way"
LEAD = "The Karsan bridge in northern Belvania collapsed shortly before dawn, and the water went through two villages."
NEXT = "At least twelve people were killed, the mayor said, and rescuers went on looking for others in the mud."
HEAD = f"{TITLE}\n\n12 March 2024\n\n{LEAD}\n\n{NEXT}\n\n"
CORRECTION = "Correction: an earlier version of this article said that 14 people died. The number is 12."


def read(tmp_path: Path, text: str, name: str = "a.txt") -> Article:
    (tmp_path / name).write_text(text, encoding="utf-8")
    return load(str(tmp_path), name)[0]


def kinds(article: Article) -> dict[str, Kind]:
    return {" ".join(p.span.of(article.text).split()): p.kind for p in article.paragraphs}


@pytest.mark.parametrize(
    ("correction", "furniture"),
    [
        # a label, and whether a sentence stands behind it
        ("Correction: The number of dead is 12, not 14.", "Correction: 5 March 2024"),
        ("Correction: The toll is 12.", "Correction: Toll, page 3."),
        ("CORRECTION — The ferry carried 120 people.", "Correction — Ferry"),
        ("Correction (5 March 2024): The bridge is of 1974.", "Correction (5 March 2024):"),
        ("Correction, March 5, 2024: The river is the Orla.", "Corrections: 020 7946 0000"),
        ("Clarification: The mayor spoke on Monday, not on Sunday.", "Clarification"),
        ("Erratum: the river is the Orla, not the Orle.", "Erratum: Orla"),
        # news, and what the page tells its readers to do
        ("Corrections: The bridge was built in 1974.", "Corrections: Send a letter to the readers' editor."),
        ("Clarification: Call centres are open on Sundays.", "Clarification: Read our rules on what we publish."),
        ("Correction: The policy of the state is of 1974.", "Correction: Our policy on this is found elsewhere."),
        ("Correction: The post office stays open.", "Corrections: The address is post@karsan.example."),
        # notes of editors that tell of a mistake, and others
        ("Editor's note: The toll was corrected from 14 to 12.", "Editor's note: The toll is part of our series."),
        ("Editor’s note: We misspelled the name of the mayor.", "Editor’s note: Names of victims are left out."),
        ("Note to readers: An earlier version of this story gave 14 dead.", "Note to readers: Pictures are available."),
        ("Eds: corrects the toll in the third paragraph.", "Eds: updates with quotes from the mayor."),
        # what was changed, and that something was
        ("This article was amended on 5 March 2024 to correct the toll.", "This article was amended on 5 March."),
        ("(This story has been corrected to say 12 dead, not 14)", "(This story has been corrected on Monday.)"),
        ("This story was edited to take out the name of a witness.", "This story was edited on Monday by Ada Lund."),
        ("This page was revised, as the river is not the Orle but the Orla.", "This page was revised at 10:30 GMT."),
        ("This page was revised: it took 3 hours.", "This page was revised at 10:30am, 11:15am and 2pm UTC."),
        ("This article was updated to correct the toll.", "This article was updated on Monday with new pictures."),
        ("This story was updated to reflect that the mayor left.", "This story was updated to include new polls."),
        ("An earlier version of this story gave another toll.", "An earlier version of this story appeared in print."),
        ("An earlier version of this page gave 14 dead.", "An earlier version of this page was wrong."),
        ("Correction: This article gave 14 dead.", "Correction: This article was amended on 5 March."),
        ("[This story has been corrected to say 12 men died]", "[This story has been corrected to say 12 men died"),
        ("A prior version of this page named a wrong river.", "A prior version of this page was first seen in print."),
        ("A correction was made on 5 March: An earlier version of this article named the wrong river.",
         "A version of this article appeared in print on 5 March."),
    ],
)  # fmt: skip
def test_what_a_report_had_wrong_and_what_the_page_says(correction: str, furniture: str) -> None:
    assert tells_correction(correction) and sign(correction) is None
    assert not tells_correction(furniture) and sign(furniture) is Kind.BOILERPLATE


@pytest.mark.parametrize(
    "news",
    [
        "Corrections officers were freed on Monday.",
        "Correction of the river took ten years.",
        "The article was amended on Monday by parliament.",
        "An earlier version of the budget gave another sum.",
    ],
)
def test_sentences_that_only_look_so_are_news_as_they_were(news: str) -> None:
    assert not tells_correction(news) and sign(news) is None


def test_a_correction_has_an_end() -> None:
    line = "Correction: The toll is 12" + " and not 14" * 61
    assert tells_correction(f"{line[:650]}.") and not tells_correction(f"{line} and not 1414.")
    assert len(f"{line} and not 1414.") > LONGEST_CORRECTION


def test_a_correction_at_the_foot_is_the_report_s_own_and_the_foot_is_not(tmp_path: Path) -> None:
    found = kinds(read(tmp_path, f"{HEAD}AFP\n\n{CORRECTION}\n\nCorrections\nTerms of use | Privacy policy\n"))
    assert found[CORRECTION] is Kind.BODY
    assert found["AFP"] is found["Corrections Terms of use | Privacy policy"] is Kind.BOILERPLATE


def test_a_correction_that_is_broken_into_lines_is_one(tmp_path: Path) -> None:
    broken = CORRECTION.replace("article said", "article\nsaid").replace("people died", "people\ndied")
    assert kinds(read(tmp_path, f"{HEAD}{broken}\n\nTerms of use | Privacy policy\n"))[CORRECTION] is Kind.BODY


def test_a_correction_that_breaks_off_is_none(tmp_path: Path) -> None:
    begun = "Correction: The number of those who are known to have died is"
    for behind in ("", "\n12 or", f"\n\n{NEXT}"):
        found = kinds(read(tmp_path, f"{HEAD}{begun}{behind}"))
        assert any(kind is Kind.BOILERPLATE and words.startswith(begun) for words, kind in found.items())


def test_a_correction_is_found_however_far_below_it_stands(tmp_path: Path) -> None:
    broken = CORRECTION.replace("article said", "article\nsaid")
    found = kinds(read(tmp_path, f"{TITLE}\n\n" + f"{LEAD}\n\n" * 20 + broken))
    assert found[CORRECTION] is Kind.BODY


def test_what_speaks_of_its_own_text_may_be_broken_into_lines_too(tmp_path: Path) -> None:
    article = read(tmp_path, f"{HEAD}An earlier version of this article gave a toll of\n14 dead. It is 12.\n")
    assert [p.kind for p in article.paragraphs][-1] is Kind.BODY
    assert kinds(article)["An earlier version of this article gave a toll of 14 dead. It is 12."] is Kind.BODY
    article = read(tmp_path, f"{HEAD}This article was amended on Monday by the\neditor of the Post.\n")
    assert kinds(article)["This article was amended on Monday by the"] is Kind.BOILERPLATE


@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_a_label_alone_heads_the_sentence_below_it(tmp_path: Path, between: str) -> None:
    found = kinds(read(tmp_path, f"{HEAD}Correction{between}The number of dead is 12, not 14.\n"))
    assert found["Correction"] is Kind.HEADING and found["The number of dead is 12, not 14."] is Kind.BODY
    found = kinds(read(tmp_path, f"{HEAD}Correction{between}Write to the readers' editor.\n"))
    assert found["Correction"] is Kind.BOILERPLATE
    found = kinds(read(tmp_path, f"{HEAD}Correction{between}This report was originally published by the Post.\n"))
    assert Kind.HEADING not in found.values()


def test_a_correction_above_the_title_is_no_title(tmp_path: Path) -> None:
    article = read(tmp_path, f"{CORRECTION}\n\n{HEAD}")
    assert article.metadata.title.value == TITLE and kinds(article)[CORRECTION] is Kind.BODY


def test_a_correction_that_was_run_into_the_last_sentence_stays(tmp_path: Path) -> None:
    article = read(tmp_path, f"{HEAD.strip()} {CORRECTION}\n")
    assert kinds(article)[f"{NEXT} {CORRECTION}"] is Kind.BODY


@pytest.mark.parametrize("text", [f"{HEAD}{CORRECTION}\n", f"{CORRECTION}\n\n{HEAD}", f"{HEAD}Correction\n{NEXT}\n"])
def test_own_words_read_again_are_own_words(tmp_path: Path, text: str) -> None:
    article = read(tmp_path, text)
    own = "\n\n".join(p.span.of(article.text) for p in article.paragraphs if p.kind in OWN_WORDS)
    assert {p.kind for p in read(tmp_path, own).paragraphs} <= set(OWN_WORDS)


@pytest.mark.parametrize("inside", [True, False])
def test_a_correction_on_a_page_is_read_beside_its_text_and_below_it(tmp_path: Path, inside: bool) -> None:
    said, below = f"<p><em>{CORRECTION}</em></p>", "<footer><p>Corrections</p><p>Privacy policy</p></footer>"
    text = f"<h1>{TITLE}</h1>" + "".join(f"<p>{words} {words.upper()}</p>" for words in (LEAD, NEXT, LEAD[::-1]))
    page = f"<article>{text}{said}</article>" if inside else f"<article>{text}</article><div>{said}</div>"
    article = read(tmp_path, f"<html><head><title>{TITLE}</title></head><body>{page}{below}</body></html>", "a.html")
    assert kinds(article)[CORRECTION] is Kind.BODY
    assert "Privacy policy" not in article.text
