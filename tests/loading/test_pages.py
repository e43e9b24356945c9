"""Pages as sites lay them out: what the markup states, and what of the page is the report."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from index.article import Article, Basis, Kind
from index.loading.encodings import as_browsers_read
from index.loading.formats import Unreadable, load
from index.loading.formats.web.pages import read_page, without_scripts

PROSE = [
    "OSLO — The ferry left the harbour on Tuesday morning after two days of storm, the captain said.",
    "Nobody was hurt, but forty passengers had to spend the night in the town hall of the island, where soup was made.",
    "They went on in the morning, when the sea was calm again, and arrived about noon on the next day, tired but well.",
]
TEXT = "".join(f"<p>{sentence}</p>" for sentence in PROSE)


def read(tmp_path: Path, html: str, encoding: str = "utf-8") -> Article:
    (tmp_path / "a.html").write_bytes(html.encode(encoding))
    return load(str(tmp_path), "a.html")[0]


def kinds(article: Article) -> list[tuple[str, str]]:
    return [(p.kind.value, p.span.of(article.text)) for p in article.paragraphs]


def linked(*nodes: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(nodes[0] if len(nodes) == 1 else nodes)}</script>'


def test_names_in_a_graph_are_found_where_it_points() -> None:
    from index.loading.formats.web.page_fields import page_fields

    graph = {
        "@graph": [
            {"@type": "WebPage", "mainEntity": {"@type": "NewsArticle", "headline": "Ferry &quot;leaves&quot;",
             "publisher": {"@id": "#us"}, "author": [{"@id": "#ann"}]}},
            {"@type": "Organization", "@id": "#us", "name": "The Post"},
            {"@type": "Person", "@id": "#ann", "name": "Ann Other"},
        ]
    }  # fmt: skip
    found = page_fields(read_page(linked(graph))).fields
    assert found == {"headline": 'Ferry "leaves"', "publisher": "The Post", "author": "Ann Other"}


def test_microdata_is_stated(tmp_path: Path) -> None:
    html = (
        '<article itemscope><h1 itemprop="headline">Ferry leaves harbour</h1><div itemprop="author" itemscope>By '
        '<span itemprop="name">Ann Other</span></div><div itemprop="publisher">'
        '<meta itemprop="name" content="The Post"></div>'
        '<meta itemprop="datePublished" content="2020-01-15T09:30+03:00">'
        f'<time itemprop="dateModified" datetime="2020-01-16">today</time>{TEXT}</article>'
    )
    known = read(tmp_path, html).metadata
    values = (known.title, known.author, known.outlet, known.published, known.updated)
    assert {v.basis for v in values} == {Basis.STATED}
    assert [v.value for v in values] == [
        "Ferry leaves harbour", "Ann Other", "The Post", "2020-01-15T09:30+03:00", "2020-01-16"
    ]  # fmt: skip


def test_the_date_the_byline_captions_and_headings_stay_where_they_stand(tmp_path: Path) -> None:
    html = (
        "<html><head><title>Ferry leaves harbour - The Post</title></head><body><nav><a>Home</a></nav>"
        "<main><article><h1>Ferry leaves harbour</h1><h2>Forty passengers had spent the night on the island</h2>"
        "<div>By Ann Other</div><div>15 January 2020</div>"
        f"<figure><img><figcaption>The ferry at the quay</figcaption></figure>{TEXT}<h3>A long night</h3>"
        "<p>Families slept on the benches of the hall, and the mayor told stories until nobody was awake.</p>"
        "<div>Updated: 16 January 2020</div></article>"
        "<h3>Related posts</h3><ul><li>Storm closes school</li></ul></main>"
    )
    article = read(tmp_path, html)
    assert [kind for kind, _ in kinds(article)] == [
        "title", "standfirst", "boilerplate", "date", "caption", *["body"] * 3, "heading", "body", "date"
    ]  # fmt: skip
    known = article.metadata
    assert (known.published.value, known.updated.value, known.author.value) == ("2020-01-15", "2020-01-16", "Ann Other")
    assert (known.outlet.value, known.title.value) == ("The Post", "Ferry leaves harbour")
    assert known.dateline.value == "Oslo"
    assert "Storm closes school" not in article.text


def test_the_time_beside_the_heading_is_the_reports_and_not_one_of_a_menu(tmp_path: Path) -> None:
    html = (
        '<nav><time datetime="2022-02-02">Now</time></nav><h1>Ferry leaves</h1>'
        f'<time datetime="2020-01-15T09:30Z">3 hours ago</time>{TEXT}'
    )
    assert read(tmp_path, html).metadata.published.value == "2020-01-15T09:30Z"
    entries = "".join(f'<time datetime="2020-01-15T1{n}:00Z"></time><p>Entry {n}.</p>' for n in range(6))
    assert read(tmp_path, f"<h1>Ferry live</h1>{entries}{TEXT}").metadata.published.basis is Basis.ABSENT


def test_a_summary_that_repeats_the_beginning_is_no_standfirst(tmp_path: Path) -> None:
    head = f'<meta property="og:description" content="{PROSE[0][:60]}...">'
    assert read(tmp_path, f"<head>{head}</head><h1>Ferry leaves</h1>{TEXT}").metadata.standfirst.value is None
    article = read(tmp_path, f'<head><meta name="description" content="{PROSE[0]}"></head><h1>Ferry</h1>{TEXT}')
    assert kinds(article)[1] == ("standfirst", PROSE[0])


def test_latin_1_is_read_as_browsers_do(tmp_path: Path) -> None:
    html = f"<meta charset=iso-8859-1><h1>Fähre – ausgelaufen</h1><p>„Später“, sagte der Kapitän. {PROSE[1]}</p>"
    article = read(tmp_path, html, "cp1252")
    assert (article.encoding, "Fähre – ausgelaufen" in article.text) == ("cp1252", True)
    assert as_browsers_read("ISO_8859-1") == "cp1252"


def test_programs_are_taken_out_before_a_page_is_read(tmp_path: Path) -> None:
    page = f"<script>{'var a = 1 < 2;' * 700_000}</script><h1>Ferry leaves harbour</h1>{TEXT}"
    article = read(tmp_path, page)
    assert PROSE[2] in article.text
    assert article.remark == ""
    assert without_scripts(f"a<STYLE>b</style >c{linked({})}d<script>e") == f"ac{linked({})}d"


@pytest.mark.parametrize("tag", ["p", "h2", "li"])
def test_what_stands_before_the_heading_is_kept_when_it_is_prose(tmp_path: Path, tag: str) -> None:
    html = f"<div>World</div><{tag}>{PROSE[1]}</{tag}><h1>Ferry leaves harbour</h1><p>It left.</p>"
    article = read(tmp_path, html)
    assert PROSE[1] in article.text
    assert "World" not in article.text
    assert [p.kind for p in article.paragraphs].count(Kind.TITLE) == 1


def test_a_page_of_very_many_blocks_and_a_mail_of_very_many_parts(tmp_path: Path) -> None:
    article = read(tmp_path, f"<p>{PROSE[1]}" + "<li>word</li>" * 20_000)
    assert article.text.startswith(PROSE[1])
    mail = "Content-Type: multipart/mixed; boundary=b\n\n" + "--b\n\nx\n" * 50_000
    (tmp_path / "a.eml").write_text(mail)
    with pytest.raises(Unreadable, match="more than 5,000 parts"):
        load(str(tmp_path), "a.eml")
