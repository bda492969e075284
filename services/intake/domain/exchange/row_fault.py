"""Row fault: what is wrong with a table that somebody sent, and where in it."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Where:
    """A place: a sheet, a row counted from 1, and the name of a column where one is meant."""

    sheet: str
    row: int
    field: str = ""


@dataclass(frozen=True, kw_only=True)
class RowFault:
    """What is wrong, in words for a person."""

    where: Where
    reason: str
