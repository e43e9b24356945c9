"""What a line says of itself: what is furniture of a page, and the like of it that is news, one beside the other."""

from __future__ import annotations

import pytest

from index.article import Kind
from index.loading.lines.date_lines import is_bare_date
from index.loading.lines.furniture import is_credit_alone, is_footer, is_furniture, sign


@pytest.mark.parametrize(
    ("furniture", "news"),
    [
        ("» Share this article", "Share this article of the treaty, the court asked the parties."),
        ("Print", "Print shops went on strike"),
        ("LISTEN TO THIS ARTICLE", "Listen to the bells of Riga"),
        # a row of labels; a word that is none makes it a line like others
        ("Share Tweet Print", "Share Tweet Strike"),
        ("Facebook | Twitter | WhatsApp", "Facebook | Court | WhatsApp"),
        ("Tweet Print Share", "Strike Print Share"),
        ("Print | Read more", "Read | more"),
        ("Continue reading the main story Print", "You may also be interested in Print"),
        # the way through a site has two signs at least, and short steps
        ("News > Sport > Cycling", "Velby > Marlow"),
        ("Europe › Elections › Arland votes", "Elections › Arland votes"),
        ("Europe › Elections › Arland votes at last", "Europe › Elections › Arland votes at long last"),
        ("Europe › Arland › Velby", "Europe ›  › Velby"),
        ("Europe › Elections › Arland votes", "Europe › Elections › the votes of Arland are counted again"),
        # labels before a colon, a number, a name
        ("Tags: floods, Velby", "Tags of the flood were found in Velby"),
        ("Read more: how the dyke broke", "Read more than ever before, the library says"),
        ("12 comments", "12 comments were struck from the record"),
        ("3 min read", "3 min were left when Arland scored"),
        ("© 2024 The Marlow Post", "Copyright law was changed by parliament"),
        ("Editing by Jane Roe", "Editing by hand took the judges a year. They were done in May."),
        ("https://example.org/flood", "https was explained to the jury"),
        ("press@example.org", "press @ example"),
        ("* * *", "* 7 *"),
    ],
)
def test_furniture_and_the_news_it_looks_like(furniture: str, news: str) -> None:
    assert is_furniture(furniture) and sign(furniture) is Kind.BOILERPLATE
    assert not is_furniture(news) and sign(news) is None


@pytest.mark.parametrize(
    ("footer", "news"),
    [
        # two entries of a page's foot; one may be what the report is about
        ("Privacy Policy Careers", "The careers of two judges"),
        ("Contact us · Site map · Advertise with us", "Contact us if you saw the car, police in Velby ask"),
        ("About us | Careers | Accessibility", "About us and about our careers, the choir sang."),
        # what speaks of this article, and what somebody says of one
        ("This article was originally published by the Post.", "“This article was first published by us,” she wrote."),
        ("All rights reserved by the Marlow Post.", "The union said all rights reserved for drivers were lost."),
        ("We use cookies to remember you.", "The baker used cookies to win the vote."),
        ("An earlier version of this story appeared in print.", "An earlier version of this story gave another toll."),
        ("This story has been corrected on Monday.", "This story has been told in Velby for years."),
    ],
)  # fmt: skip
def test_what_speaks_of_the_page_and_what_speaks_of_the_news(footer: str, news: str) -> None:
    assert is_footer(footer) and sign(footer) is Kind.BOILERPLATE
    assert not is_footer(news)


def test_a_long_line_is_never_looked_at() -> None:
    line = "Tags: " + "flood, " * 99
    assert sign(line[:700]) is Kind.BOILERPLATE
    assert sign(f"{line} dyke"[:701]) is None


