"""Official document (文书): what stands on it, before anybody draws it."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

SIGNATURE = 16  # characters


@dataclass(frozen=True, kw_only=True)
class Table:
    """Rows under a heading; every row has as many cells as there are columns."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def __post_init__(self) -> None:
        if any(len(row) != len(self.columns) for row in self.rows):
            raise ValueError(f"every row has {len(self.columns)} cells")


@dataclass(frozen=True, kw_only=True)
class OfficialDocument:
    """One document, in words for people.

    From the top: the `office`, the `title`, the `number` of the document, whom it is `to`; then `facts` as
    pairs of label and value, `paragraphs`, a `table`, `notes` in small print; at the end who `signs` it and
    its `day`. `code` is what its QR code says. `strips` are lines to be filled in by hand.
    `picture` is a portrait as a JPEG file.
    """

    office: str
    title: str
    number: str
    to: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    paragraphs: tuple[str, ...] = ()
    table: Table | None = None
    notes: tuple[str, ...] = ()
    strips: tuple[str, ...] = ()
    signs: str
    day: str
    code: str
    picture: bytes | None = field(default=None, repr=False)

    def signed_with(self, signature: str) -> "OfficialDocument":
        """Return it with its electronic signature: a keyed fingerprint of its words, shortened for people."""
        code = signature[-SIGNATURE:].upper()
        note = f"电子签章校验码：{code}。凭编号可以到窗口核验，一字不同则校验码不同。"
        return replace(self, notes=(*self.notes, note))

    @property
    def words(self) -> Iterator[str]:
        """Yield everything that stands on it, top down."""
        yield from (self.office, self.title, self.number, self.to)
        for label, value in self.facts:
            yield from (label, value)
        yield from self.paragraphs
        if self.table:
            yield from self.table.columns
            for row in self.table.rows:
                yield from row
        yield from (*self.notes, *self.strips, self.signs, self.day)
