"""Whose word a page takes for its title, author and day: only what is the report's own is stated."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from index.article import Article, Basis, Kind
from index.loading.formats import load
from index.loading.formats.web.page_fields import page_fields
from index.loading.formats.web.pages import read_page

TITLE = "Harbour of Lakeport closed after collision"
PROSE = [
    "Two ferries collided in the harbour of Lakeport in thick fog, and forty passengers were brought ashore in boats.",
    "The harbour master closed the port for the rest of the day, while divers looked for damage below the waterline.",
    "Nobody was seriously hurt, the company said, and the inquiry into the cause is expected to take several weeks.",
]
TEXT = "".join(f"<p>{sentence}</p>" for sentence in PROSE)


def read(tmp_path: Path, html: str) -> Article:
    (tmp_path / "a.html").write_text(html, encoding="utf-8")
    return load(str(tmp_path), "a.html")[0]


def linked(*nodes: object) -> str:
    return "".join(f'<script type="application/ld+json">{json.dumps(node)}</script>' for node in nodes)


def page(body: str, head: str = "") -> str:
    return f"<html><head><title>{TITLE} | The Lakeport Post</title>{head}</head><body>{body}</body></html>"


def body_of(article: Article) -> list[str]:
    return [p.span.of(article.text) for p in article.paragraphs if p.kind is Kind.BODY]


OTHER = {"@type": "NewsArticle", "headline": "Best soups for autumn", "datePublished": "2018-05-05", "author": "A Cook"}
OWN = {"@type": "NewsArticle", "headline": TITLE, "datePublished": "2022-03-04", "author": {"name": "Ann Lee"}}


@pytest.mark.parametrize("nodes", [(OTHER, OWN), (OWN, OTHER), ({"@graph": [OTHER, OWN]},)])
def test_of_two_reports_that_a_page_describes_its_own_is_believed(tmp_path: Path, nodes: tuple[object, ...]) -> None:
    known = read(tmp_path, page(f"<h1>{TITLE}</h1>{TEXT}", linked(*nodes))).metadata
    assert (known.title.value, known.published.value, known.author.value) == (TITLE, "2022-03-04", "Ann Lee")
    assert known.published.basis is Basis.STATED


def test_a_description_of_something_else_alone_says_nothing(tmp_path: Path) -> None:
    known = read(tmp_path, page(f"<h1>{TITLE}</h1>{TEXT}", linked(OTHER))).metadata
    assert (known.title.value, known.published.value, known.author.value) == (TITLE, None, None)


def test_a_headline_for_search_engines_is_still_the_reports() -> None:
    other_words = {**OWN, "headline": "Lakeport harbour closed: ferries in collision"}
    said = page_fields(read_page(page(f"<h1>{TITLE}</h1>{TEXT}", linked(other_words)))).fields
    assert said["datePublished"] == "2022-03-04"


ITEM = '<div itemscope itemtype="https://schema.org/{kind}">{inner}</div>'
SAYS = '<b itemprop="author">Loud Reader</b><time itemprop="datePublished" datetime="2023-07-07">7 July 2023</time>'


@pytest.mark.parametrize("kind", ["Comment", "Product", "Review", "UserComments"])
def test_what_is_said_of_a_comment_or_a_thing_is_not_said_of_the_report(tmp_path: Path, kind: str) -> None:
    item = ITEM.format(kind=kind, inner=SAYS)
    known = read(tmp_path, page(f"<article><h1>{TITLE}</h1>{TEXT}</article>{item}")).metadata
    assert (known.author.value, known.published.value) == (None, None)


def test_an_item_around_the_heading_speaks_for_the_report(tmp_path: Path) -> None:
    item = ITEM.format(kind="NewsArticle", inner=f"<h1>{TITLE}</h1>{SAYS}{TEXT}")
    known = read(tmp_path, page(item)).metadata
    assert (known.author.value, known.published.value) == ("Loud Reader", "2023-07-07")


def test_teasers_with_microdata_do_not_speak_for_the_report(tmp_path: Path) -> None:
    teaser = ITEM.format(kind="NewsArticle", inner=f'<h3 itemprop="headline">Soup of the week</h3>{SAYS}')
    known = read(tmp_path, page(f"<article><h1>{TITLE}</h1>{TEXT}</article>{teaser}{teaser}")).metadata
    assert (known.title.value, known.author.value, known.published.value) == (TITLE, None, None)


TODAY = "<div class='top'>Friday, 8 April 2022</div>"
BYLINE = "<p>Published 4 March 2022 by Ann Lee</p>"


def test_the_day_in_the_head_of_a_site_never_wins(tmp_path: Path) -> None:
    dated = '<meta property="article:published_time" content="2022-03-04T08:00:00Z">'
    for html in (page(f"{TODAY}<h1>{TITLE}</h1>{TEXT}", dated), page(f"{TODAY}<h1>{TITLE}</h1>{BYLINE}{TEXT}")):
        published = read(tmp_path, html).metadata.published
        assert (published.value or "")[:10] == "2022-03-04"
        assert published.basis is Basis.STATED


def test_the_day_in_the_head_alone_is_not_stated(tmp_path: Path) -> None:
    published = read(tmp_path, page(f"{TODAY}<h1>{TITLE}</h1>{TEXT}")).metadata.published
    assert published.basis is not Basis.STATED


def test_where_the_page_and_its_fields_part_the_day_is_inferred(tmp_path: Path) -> None:
    shown = page(f"<h1>{TITLE}</h1>{BYLINE}{TEXT}", '<meta name="date" content="2021-01-01">')
    published = read(tmp_path, shown).metadata.published
    assert (published.basis, published.value) == (Basis.INFERRED, "2022-03-04")
    assert "2021-01-01" in published.reason


def test_a_day_that_only_zones_part_is_stated(tmp_path: Path) -> None:
    shown = page(f"<h1>{TITLE}</h1>{BYLINE}{TEXT}", '<meta name="date" content="2022-03-05T02:10:00Z">')
    published = read(tmp_path, shown).metadata.published
    assert (published.basis, published.value) == (Basis.STATED, "2022-03-04")


NOTICES = [
    "<div>Captured by a web archive: page archived</div><div>7 June 2023 09:00</div>",
    "<table><tr><td>Printed on</td><td>7 June 2023</td></tr></table>",
    "<div>The Wayback Machine</div><div>7 June 2023</div>",
    "<div>Saved from http://post.example 7 June 2023</div>",
]


@pytest.mark.parametrize("notice", NOTICES)
def test_when_a_page_was_kept_is_not_when_it_was_published(tmp_path: Path, notice: str) -> None:
    assert read(tmp_path, page(f"{notice}<h1>{TITLE}</h1>{TEXT}")).metadata.published.value is None
    dated = read(tmp_path, page(f"{notice}<h1>{TITLE}</h1>{BYLINE}{TEXT}")).metadata.published
    assert dated.value == "2022-03-04"


@pytest.mark.parametrize(
    ("line", "author", "day"),
    [
        ("Politics | 4 March 2022 10:03", None, "2022-03-04T10:03"),
        ("Middle East News | 4 March 2022", None, "2022-03-04"),
        ("Ann Lee | 4 March 2022", "Ann Lee", "2022-03-04"),
    ],
)
def test_a_section_beside_the_date_is_nobody(tmp_path: Path, line: str, author: str | None, day: str) -> None:
    known = read(tmp_path, page(f"<article><h1>{TITLE}</h1><div>{line}</div>{TEXT}</article>")).metadata
    assert (known.author.value, known.published.value) == (author, day)
    assert known.author.basis is not Basis.STATED


@pytest.mark.parametrize(
    ("value", "author"),
    [
        ("View all posts by Ann Lee", "Ann Lee"),
        ("Alle Beiträge von Ann Lee", "Ann Lee"),
        ("admin", None),
        ("No Author", None),
        ("The Lakeport Post", None),
        ("Ann Lee ann@post.example", "Ann Lee"),
        ("Ann Lee", "Ann Lee"),
        ("Ann C. le", "Ann C."),
        ("Ann Lee On", "Ann Lee"),
        ("Ann Lee13.12.2022", "Ann Lee"),
        ("By Ann Lee and Omar Reed and Ines Vale for the Post", "Ann Lee and Omar Reed and Ines Vale for the Post"),
        ("lakepost.example.com", None),
        ("www.lakepost.net", None),
    ],
)
def test_what_a_site_fills_in_for_the_author(tmp_path: Path, value: str, author: str | None) -> None:
    said = f'<meta name="author" content="{value}"><meta property="og:site_name" content="The Lakeport Post">'
    assert read(tmp_path, page(f"<h1>{TITLE}</h1>{TEXT}", said)).metadata.author.value == author


REMARKS = "".join(
    f"<div><b>reader {n}</b><p>Remark {n}: my uncle has sailed there for years and never saw such fog, I say.</p></div>"
    for n in range(60)
)


@pytest.mark.parametrize("room", ["id='disqus_thread'", "class='post-comments'", "class='kommentare'"])
def test_comments_are_never_the_report_however_many(tmp_path: Path, room: str) -> None:
    article = read(tmp_path, page(f"<article><h1>{TITLE}</h1>{TEXT}</article><section {room}>{REMARKS}</section>"))
    assert body_of(article) == PROSE


def test_names_that_speak_of_comments_lose_no_report(tmp_path: Path) -> None:
    article = read(tmp_path, page(f"<div class='comments-area'><article><h1>{TITLE}</h1>{TEXT}</article></div>"))
    assert body_of(article) == PROSE


NOTICE = (
    "<p>We and our partners store information on a device and process personal data to show content you may like.</p>"
)


@pytest.mark.parametrize("room", ["id='cookie-banner'", "class='consent'", "id='onetrust-text'"])
def test_a_flash_of_one_paragraph_survives_the_notice(tmp_path: Path, room: str) -> None:
    html = page(f"<div {room}>{NOTICE * 5}</div><article><h1>{TITLE}</h1><p>{PROSE[0]}</p></article>")
    assert body_of(read(tmp_path, html)) == PROSE[:1]


def test_a_live_blog_keeps_the_times_and_headings_of_its_entries(tmp_path: Path) -> None:
    entries = [("Divers go down", "14:20"), ("All ashore", "11:05"), ("Fog lifts", "9.40")]
    blog = "".join(
        f"<div><h3>{head}</h3><span>By Ann Lee</span><div><time>{clock}</time></div><p>{text}</p></div>"
        for (head, clock), text in zip(entries, PROSE, strict=True)
    )
    article = read(tmp_path, page(f"<h1>{TITLE}</h1><div>{blog}</div>"))
    shown = [(p.kind, p.span.of(article.text)) for p in article.paragraphs]
    for head, clock in entries:
        assert (Kind.HEADING, head) in shown
        assert (Kind.DATE, clock) in shown
    assert article.metadata.published.value is None


def test_what_is_hidden_is_not_read_where_something_is_shown() -> None:
    seen = read_page("<div style='display: none'>Preview</div><div hidden>More</div><p>Report</p>").shown()
    assert seen == ["Report"]
    assert read_page("<div hidden>All there is</div>").shown() == ["All there is"]


@pytest.mark.parametrize("head", ["Comments (60)", "60 Comments", "Kommentare"])
def test_what_stands_below_the_heading_of_comments_is_none_of_the_report(tmp_path: Path, head: str) -> None:
    article = read(tmp_path, page(f"<article><h1>{TITLE}</h1>{TEXT}</article><h3>{head}</h3><ul>{REMARKS}</ul>"))
    assert body_of(article) == PROSE


def test_a_report_that_is_headed_like_comments_is_read(tmp_path: Path) -> None:
    article = read(tmp_path, page(f"<h1>{TITLE}</h1><h2>Comments</h2>{TEXT}"))
    assert body_of(article) == PROSE


@pytest.mark.parametrize("beside", ["<aside>{}</aside>", "<div class='related'>{}</div>", "<footer>{}</footer>"])
def test_the_day_of_a_teaser_is_not_the_reports(tmp_path: Path, beside: str) -> None:
    teaser = beside.format("<a href='/x'>Soup of the week</a><time datetime='2020-11-11'>11 November 2020</time>")
    published = read(tmp_path, page(f"<article><h1>{TITLE}</h1>{TEXT}</article>{teaser}")).metadata.published
    assert published.value is None


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("<div>editor — March 11, 2020 add comment</div>", "2020-03-11"),
        ("<div>editor — March 11, 2020, then March 12, 2020</div>", None),
        ("<div>editor — last updated March 11, 2020</div>", None),
        ("<div>Saved from post.example on March 11, 2020 for others</div>", None),
    ],
)
def test_a_day_among_other_words_below_the_title_is_inferred(tmp_path: Path, line: str, day: str | None) -> None:
    published = read(tmp_path, page(f"<h1>{TITLE}</h1>{line}{TEXT}")).metadata.published
    assert published.value == day
    assert published.basis is not Basis.STATED


@pytest.mark.parametrize(
    ("address", "day"),
    [
        ("https://post.example/2022/03/04/ferries-collide", "2022-03-04"),
        ("https://post.example/news/20220304-ferries-collide.html", "2022-03-04"),
        ("https://post.example/news-2022-3-4/ferries", "2022-03-04"),
        ("https://post.example/2022/13/40/ferries-collide", None),
        ("https://post.example/id/92022030411/ferries", None),
        ("https://post.example/2022/03/ferries-collide", None),
    ],
)
def test_the_day_in_a_pages_address_is_inferred(tmp_path: Path, address: str, day: str | None) -> None:
    published = read(tmp_path, page(f"<h1>{TITLE}</h1>{TEXT}", f'<link rel="canonical" href="{address}">')).metadata
    assert published.published.value == day
    assert published.published.basis is (Basis.INFERRED if day else Basis.ABSENT)
    stated = f'<link rel="canonical" href="{address}"><meta property="article:published_time" content="2022-01-01">'
    assert read(tmp_path, page(f"<h1>{TITLE}</h1>{TEXT}", stated)).metadata.published.value == "2022-01-01"


@pytest.mark.parametrize("said", ["{}}}", "/*<![CDATA[*/ {} /*]]>*/", "{}; </script>"])
def test_linked_data_is_read_though_it_is_broken(tmp_path: Path, said: str) -> None:
    broken = said.replace("{}", json.dumps(OWN)).replace("}}}", "}}")
    comma = json.dumps(OWN).replace('"}}', '",},}')
    for each in (broken, comma):
        known = read(tmp_path, page(f"<h1>{TITLE}</h1>{TEXT}", f'<script type="application/ld+json">{each}</script>'))
        assert known.metadata.published.value == "2022-03-04"


@pytest.mark.parametrize("said", [TITLE.rpartition(" ")[0], f"{TITLE.rpartition(' ')[0]} | The Lakeport Post"])
def test_a_tag_that_cuts_the_title_short_does_not_tear_it(tmp_path: Path, said: str) -> None:
    article = read(tmp_path, page(f"<h1>{TITLE}</h1>{TEXT}", f'<meta property="og:title" content="{said}">'))
    assert article.metadata.title.value == TITLE
    assert body_of(article) == PROSE


def test_a_name_that_neither_heading_nor_head_has_is_no_title(tmp_path: Path) -> None:
    tag = '<meta property="og:title" content="Press releases of the port authority">'
    assert read(tmp_path, page(f"<h1>{TITLE}</h1>{TEXT}", tag)).metadata.title.value == TITLE


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        (f"<h1>{TITLE}</h1>", TITLE),
        ("<h1>Ferries collide</h1>", "Lakeport harbour closed after ferries collided"),
        (f"<h2>{TITLE}</h2>", "Lakeport harbour closed after ferries collided"),
        (
            "<h1>Accident at sea Lakeport harbour closed after ferries collided</h1>",
            "Lakeport harbour closed after ferries collided",
        ),
    ],
)
def test_a_title_that_the_page_shows_is_believed_before_one_for_machines(
    tmp_path: Path, heading: str, title: str
) -> None:
    other_words = '<meta property="og:title" content="Lakeport harbour closed after ferries collided">'
    assert read(tmp_path, page(f"{heading}{TEXT}", other_words)).metadata.title.value == title


@pytest.mark.parametrize("name", ["Lakeport Post", TITLE])
def test_a_whole_title_is_no_name_of_a_site(tmp_path: Path, name: str) -> None:
    tag = f'<meta property="og:title" content="{TITLE}"><meta property="og:site_name" content="{name}">'
    below = "<h2>More from the Lakeport Post</h2>"
    assert read(tmp_path, page(f"<h1>{TITLE}</h1>{below}{TEXT}", tag)).metadata.title.value == TITLE


def test_the_sites_name_behind_the_title_in_the_head_is_the_outlet_where_nothing_else_names_it(tmp_path: Path) -> None:
    site = "<p itemprop='headline'><a href='/'>The Lakeport Post</a></p>"
    own = (
        f"<article itemscope itemtype='https://schema.org/Article'><h1 itemprop='headline'>{TITLE}</h1>{TEXT}</article>"
    )
    known = read(tmp_path, page(f"<header>{site}</header>{own}")).metadata
    assert (known.title.value, known.outlet.value) == (TITLE, "The Lakeport Post")
    named = '<meta property="og:site_name" content="Harbour News">'
    assert read(tmp_path, page(own, named)).metadata.outlet.value == "Harbour News"
