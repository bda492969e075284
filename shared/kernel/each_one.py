"""Each one: one after the other, so that none keeps the others waiting."""

from collections.abc import Callable, Iterable

from shared.kernel.errors import StaleWrite


def each_one(ids: Iterable[str], act: Callable[[str], None]) -> None:
    """Act on every one; one that somebody else has saved first is left for the next turn.

    What else goes wrong with one (it cannot be read, say) is raised when all others had their turn.
    """
    failures: list[Exception] = []
    for id in ids:
        try:
            act(id)
        except StaleWrite:
            continue
        except Exception as failure:
            failures.append(failure)
    if failures:
        raise failures[0]
