"""Difference: what changed from one version of an item to another, in words that a resident understands."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from services.intake.domain.exchange.item_record import write_guide
from services.intake.domain.exchange.labels import LABELS, OF_A_LINE, OF_LIMITS, OF_LINES
from services.intake.domain.exchange.limits import LIMIT_FIELDS
from services.intake.domain.exchange.lines import LINES
from services.intake.domain.exchange.words import in_words, limit_in_words
from services.intake.domain.menu.item_guide import ItemGuide

Record = dict[str, Any]

TOLD_TOGETHER = ("day", "type", "longest")
"""The fields of a limit that are said in one: 5个工作日，最长10个工作日."""


@dataclass(frozen=True, kw_only=True)
class Difference:
    """One change. `field` is its place in the record: `promise_day`, `materials.photo.copies`.

    `change` is changed, added or removed; `before` and `after` are in words.
    """

    field: str
    label: str
    change: str
    before: str
    after: str

    @property
    def says(self) -> str:
        """The change as a sentence."""
        if self.change == "added":
            return f"新增{self.label}"
        if self.change == "removed":
            return f"取消{self.label}"
        return f"{self.label}：由“{self.before}”改为“{self.after}”"


def differences(former: ItemGuide, latter: ItemGuide) -> tuple[Difference, ...]:
    """Return every difference: field by field, then line by line; none where both say the same."""
    before, after = write_guide(former), write_guide(latter)
    return (
        *_of_limits(before, after),
        *_of_fields(before, after),
        *(each for name in LINES for each in _of_lines(name, before[name], after[name])),
    )


def _of_limits(before: Record, after: Record) -> Iterator[Difference]:
    for name, label in OF_LIMITS.items():
        was, now = limit_in_words(name, before), limit_in_words(name, after)
        if any(before[f"{name}_{part}"] != after[f"{name}_{part}"] for part in TOLD_TOGETHER):
            yield Difference(field=f"{name}_day", label=label, change="changed", before=was, after=now)


def _of_fields(before: Record, after: Record) -> Iterator[Difference]:
    told = {field for name in OF_LIMITS for field in _told_with(name, before, after)}
    for field in (each for each in before if each not in told and each not in LINES):
        if before[field] != after[field]:
            yield _changed(field, LABELS[field], field, before[field], after[field])


def _told_with(limit: str, before: Record, after: Record) -> Iterator[str]:
    """Yield the fields of a limit that need no word of their own: all, where it came or went as a whole."""
    came_or_went = None in (before[f"{limit}_day"], after[f"{limit}_day"])
    yield from (f"{limit}_{part}" for part in (LIMIT_FIELDS if came_or_went else TOLD_TOGETHER))


def _of_lines(name: str, before: list[Record], after: list[Record]) -> Iterator[Difference]:
    was, now = ({_key(line): line for line in lines} for lines in (before, after))
    for key in (*was, *(each for each in now if each not in was)):
        line = now.get(key) or was[key]
        label = f"{OF_LINES[name]}“{_name_of(name, line)}”"
        if key in was and key in now:
            yield from _of_one_line(f"{name}.{key}", label, was[key], now[key])
        else:
            change = "added" if key in now else "removed"
            yield Difference(field=f"{name}.{key}", label=label, change=change, before="", after="")
    if list(was) != list(now) and set(was) == set(now):
        yield _changed(name, f"{OF_LINES[name]}的顺序", name, list(was), list(now))


def _of_one_line(place: str, label: str, was: Record, now: Record) -> Iterator[Difference]:
    for field in was:
        if field == "answers":
            yield from _of_answers(f"{place}.answers", label, was[field], now[field])
        elif was[field] != now[field]:
            yield _changed(f"{place}.{field}", f"{label}的{OF_A_LINE[field]}", field, was[field], now[field])


def _of_answers(place: str, label: str, was: list[Record], now: list[Record]) -> Iterator[Difference]:
    if was != now:
        before, after = ([each["text"] for each in answers] for answers in (was, now))
        yield _changed(place, f"{label}的选项", "answers", before, after)


def _changed(place: str, label: str, field: str, was: Any, now: Any) -> Difference:
    return Difference(
        field=place, label=label, change="changed", before=in_words(field, was), after=in_words(field, now)
    )


def _key(line: Record) -> str:
    return str(line.get("code") or line["title"])


def _name_of(name: str, line: Record) -> str:
    if name == "special_procedures":
        return in_words("code_of_procedure", line["code"])
    return str(next(line[each] for each in ("name", "title", "label", "text") if line.get(each)))
