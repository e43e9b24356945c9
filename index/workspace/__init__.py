"""The front door: one folder of reports with all that is known and noted of it. Screens and commands ask only this.

`library` has the articles, the search over them and their comparison; `notebook` adds the user's notes; `workspace`
adds what needs both, such as finding notes by a query (`finding`). `searches` is the file of what the user keeps of
searching. Nothing here draws or prints, and nothing below imports it.
"""

from index.workspace.workspace import Workspace

__all__ = ["Workspace"]
