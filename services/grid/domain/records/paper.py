"""Paper: what the number of each kind of paper looks like (domain reference §3.5)."""

import re
from dataclasses import dataclass
from datetime import date

from services.grid.domain.records.id_number import IDENTITY_CARD, require_checked
from shared.kernel.errors import Invalid


@dataclass(frozen=True, kw_only=True)
class Paper:
    """A kind of paper, by its code in the field `paper_kind`; `form` is a pattern for all of the number."""

    kind: str
    form: str
    source: str

    def __post_init__(self) -> None:
        try:
            re.compile(self.form)
        except re.error as fault:
            raise Invalid(f"the form of paper {self.kind} is no pattern", {"form": [str(fault)]}) from None

    def require(self, number: str, *, today: date) -> None:
        """Refuse a number that such a paper cannot have, in words that never repeat it.

        Every number of 18 characters must pass the checksum, whichever paper carries it.
        """
        if not re.fullmatch(self.form, number):
            said = "身份证号码应为18位" if self.kind == IDENTITY_CARD else "证件号码与证件类型不符"
            raise Invalid(said, {"id_number": [f"no number of a paper of kind {self.kind}"]})
        require_checked(number, today=today)
