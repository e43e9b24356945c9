"""A refresh in a process of its own, as `process` starts it with FOLDER CACHE ANNOTATIONS SETTINGS: one JSON line of
progress a batch.

Building an index holds the interpreter for seconds; the process that draws must not be the one that builds. It may
be killed at any moment: what it committed stands, the rest is done by the next one.
"""

from __future__ import annotations

import io
import json
import sys
from dataclasses import asdict

from index import config
from index.errors import DeraaError
from index.refresh.completeness import Progress
from index.workspace import Workspace


def main() -> int:
    """Refresh a folder in a cache under a settings file; 2 with a sentence on stderr when that fails."""
    if isinstance(sys.stderr, io.TextIOWrapper):  # who reads it expects that, whatever the terminal's encoding
        sys.stderr.reconfigure(encoding="utf-8", errors="backslashreplace")
    folder, cache, annotations, settings = sys.argv[1:5]
    try:
        workspace = Workspace(config.load(settings, folder=folder, cache=cache, annotations=annotations))
        workspace.library.refresh(_tell)
    except DeraaError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


def _tell(progress: Progress) -> None:
    print(json.dumps(asdict(progress)), flush=True)


if __name__ == "__main__":
    sys.exit(main())
