"""What every controller asks of the screen that holds it, and how a controller works in the background."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from functools import partial, wraps
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, Protocol, TypeVar

if TYPE_CHECKING:
    from textual.worker import Worker

P = ParamSpec("P")
R = TypeVar("R")


class Host(Protocol):
    """A screen as a controller knows it; what else one asks of its screen it adds in a protocol of its own."""

    def say(self, sentence: str, *, error: bool = False, holds: Callable[[], bool] | None = None) -> None:
        """Say a sentence in the status line, until the user does something else, or while it `holds`."""

    def run_worker(
        self, work: Callable[[], Coroutine[Any, Any, Any]], name: str = "", group: str = "", *, exclusive: bool = False
    ) -> Worker[Any]:
        """Begin some work in the background; as `exclusive`, it takes the place of the work of its group."""


class Controller(Protocol):
    """Anything that a screen holds."""

    @property
    def screen(self) -> Host:
        """The screen that holds it."""


C = TypeVar("C", bound=Controller)


def background(
    group: str, *, exclusive: bool = True
) -> Callable[[Callable[Concatenate[C, P], Coroutine[Any, Any, R]]], Callable[Concatenate[C, P], Worker[R]]]:
    """Run a controller's method as a worker of its screen: what `textual.work` is to a method of the screen itself."""

    def decorate(
        method: Callable[Concatenate[C, P], Coroutine[Any, Any, R]],
    ) -> Callable[Concatenate[C, P], Worker[R]]:
        @wraps(method)
        def begun(self: C, /, *args: P.args, **kwargs: P.kwargs) -> Worker[R]:
            work = partial(method, self, *args, **kwargs)
            return self.screen.run_worker(work, method.__name__, group, exclusive=exclusive)

        return begun

    return decorate
