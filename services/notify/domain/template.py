"""Template: how a message is put into words, with named gaps and nothing else to fill in."""

import string
from collections.abc import Mapping
from dataclasses import dataclass

from services.notify.domain.message import Message
from shared.kernel.errors import Invalid


@dataclass(frozen=True, kw_only=True)
class Template:
    """One version of the words of a message; gaps are written `${name}`."""

    message: Message
    version: int
    title: str
    body: str

    @property
    def gaps(self) -> frozenset[str]:
        """Return the names of what must be filled in."""
        return frozenset(
            name for text in (self.title, self.body) for name in string.Template(text).get_identifiers()
        )

    def check(self, sayable: frozenset[str]) -> None:
        """Raise Invalid for an empty text, a broken gap, or a gap that may not be said."""
        if not self.title or not self.body:
            raise Invalid(f"template {self.message}/{self.version} needs a title, an empty line and a body")
        if not all(string.Template(text).is_valid() for text in (self.title, self.body)):
            raise Invalid(f"template {self.message}/{self.version} has a broken gap")
        if unknown := self.gaps - sayable:
            raise Invalid(f"template {self.message}/{self.version} may not say {', '.join(sorted(unknown))}")

    def filled(self, words: Mapping[str, str]) -> tuple[str, str]:
        """Return title and body with every gap filled."""
        return string.Template(self.title).substitute(words), string.Template(self.body).substitute(words)
