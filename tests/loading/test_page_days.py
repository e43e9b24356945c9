"""The day of a page's report: what is stated, what is taken for it, and what is only the day of something else."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from index.article import Article, Basis, Value
from index.loading.formats import load

TITLE = "Harbour of Lakeport closed after collision"
PROSE = [
    "Two ferries collided in the harbour of Lakeport in thick fog, and forty passengers were brought ashore in boats.",
    "The harbour master closed the port for the rest of the day, while divers looked for damage below the waterline.",
    "Nobody was seriously hurt, the company said, and the inquiry into the cause is expected to take several weeks.",
]
TEXT = "".join(f"<p>{sentence}</p>" for sentence in PROSE)
DAY = "2022-03-04"


def read(tmp_path: Path, body: str, head: str = "", language: str = "en") -> Article:
    html = f"<html lang={language}><head><title>{TITLE}</title>{head}</head><body>{body}</body></html>"
    (tmp_path / "a.html").write_text(html, encoding="utf-8")
    return load(str(tmp_path), "a.html")[0]


def published(tmp_path: Path, body: str, head: str = "", language: str = "en") -> Value:
    return read(tmp_path, body, head, language).metadata.published


def field(moment: str) -> str:
    return f'<meta property="article:published_time" content="{moment}">'


@pytest.mark.parametrize(
    "line",
    [
        "Datum: 04.03.2022",
        "Pressemitteilung vom 4. März 2022",
        "Erstellt am 04.03.2022",
        "Fecha de publicación: 4 de marzo de 2022",
        "Communiqué du 4 mars 2022",
        "Data di pubblicazione: 4 marzo 2022",
        "Дата публикации: 4 марта 2022",
        "تاريخ النشر: 4 مارس 2022",
        "Yayınlanma tarihi: 4 Mart 2022",
    ],
)
def test_a_label_for_publication_is_known_in_many_languages(tmp_path: Path, line: str) -> None:
    day = published(tmp_path, f"<h1>{TITLE}</h1><div>{line}</div>{TEXT}")
    assert (day.value, day.basis) == (DAY, Basis.STATED)


@pytest.mark.parametrize("line", ["Stand: 04.03.2022", "Dernière modification : 4 mars 2022", "Изменено: 4 марта 2022"])
def test_a_label_for_a_change_tells_of_no_publication(tmp_path: Path, line: str) -> None:
    known = read(tmp_path, f"<h1>{TITLE}</h1><div>{line}</div>{TEXT}").metadata
    assert (known.published.value, known.updated.value) == (None, DAY)


def test_where_a_page_tells_of_a_change_no_other_day_is_taken_for_publication(tmp_path: Path) -> None:
    lines = "<div>Stand - 12.03.2022</div><div>(unverändert gültig seit: 04.03.2022)</div>"
    assert published(tmp_path, f"<h1>{TITLE}</h1>{lines}{TEXT}", language="de").value is None
    below = "<div>Nachricht 04.03.2022 Hafen und Wasser</div>"
    day = published(tmp_path, f"<h1>{TITLE}</h1>{below}{TEXT}<p>Zuletzt geändert am 12.03.2022</p>", language="de")
    assert (day.value, day.basis) == (DAY, Basis.INFERRED)


def test_one_time_that_says_published_and_updated_is_of_both(tmp_path: Path) -> None:
    time = '<time class="{} updated" datetime="2022-03-04T10:00:00+01:00">4 March</time>'
    assert published(tmp_path, f"<h1>{TITLE}</h1>{time.format('published')}{TEXT}").value == "2022-03-04T10:00+01:00"
    assert published(tmp_path, f"<h1>{TITLE}</h1>{time.format('')}{TEXT}").value is None


@pytest.mark.parametrize(
    ("address", "day"),
    [
        ("/news/2022/03/04/harbour", DAY),
        ("/news/04-03-2022", DAY),
        ("/press2022/220304_harbour.html", DAY),
        ("/2022/220304_harbour.html", DAY),
        ("/press/220304_harbour.html", None),  # six figures alone are a number
        ("/press2021/220304_harbour.html", None),
        ("/press2022/221304_harbour.html", None),
        ("/news/34-03-2022", None),
    ],
)
def test_the_address_has_the_day_in_some_shapes(tmp_path: Path, address: str, day: str | None) -> None:
    head = f'<link rel="canonical" href="https://www.post.example{address}">'
    found = published(tmp_path, f"<h1>{TITLE}</h1>{TEXT}", head)
    assert (found.value, found.basis) == (day, Basis.INFERRED if day else Basis.ABSENT)


SUMMARY = f"<h2>{'The port of the town is shut until divers have looked at all that lies on its ground. ' * 2}</h2>"


def test_a_day_below_the_summary_is_the_reports_and_one_that_heads_a_part_is_not(tmp_path: Path) -> None:
    assert published(tmp_path, f"<h1>{TITLE}</h1>{SUMMARY}<div>04.03.2022</div>{TEXT}").value == DAY
    part = "<h3>4 March 2022</h3>"
    assert published(tmp_path, f"<h1>{TITLE}</h1><p>{PROSE[0]}</p>{part}{TEXT}").value is None
    assert published(tmp_path, f"<h1>{TITLE}</h1>{part}{TEXT}").value == DAY


@pytest.mark.parametrize(
    "lead", ["4.3.2022 – {}", "(4 March 2022) {}", "Press release of 4 March 2022 | Lakeport – {}"]
)
def test_a_day_that_the_report_begins_with_is_taken_for_its_own(tmp_path: Path, lead: str) -> None:
    lead = f"<p>{lead.format(PROSE[0])}</p>"
    assert published(tmp_path, f"<h1>{TITLE}</h1>{lead}{TEXT}").value == DAY


def test_a_day_that_the_report_speaks_of_first_is_not_its_own(tmp_path: Path) -> None:
    lead = f"<p>4 March 2022 was the day on which it happened. {PROSE[0]}</p>"
    assert published(tmp_path, f"<h1>{TITLE}</h1>{lead}{TEXT}").value is None


def test_the_day_beside_that_of_a_field_is_believed_where_the_field_tells_no_zone(tmp_path: Path) -> None:
    shown = f"<h1>{TITLE}</h1><div>5 March 2022</div>{TEXT}"
    assert published(tmp_path, shown, field("2022-03-04T23:00:00Z")).value == "2022-03-05"
    in_its_zone = published(tmp_path, shown, field("2022-03-04T22:00:00-03:00"))
    assert (in_its_zone.value, in_its_zone.basis) == ("2022-03-04T22:00-03:00", Basis.STATED)
    assert "the page shows 2022-03-05" in in_its_zone.reason


def test_a_day_that_the_page_shows_settles_the_order_of_a_field(tmp_path: Path) -> None:
    told = {"@type": "NewsArticle", "headline": TITLE, "datePublished": "04/03/2022 10:00"}
    head = f'<script type="application/ld+json">{json.dumps(told)}</script>'
    shown = published(tmp_path, f"<h1>{TITLE}</h1><div>Published: April 3, 2022</div>{TEXT}", head)
    assert (shown.value, shown.basis) == ("2022-04-03", Basis.STATED)


TEASER = "<section><h2>More</h2><article><h3>Ferry sinks off Lakeport</h3>{}</article></section>"


@pytest.mark.parametrize("said", ["<time datetime='2020-01-01'>1 January 2020</time>", "<div>1 January 2020</div>"])
def test_the_day_of_a_teaser_below_the_report_is_not_its_own(tmp_path: Path, said: str) -> None:
    assert published(tmp_path, f"<h1>{TITLE}</h1>{TEXT}{TEASER.format(said)}").value is None
    assert published(tmp_path, f"<h1>{TITLE}</h1>{TEXT}<p>{said}</p>").value == "2020-01-01"


def test_a_report_stands_before_the_teasers_below_it(tmp_path: Path) -> None:
    teaser = TEASER.format("<time datetime='2020-01-01'>1 January 2020</time><p>By Tom Else</p>")
    article = read(tmp_path, f"<h1>{TITLE}</h1><p>By Jane Roe</p>{TEXT}{teaser}")
    assert [article.text.find(words) for words in PROSE] == sorted(article.text.find(words) for words in PROSE)
    assert 0 < article.text.find(PROSE[-1]) < article.text.find("Ferry sinks") % (len(article.text) + 1)


@pytest.mark.parametrize("line", ["Retrieved 6 May 2024", "Accessed 6 May 2024"])
def test_the_day_on_which_a_page_was_looked_up_is_no_day_of_it(tmp_path: Path, line: str) -> None:
    assert published(tmp_path, f"<h1>{TITLE}</h1>{TEXT}<p>{line}</p>").value is None
