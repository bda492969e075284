"""Delivered tables: rules and lists as they are shipped in a service's `data/`, read once at start.

The dataclasses themselves are the schema. A field too many or too few, a wrong type, a broken rule, a source
that nobody explains and a row that comes twice are refused by file, row and field: all of them at once.
"""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any, ClassVar, Generic, Protocol, TypeVar

import yaml
from cattrs import BaseValidationError, transform_error
from cattrs.v import format_exception
from pymongo.database import Database

from shared.kernel import clock
from shared.kernel.calendar import local_time
from shared.kernel.errors import DomainError, Invalid, NotFound
from shared.plumbing.documents import Document
from shared.plumbing.strict import believing_nothing

Row = dict[str, Any]
Faults = dict[str, str]
R = TypeVar("R")
P = TypeVar("P", bound="Dated")


class Dated(Protocol):
    """A version of rules, in force from its day on."""

    @property
    def version_no(self) -> int: ...
    @property
    def effective_from(self) -> date: ...


class Delivered(Generic[P]):
    """The versions of one kind of rules, read once at start, oldest first. A service says in which folder."""

    folder: ClassVar[Path]
    table: ClassVar[str]
    kind: ClassVar[type[Any]]

    def __init__(self, database: Database[Document]) -> None:
        self._versions: tuple[P, ...] = ()

    def prepare(self) -> None:
        """Read the table; a faulty one stops the service, and one of which nothing is in force yet."""
        self._versions = read_policies(self.folder / self.table, self.kind)
        self.in_force(clock.now())

    def in_force(self, at: datetime) -> P:
        """Return the version of that day in Shanghai, or raise NotFound."""
        today = local_time(at).date()
        begun = [version for version in self._versions if version.effective_from <= today]
        if not begun:
            raise NotFound(f"没有 {today} 生效的办理规则")
        return begun[-1]


def read_policies(path: Path, kind: type[P]) -> tuple[P, ...]:
    """Return every version of such rules, oldest first; they must stand so in the table."""
    table = load_table(path)
    policies = read_rows(path, table.get("policies"), lambda row: _policy(row, table, kind))
    for former, latter in pairwise(policies):
        if former.version_no >= latter.version_no or former.effective_from >= latter.effective_from:
            raise Invalid(f"{path.name}: version {latter.version_no} does not follow {former.version_no}")
    return policies


def _policy(row: Row, table: Row, kind: type[P]) -> P:
    sources = row.pop("sources", None) or {}
    if unstated := (set(_numbers(row)) - {"version_no", "effective_from"}) ^ set(sources):
        raise Invalid(f"a number and its source belong together: {', '.join(sorted(unstated))}")
    stated = {each["source"] for rows in row.values() if _stands_alone(rows) for each in rows}
    require_explained({*sources.values(), *stated}, table)
    return believing_nothing().structure(row, kind)


def _numbers(row: Row) -> Iterator[str]:
    """Yield the name of every number, `issue.rework` for one in a group; a limit is one number.

    Left out are rows that each say their own source.
    """
    for name, value in row.items():
        if isinstance(value, dict) and not {"amount", "unit"} & value.keys():
            yield from (f"{name}.{each}" for each in _numbers(value))
        elif not _stands_alone(value):
            yield name


def _stands_alone(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(row, dict) and "source" in row for row in value)


def require_explained(sources: set[str], table: Row) -> None:
    if unknown := sources - set(table.get("sources", ())):
        raise Invalid(f"nobody explains the source {', '.join(sorted(unknown))}")


def load_table(path: Path) -> Row:
    try:
        table = yaml.safe_load(path.read_text(encoding="utf-8"))
    except yaml.YAMLError as error:
        raise Invalid(f"{path.name} cannot be read: {error}") from error
    if not isinstance(table, dict):
        raise Invalid(f"{path.name} is no table")
    return table


def read_rows(path: Path, rows: Any, build: Callable[[Row], R]) -> tuple[R, ...]:
    if not isinstance(rows, list) or not rows:
        raise Invalid(f"{path.name} has no rows")
    read: dict[str, R] = {}
    faults: Faults = {}
    for number, row in enumerate(rows, start=1):
        name = row.get("code", f"row {number}") if isinstance(row, dict) else f"row {number}"
        try:
            if name in read:
                raise Invalid("comes twice")
            read[name] = build(dict(row))
        except (BaseValidationError, DomainError, TypeError, ValueError) as error:
            faults |= _faults(error, name)
    if faults:
        told = "; ".join(f"{place}: {fault}" for place, fault in faults.items())
        raise Invalid(f"{path.name} is refused: {told}", faults)
    return tuple(read.values())


def _faults(error: Exception, row: str) -> Faults:
    """Return what is wrong, by row and field."""
    told = transform_error(error, path=row, format_exception=_words)
    pairs = (each.rpartition(" @ ") for each in told)
    return {place.replace(".guide", "", 1): fault for fault, _, place in pairs}


def _words(error: BaseException, kind: type | None) -> str:
    ours = isinstance(error, DomainError | TypeError | ValueError)
    return str(error) if ours else format_exception(error, kind)
