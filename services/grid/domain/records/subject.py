"""Subject: one field of a person or household, about which something is said."""

from dataclasses import dataclass

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
        """Return the id under which all that is said of it against what is known is kept."""
        return id_from("field", self.about, self.id, self.code)
