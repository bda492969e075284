"""Seeds: the dice of the fault tests. Each is run with one drawn anew, and with those that once failed."""

import ast
import random
from collections.abc import Iterator, Mapping
from pathlib import Path

DICE = "chance"  # what a test asks for that throws dice
MOST = 10**6

# A seed with which a test once failed, by the name of the test, is run again ever after.
FAILED: Mapping[str, tuple[int, ...]] = {}


def seeds_of(
    test: str, *, told: str | None = None, failed: Mapping[str, tuple[int, ...]] = FAILED
) -> list[int]:
    """Return the seeds to run a test with; one that is told (FAULT_SEED) alone."""
    if told:
        return [int(told)]
    return [*failed.get(test, ()), random.randrange(MOST)]


def unknown(failed: Mapping[str, tuple[int, ...]], folder: Path) -> set[str]:
    """Return the names under which seeds are kept, and no test of the folder throws dice any more."""
    return set(failed) - set(throwing_dice(folder))


def throwing_dice(folder: Path) -> Iterator[str]:
    """Return the names of all tests of a folder that throw dice."""
    for path in folder.glob("test_*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef) and DICE in {each.arg for each in node.args.args}:
                yield node.name
