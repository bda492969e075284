"""Said: what a worker says at the door of one field of a person or household."""

from dataclasses import dataclass, field

from services.grid.domain.records.field_rule import About
from shared.kernel.ids import id_from


@dataclass(frozen=True, kw_only=True)
class Subject:
    """Which field of which person or household."""

    about: About
    id: str
    code: str

    @property
    def line_id(self) -> str:
        """Return the id under which all that visits say of it is kept."""
        return id_from("field", self.about, self.id, self.code)


@dataclass(frozen=True, kw_only=True)
class Said:
    """What a field was and is now, as keyed hashes; `was` is None where the phone knew nothing of it.

    `value` is as records keep it, sealed where the field is.
    """

    subject: Subject
    was: str | None
    now: str
    value: str = field(repr=False)
