"""An archive beside a folder of the same reports: `python -m benchmarks.archive URL HOME [--fill]`.

HOME has `reports` and `cache` as `make growth KEEP=…` leaves them below each size. The plans of the growth queries are
asked of the folder's engine and of the archive: what is found must be the same, tier by tier; told are how the orders
of the first hundred agree (Spearman's rank correlation, one that is not there counts as the one behind the last), and
how long it takes from the plan to the answer.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, islice
from pathlib import Path
from typing import Any

from benchmarks.growth import queries, reports
from benchmarks.growth.measuring import opened
from index import config
from index.article import Article, Kind, Paragraph, Span
from index.catalogue import texts
from index.catalogue.catalogue import Summary
from index.catalogue.texts import ReadReport
from index.loading.formats import PLAIN, drafts
from index.names.forms import names_in
from index.refresh.analysis import document
from index.refresh.archive.reports import DAY, FolderReport, row
from index.search.engines.engine import Engine, Plan, Ranking, Tier
from index.search.engines.listed import Newest
from index.search.engines.opensearch.client import Access, Client, read_address
from index.search.engines.opensearch.engine import OpenSearchEngine
from index.search.engines.opensearch.mapping import key_of, words_of
from index.search.engines.opensearch.writing import put
from index.search.plan.widening import widen
from index.search.query import query as q
from index.search.request import SearchRequest
from index.text.calendar import by_moment
from index.text.words import own_forms
from index.workspace import Workspace

FIRST = 100
LISTED = 2_000
"""Articles up to which all that was found is compared, and not only how many they are."""
LIMIT = 200
"""Hits that are asked for, as the settings say as shipped."""


def documents(workspace: Workspace) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every report of a folder as an archive keeps it."""
    for summary in workspace.library.summaries():
        article = workspace.library.article(summary.id)
        made = document(article, own_forms(article))
        yield (
            key_of(made.id),
            words_of(made)
            | {
                "moment": by_moment(summary.date or ""),
                "day": (summary.date or "")[:DAY],
                "outlet": summary.outlet or "",
            },
        )


def of_made(count: int) -> Iterator[tuple[str, dict[str, Any]]]:
    """So many made reports as a push sends them, without a catalogue: one is read from a file, and the others are laid
    out as it is.
    """
    (first,) = islice(reports.made(1), 1)
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, first.name).write_text(first.text, encoding="utf-8")
        (draft,) = drafts(folder, first.name, PLAIN, Path(first.name).stem)
        like = draft.article()
    for made in reports.made(count):
        article = _laid_out(made, like)
        known = article.metadata
        summary = Summary(
            *(article.id, article.path, article.heading, known.title.value is not None, known.outlet.value),
            *(known.date, known.published.basis, known.dateline.value, len(made.body.split())),
        )
        read = ReadReport(article, names_in(made.body), texts.packed(article))
        report = FolderReport("made", summary, read)
        yield key_of(report.name), row(report)


def _laid_out(made: reports.Report, like: Article) -> Article:
    """A made report as it would be read: a title, the outlet and the day in lines of their own, the paragraphs."""
    said = (made.title, made.outlet, made.day, *made.body.split("\n\n"))
    kinds = [Kind.TITLE, Kind.BOILERPLATE, Kind.DATE, *[Kind.BODY] * (len(said) - 3)]
    ends = [end - 2 for end in accumulate(len(part) + 2 for part in said)]
    paragraphs = tuple(
        Paragraph(Span(end - len(part), end), kind) for end, part, kind in zip(ends, said, kinds, strict=True)
    )
    known = like.metadata
    told = {"title": made.title, "outlet": made.outlet, "published": made.day}
    metadata = known._replace(**{name: replace(getattr(known, name), value=value) for name, value in told.items()})
    name = Path(made.name).stem
    return replace(like, id=name, path=made.name, text="\n\n".join(said), paragraphs=paragraphs, metadata=metadata)


def pushed(client: Client, count: int) -> None:
    """Put made reports into the archive, and say how fast it took them."""
    archive, started, cpu, done = OpenSearchEngine(client), time.perf_counter(), time.process_time(), 0
    for done, told in enumerate(put(client, client.address.name, (), of_made(count)), 1):
        if told.reason:
            print(f"refused: {told.key}: {told.reason}")
        if done % 10_000 == 0:
            took = time.perf_counter() - started
            own = 1000 * (time.process_time() - cpu) / done
            print(f"{done:,} in {took:.0f} s: {done / took:,.0f} a second, {own:.2f} ms of our CPU each", flush=True)
    archive.fill_up()
    print(f"{done:,} documents in {time.perf_counter() - started:.0f} s, with their copies ordered")


