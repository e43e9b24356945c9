"""scikit-learn's logistic regression, imported when the first one is fitted.

To import it takes a second of CPU, and who reads a table or a figure fits nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sklearn.linear_model import LogisticRegression


def logistic(**how: Any) -> LogisticRegression:
    """One that is to be fitted, made with scikit-learn's own settings: `logistic(C=0.5, tol=1e-8)`."""
    from sklearn.linear_model import LogisticRegression

    return LogisticRegression(**how)
