"""External: where a case came from that another system has taken down before, and its number there."""

from dataclasses import dataclass
from enum import StrEnum

from shared.kernel.ids import id_from


class Source(StrEnum):
    """Which system has it under a number of its own."""

    OPEN311 = "open311"
    HOTLINE_12345 = "hotline_12345"
    CITY_GRID = "city_grid"  # 数字城管


@dataclass(frozen=True, kw_only=True)
class External:
    """Its number there. The same number of the same system is the same case, whoever brings it, and when."""

    source: Source
    number: str

    @property
    def importer(self) -> str:
        """As whom the other system registers a case here; it is nobody's worker."""
        return f"import/{self.source}"

    @property
    def cause(self) -> str:
        """What identifiers here follow from."""
        return id_from("import", self.source, self.number)

    @property
    def case_id(self) -> str:
        """The id of the case here, as of every case that its importer registers."""
        return id_from(self.importer, self.cause)
