"""The signs for how alike two sentences are worded, in plain text; apart, since only a comparison needs its rooms."""

from __future__ import annotations

from index.comparison.alignment.wording import Wording

GUTTER = {Wording.SAME: "=", Wording.EDITED: "~", Wording.RESTATED: "≈"}
