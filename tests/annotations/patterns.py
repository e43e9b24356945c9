"""Texts of few tokens, and patterns to look for in them."""

from __future__ import annotations

from index.annotations.anchoring.evidence import (
    Pattern,
    pattern_of,
)
from index.annotations.anchoring.normalised import NormalisedText


def text_of(tokens: str) -> NormalisedText:
    return NormalisedText(tokens)


def pattern(before: str, passage: str, after: str, new: NormalisedText) -> Pattern:
    return pattern_of(before + " " if before else "", passage, " " + after if after else "", new)