def filled(client: Client, workspace: Workspace) -> None:
    """Put all reports of the folder into the archive, and say how fast it took them."""
    made = list(documents(workspace))
    started = time.perf_counter()
    refused = [told for told in put(client, client.address.name, (), made) if told.reason]
    client.ask("POST", f"/{client.address.name}/_refresh")
    took = time.perf_counter() - started
    print(f"{len(made):,} documents in {took:.1f} s: {len(made) / took:,.0f} a second; {len(refused)} refused")


def plans(workspace: Workspace) -> Iterator[tuple[str, str, Plan]]:
    """Each query with its shape and plan; `typed` are those that are being typed."""
    known = workspace.search.searcher._known
    for shape, asked in queries.shapes().items():
        for text in asked:
            yield shape, text, widen(q.read(text).tree, known, SearchRequest(text)).plan
    for text in queries.keystrokes():
        yield "typed", text, widen(q.read(text).tree, known, SearchRequest(text, typing=True)).plan


def correlation(one: Sequence[str], other: Sequence[str]) -> float:
    """Spearman's, over all that either lists."""
    every = list(dict.fromkeys((*one, *other)))
    if len(every) < 2:
        return 1.0
    ranks = [[listed.index(a) if a in listed else len(listed) for a in every] for listed in (list(one), list(other))]
    apart = sum((a - b) ** 2 for a, b in zip(*ranks, strict=True))
    return 1 - 6 * apart / (len(every) * (len(every) ** 2 - 1))


def first(ranking: Ranking) -> list[str]:
    return [ranked.id for ranked in ranking.best[:FIRST]]


def tiers(ranking: Ranking) -> dict[Tier, int]:
    return {tier: sum(r.tier is tier for r in ranking.best) for tier in Tier}


def timed(engine: Engine, plan: Plan, limit: int, newest: Newest) -> tuple[Ranking, float]:
    started = time.perf_counter()
    ranking = engine.rank(plan, limit, newest)
    return ranking, 1000 * (time.perf_counter() - started)


def compared(workspace: Workspace, archive: OpenSearchEngine, every: int) -> None:
    """Print what differs, and how the orders agree; of the queries each so manieth is asked."""
    newest, folder, everything = workspace.search._reports().newest, workspace.cache.engine, archive.everything()
    agree: dict[str, list[float]] = {}
    took: dict[str, list[float]] = {}
    same = 0
    for shape, text, plan in islice(plans(workspace), 0, None, every):
        here, _ = timed(folder, plan, LIMIT, newest)
        there, milliseconds = timed(archive, plan, LIMIT, everything)
        found = here.total == there.total and tiers(here) == tiers(there)
        if here.total <= LISTED:
            found = found and set(here.found) == set(there.found)
        same += found
        agree.setdefault(shape, []).append(correlation(first(here), first(there)))
        took.setdefault(shape, []).append(milliseconds)
        if not found:
            print(f"differs: {shape} {text!r}: {here.total} and {there.total}, {tiers(here)} and {tiers(there)}")
    for shape, values in agree.items():
        times = sorted(took[shape])
        agreed = f"correlation mean {statistics.mean(values):.4f} least {min(values):.4f}"
        print(f"{shape:12} {len(values):4} queries, {agreed}, ms median {statistics.median(times):.1f}")
    all_of = [value for values in agree.values() for value in values]
    agreed = f"correlation mean {statistics.mean(all_of):.4f} least {min(all_of):.4f}"
    print(f"{same} of {len(all_of)} found the same; {agreed}")


def typing(workspace: Workspace, archive: OpenSearchEngine) -> None:
    """Print how long a letter takes where no list of articles is held."""
    everything, typed = archive.everything(), [plan for shape, _, plan in plans(workspace) if shape == "typed"]
    took = sorted(timed(archive, plan, LIMIT, everything)[1] for plan in typed)
    print(f"a letter, all known: ms median {statistics.median(took):.1f} p95 {took[int(0.95 * len(took))]:.1f}")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("url")
    options.add_argument("home", type=Path)
    options.add_argument("--folder", help="the reports, where they do not lie in HOME")
    options.add_argument("--made", type=int, default=0, help="put so many made reports there, and do no more")
    options.add_argument("--fill", action="store_true", help="put the reports of HOME into the archive first")
    options.add_argument("--typing", action="store_true", help="only how long letters take, all articles known")
    options.add_argument("--every", type=int, default=1, help="ask only each so manieth query")
    asked = options.parse_args()
    if asked.made:
        pushed(Client(read_address(asked.url), Access()), asked.made)
        return
    if asked.folder:
        workspace = Workspace(config.load(folder=asked.folder, cache=str(asked.home / "cache")))
    else:
        workspace = opened(asked.home)
    client = Client(read_address(asked.url), Access())
    archive = OpenSearchEngine(client)
    if asked.fill:
        archive.clear()
        filled(client, workspace)
    if asked.typing:
        typing(workspace, archive)
    else:
        compared(workspace, archive, asked.every)
    archive.close()


if __name__ == "__main__":
    main()
