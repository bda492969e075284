"""Said: what a worker says at the door of one field of a person or household."""

from dataclasses import dataclass, field

from services.grid.domain.records.subject import Subject

DECLINED = "declined"
"""Stands for the print of a value where the resident would not tell; no keyed hash looks like it."""


@dataclass(frozen=True, kw_only=True)
class Said:
    """What a field was and is now, as keyed hashes; `was` is None where the phone knew nothing of it.

    `value` is as records keep it, sealed where the field is; nothing where the resident would not tell.
    """

    subject: Subject
    was: str | None
    now: str
    value: str = field(repr=False)

    @property
    def declined(self) -> bool:
        return self.now == DECLINED
