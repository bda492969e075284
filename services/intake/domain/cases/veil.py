"""Veil: what lies over all that is shown of a case whose applicant wants to stay unknown.

His name, phone and sign-in may stand in any of it: he writes them into his own words, and they are kept so.
"""

import re
from dataclasses import dataclass, field

from shared.kernel.masking import TAKEN_OUT

LEAST_NAME = 2  # characters: a surname alone is what the mask shows of anybody
GAP = r"[ \-]?"


@dataclass(frozen=True, kw_only=True)
class Veil:
    """His marks in plain; never kept, never printed."""

    id: str | None = field(default=None, repr=False)
    name: str | None = field(default=None, repr=False)
    phone: str | None = field(default=None, repr=False)

    def over(self, text: str) -> str:
        """Return the text without them, however the digits of the phone are spaced."""
        if text == self.id:
            return TAKEN_OUT
        if self.name and len(self.name) >= LEAST_NAME:
            text = text.replace(self.name, TAKEN_OUT)
        if self.phone:
            text = re.sub(GAP.join(re.findall(r"\d", self.phone)), TAKEN_OUT, text)
        return text
