"""The regression that is fitted: logistic, over the signs, or over them and the products of each two, with a ridge.

A product says what a sum cannot: that shared names count less where both quote, or meaning more where the languages
differ. With the signs of meaning the products were worth +.01 F1 and +.04 recall of sure links on held-out events, most
of it across languages; with the signs of words alone they were worth -.01. Trees and small nets were worth nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.fitting.logistic import logistic

if TYPE_CHECKING:
    from sklearn.linear_model import LogisticRegression

STRENGTH = 0.05
"""The inverse strength of the ridge over signs, in units of standardised ones; ten times more or less is as good."""

STRENGTH_OF_PRODUCTS = 0.008
"""The same over signs and their products. A quarter and four times as much were worse by .005 F1."""


@dataclass(frozen=True)
class Quadratic:
    """Log-odds from signs that are first held inside the range that was seen, then standardised."""

    least: NDArray[Any]
    most: NDArray[Any]
    mean: NDArray[Any]
    spread: NDArray[Any]
    bias: float
    linear: NDArray[Any]
    products: NDArray[Any]

    def log_odds(self, signs: NDArray[Any]) -> NDArray[Any]:
        """The log-odds of each row."""
        values = (np.clip(signs, self.least, self.most) - self.mean) / self.spread
        found: NDArray[Any] = self.bias + values @ self.linear + ((values @ self.products) * values).sum(axis=1)
        return found


def regression(with_products: bool) -> LogisticRegression:
    """What `fitted` fits; fitted again, to other rows, it begins where it was: there is one optimum, and it is near."""
    strength = STRENGTH_OF_PRODUCTS if with_products else STRENGTH
    return logistic(C=strength, max_iter=1000, tol=1e-6, warm_start=True)


def fitted(model: LogisticRegression, signs: NDArray[Any], label: NDArray[Any], with_products: bool) -> Quadratic:
    """The regression on rows with label 1 or 0."""
    count = signs.shape[1]
    mean, spread = signs.mean(axis=0), _spread(signs)
    values = (signs - mean) / spread
    first, second = np.triu_indices(count) if with_products else (np.zeros(0, int),) * 2
    products = values[:, first] * values[:, second]
    centre, width = products.mean(axis=0), _spread(products)
    products -= centre
    products /= width
    model.fit(np.hstack([values, products]), label)
    linear, weights = np.split(model.coef_[0], [count])
    square = np.zeros((count, count))
    square[first, second] = weights / width
    bias = float(model.intercept_[0] - centre @ (weights / width))
    return Quadratic(signs.min(axis=0), signs.max(axis=0), mean, spread, bias, linear, square)


def _spread(values: NDArray[Any]) -> NDArray[Any]:
    spread = values.std(axis=0)
    return np.where(spread > 0, spread, 1.0)