def test_a_row_of_labels_and_the_way_through_a_site_have_an_end() -> None:
    assert is_furniture(" ".join(["tweet", "print"] * 7))
    assert not is_furniture(" ".join(["tweet", "print"] * 7 + ["tweet"]))
    spread = "tweet" + " " * 150 + "print"
    assert is_furniture(spread) and not is_furniture(spread.replace(" ", "  ", 1))
    steps = f"{'e' * 70} › Elections › {'a' * (160 - 70 - 15)}"
    assert is_furniture(steps) and not is_furniture(steps + "a")


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        ("5 March 2024", True),
        ("Updated: 5 March 2024, 08:30 GMT", True),
        ("5 March 2024 | 3 min read", True),
        ("March 2024", False),
        ("By Jane Roe 5 March 2024", True),
        ("By Jane Roe 5 March 2024 in Velby, top stories", True),
        ("The court sat on 5 March 2024", False),
        ("The match of 5 March 2024 was lost", False),
        ("Marlow, 5 March 2024", False),
        ("BEIRUT, 5 March 2024", True),
        ("AFP 5 March 2024", True),
        ("5 March 2024 by Jane Roe", True),
        ("The Marlow Post | 5 March 2024", True),
        ("5 March 2024 | Jane Roe", True),
        ("5 March 2024 Jane Roe", False),
        ("5 March 2024 and 6 March 2024", True),
        ("5 March 2024 and the flood of 6 March 2024", False),
        ("By Jane Roe 5 March 2024 a b c d e f", True),
        ("By Jane Roe 5 March 2024 a b c d e f g", False),
        ("صدى بلمارا، 14 يونيو 2023", True),
        ("صدى بلمارا 14 يونيو 2023", False),
        ("في بلمارا، 14 يونيو 2023 قتل تسعة", False),
        ("وقالت اللجنة الانتخابية إن نسبة المشاركة، 14 يونيو 2023", False),
    ],
)
def test_a_date_and_little_else(line: str, is_one: bool) -> None:
    assert is_bare_date(line) == is_one


def test_the_line_of_a_date_has_an_end() -> None:
    line = "5 March 2024 "
    assert is_bare_date(line + "." * (160 - len(line)))
    assert not is_bare_date(line + "." * (161 - len(line)))


def test_credits_name_agencies_and_nothing_else() -> None:
    assert is_credit_alone("(With AP and Reuters)") and is_credit_alone("AFP")
    assert not is_credit_alone("With AP and the court") and not is_credit_alone("( , )")
    line = "AFP and AP" + " " * 150
    assert is_credit_alone(line) and not is_credit_alone(line + " ")


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Updated: 5 March 2024", Kind.DATE),
        ("Updated:", Kind.DATE),
        ("Posted on two hours ago", Kind.DATE),
        ("Posted on two lakes", None),
        ("Updated 3 hours ago in Velby", None),
        ("5 March 2024", None),  # what a date alone is hangs on the lines around it
        ("A ferry off Velby on July 3, 2018. / AFP / Jane ROE", Kind.CAPTION),
        ("A ferry left Velby on July 3, 2018, the court heard.", None),
    ],
)
def test_what_a_line_is_by_itself(line: str, kind: Kind | None) -> None:
    assert sign(line) is kind


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("twitter.example/jane_roe", Kind.BOILERPLATE),
        ("news.lakeport.example/2021/02/harbour", Kind.BOILERPLATE),
        ("lakeport.example/harbour was where the plan could be read.", None),
        ("and/or", None),
        ("Copyright ⓒ Lakeport Post", Kind.BOILERPLATE),
        ("copyright Lakeport Post 2021. ISSN 1234-5678", Kind.BOILERPLATE),
        ("Copyright Act 2021 was changed by parliament.", None),
        ("Copyright is what the court spoke about in 2021.", None),
        ("Related post: Harbour opens again", Kind.BOILERPLATE),
        ("Related stories: Harbour opens again", Kind.BOILERPLATE),
        ("Also see: Harbour opens again", Kind.BOILERPLATE),
        ("Related posts of the harbour guard were closed, too.", None),
    ],
)
def test_addresses_rights_and_ways_to_other_reports_are_known_by_their_shape(line: str, kind: Kind | None) -> None:
    assert sign(line) is kind
