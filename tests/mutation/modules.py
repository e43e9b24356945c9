"""The modules whose tests are tried, each with the tests that hold its rules; and the changes that change nothing."""

from __future__ import annotations

ANCHORING = (
    "tests/annotations/test_anchoring_tokens.py",
    "tests/annotations/test_anchoring_places.py",
    "tests/annotations/test_anchoring_sureness.py",
    "tests/annotations/test_anchoring_floors.py",
    "tests/annotations/test_evidence.py",
    "tests/annotations/test_anchoring.py",
)
RANKING = (
    "tests/search/test_ranking_scores.py",
    "tests/search/test_ranking.py",
    "tests/search/test_places_of_words.py",
)
QUERY = ("tests/search/test_query.py",)
FACTS = (
    "tests/comparison/test_standing.py",
    "tests/comparison/test_strengths.py",
    "tests/comparison/test_matching.py",
    "tests/comparison/test_clash_signs.py",
    "tests/comparison/test_conflicts.py",
    "tests/comparison/test_values.py",
    "tests/comparison/test_differences.py",
)
ALIGNMENT = (
    "tests/comparison/test_alignment_rules.py",
    "tests/comparison/test_wording.py",
    "tests/comparison/test_signs.py",
    "tests/comparison/test_alignment.py",
)

MODULES: dict[str, tuple[str, ...]] = {
    "index/annotations/anchoring/anchoring.py": ANCHORING,
    "index/annotations/anchoring/candidates.py": ANCHORING,
    "index/annotations/anchoring/evidence.py": ANCHORING,
    "index/annotations/anchoring/matching.py": ANCHORING,
    "index/annotations/anchoring/normalised.py": ANCHORING,
    "index/comparison/facts/conflicts.py": FACTS,
    "index/comparison/facts/strengths.py": FACTS,
    "index/comparison/facts/standing.py": FACTS,
    "index/comparison/facts/matching/held.py": FACTS,
    "index/comparison/facts/matching/matching.py": FACTS,
    "index/comparison/facts/matching/pairs.py": FACTS,
    "index/comparison/facts/matching/chance.py": FACTS,
    "index/comparison/facts/matching/aligned.py": FACTS,
    "index/comparison/alignment/alignment.py": ALIGNMENT,
    "index/comparison/alignment/likelihood.py": ALIGNMENT,
    "index/comparison/alignment/wording.py": ALIGNMENT,
    "index/search/rank/ranking.py": (*RANKING, "tests/search/test_ranking_rules.py"),
    "index/search/rank/rules/proximity.py": (*RANKING, "tests/search/test_ranking_rules.py"),
    "index/search/rank/rules/endings.py": (*RANKING, "tests/search/test_spreading.py"),
    "index/search/rank/occurrences.py": RANKING,
    "index/search/rank/spreading.py": ("tests/search/test_spreading.py", *RANKING),
    "index/search/query/query.py": QUERY,
    "index/search/query/tree.py": QUERY,
    "index/annotations/files/durable.py": (
        "tests/annotations/test_durable.py",
        "tests/annotations/test_store.py",
    ),
    "index/catalogue/editions.py": ("tests/catalogue/test_edition_floors.py", "tests/catalogue/test_versions.py"),
    "index/catalogue/prints.py": ("tests/catalogue/test_relations_kept.py",),
    "index/catalogue/relations.py": ("tests/catalogue/test_relations_kept.py", "tests/catalogue/test_versions.py"),
    "index/catalogue/names/counts.py": ("tests/catalogue/test_names_kept.py",),
    "index/catalogue/names/families.py": ("tests/catalogue/test_names_kept.py",),
    "index/names/judging.py": ("tests/names/test_names.py",),
    "index/loading/facts/beside_dates.py": ("tests/loading/test_beside_dates.py",),
    "index/loading/lines/corrections.py": ("tests/loading/test_corrections.py",),
    "index/loading/lines/date_lines.py": ("tests/loading/test_furniture.py", "tests/loading/test_beside_dates.py"),
    "index/loading/lines/furniture.py": (
        "tests/loading/test_furniture.py",
        "tests/loading/test_pages.py",
        "tests/loading/test_loading_cleaning.py",
    ),
}
"""The quickest tests first: a change is tried on them until one fails."""

SURER = "what is surer than this is 0 or 1 already when it is rounded"
THREADS = "says how many processors work on it, and nothing of what comes out"
APART = "any two numbers tell the sides apart"

