"""Starting another process of this program, so that nothing of the place it is started in can be run.

Our packages are the last place in which a child looks for a module, and neither the folder it is started in nor that of
a script (`-P`) is one at all: a `yaml.py` among the reports is a file among the reports.

Example: `child_command("index.refresh_child", "/reports")` is what `subprocess.Popen` is given, with
`cwd=NOWHERE`.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

PACKAGES = Path(__file__).resolve().parent.parent.parent
"""Where the packages of this program lie: a child finds them there and nowhere nearer."""

NOWHERE = os.sep
"""The folder a child works in: none of the user's, so that it keeps no disk from being unmounted."""

START = "import sys; sys.path.append(sys.argv.pop(1)); from {module} import main; sys.exit(main())"
"""What a child runs, given where our packages lie as its first argument."""


def child_command(module: str, *arguments: str) -> list[str]:
    """The command that runs `main()` of a module of ours, which finds `arguments` in `sys.argv[1:]`."""
    return [sys.executable, "-P", "-c", START.format(module=module), str(PACKAGES), *arguments]