EQUIVALENT: dict[str, dict[str, str]] = {
    "index/comparison/alignment/alignment.py": {
        "module: NEVER = 2.0 -> NEVER = 4.0": "more than any probability is never reached",
    },
    "index/comparison/alignment/likelihood.py": {
        "module: MOST_LOG_ODDS = 30.0 -> MOST_LOG_ODDS = 60.0": SURER,
        "module: MOST_LOG_ODDS = 30.0 -> MOST_LOG_ODDS = 15.0": SURER,
        "Weights.probability: self.signs[0] -> self.signs[-1]": "every sign has a row for each pair",
        "likelihood: _blas().limit(limits=1, user_api='blas') -> _blas().limit(limits=0, user_api='blas')": THREADS,
        "likelihood: _blas().limit(limits=1, user_api='blas') -> _blas().limit(limits=2, user_api='blas')": THREADS,
    },
    "index/comparison/alignment/wording.py": {
        "_triples: 1: -> 0:": "a look that is less close says so less often, and the blocks then say the same",
        "_maximal_runs: len(left) - least -> len(left) + least": "what is shorter than a seed is none",
        "_matching: (len(right), right) < (len(left), left) -> (len(right), right) <= (len(left), left)": (
            "two equal rows are the same in either order"
        ),
    },
    "index/comparison/facts/matching/chance.py": {
        "module: _MOST = 30.0 -> _MOST = 60.0": SURER,
        "module: _MOST = 30.0 -> _MOST = 15.0": SURER,
    },
    "index/comparison/facts/matching/matching.py": {
        "_places: (1, match.right.value.span.start) -> (2, match.right.value.span.start)": APART,
    },
    "index/search/rank/ranking.py": {
        "_in_all: len(together) < len(other) -> len(together) <= len(other)": "says which of two ways is quicker",
        "_begun: words[0] -> words[-1]": "there is one",
        "_begun: forms[0] -> forms[-1]": "the endings of one word are sought in one field",
        "_begun: run.positions[0] -> run.positions[1]": "a run adds no report where any of its words is a form",
        "_added: times == 1 -> times == 0": "a score taken once is the score",
    },
    "index/search/rank/rules/endings.py": {
        "_one: len(said) == 1 -> len(said) == 0": "a name of one spelling is found as that spelling is",
    },
    "index/search/rank/occurrences.py": {
        "_starts: here < 0 -> here <= 0": "a word behind another never stands at place 0",
    },
    "index/annotations/anchoring/anchoring.py": {
        "anchor: new.text.find(whole, at + 1) < 0 -> new.text.find(whole, at + 1) <= 0": (
            "what is looked for behind a place is never at 0"
        ),
    },
    "index/annotations/anchoring/candidates.py": {
        "weigh_candidates: len(exact) > MOST_EXACT -> len(exact) >= MOST_EXACT": "the likeliest eight of eight are all",
        "weigh_candidates: known.score < evidence.score -> known.score <= evidence.score": (
            "of two of one score at one place either is as good"
        ),
    },
    "index/search/query/query.py": {
        "_day: (0, 0, 0) -> (0, -1, 0)": "neither is a date, which is what is meant",
    },
    "index/annotations/files/durable.py": {
        "write: beside.unlink(missing_ok=True) -> beside.unlink(missing_ok=False)": (
            "an error of the system is passed over there, and so is a file that went already"
        ),
        "write: clock.letters('0123456789abcdef', 12) -> clock.letters('0123456789abcdef', 24)": (
            "a longer name that nobody else takes is one, too"
        ),
    },
    "index/catalogue/editions.py": {
        "judged: common > LONG_RUN - SHINGLE -> common >= LONG_RUN - SHINGLE": (
            "spares looking for a row where it cannot be; one shingle fewer than a row has finds none either"
        ),
        "module: MOST_ROWS = 2000 -> MOST_ROWS = 4000": "bounds time alone, for texts that are no reports",
    },
    "index/loading/facts/beside_dates.py": {
        "outlet_beside: is_cased_name(name) and (writer or is_cited(line, name)) -> "
        "is_cased_name(name) or (writer or is_cited(line, name))": "spares looking for places; it is asked again below",
        "_is_spoken_of: if text.lower().count(name.lower()) < 2: return False -> "
        "if text.lower().count(name.lower()) < 2: pass": "spares looking for words that are not there",
        "_is_spoken_of: text.lower().count(name.lower()) < 2 -> text.lower().count(name.lower()) < 1": (
            "spares looking for words that are not there"
        ),
        "outlet_beside: left[0] -> left[-1]": "there is one",
    },
    "index/loading/lines/corrections.py": {
        "with_corrections: speaks_of_itself and (_EARLIER.search(words) or _CHANGED.search(words)) -> "
        "speaks_of_itself or (_EARLIER.search(words) or _CHANGED.search(words))": (
            "spares looking for sentences that are not there"
        ),
        "with_corrections: if line.kind not in (None, Kind.BOILERPLATE) or len(line.span) > LONGEST_CORRECTION: "
        "continue -> if line.kind not in (None, Kind.BOILERPLATE) or len(line.span) > LONGEST_CORRECTION: pass": (
            "spares looking at what is too long; no date or caption has a label in front"
        ),
        "with_corrections: len(line.span) > LONGEST_CORRECTION -> len(line.span) >= LONGEST_CORRECTION": (
            "spares looking at what is too long"
        ),
    },
}
"""Changes that no test can notice, each with the reason, by module and name."""
