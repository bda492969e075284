"""Witnesses of a mandate: different people, neither the resident nor his agent (domain reference §2.7)."""

import unicodedata
from collections.abc import Collection, Sequence

from shared.kernel.errors import Invalid


def require_impartial(names: Sequence[str], *, parties: Collection[str]) -> None:
    """Refuse a witness who comes twice or has a part in it; a name is the same however it is spaced."""
    plain = [_plain(name) for name in names]
    wrong = []
    if len(set(plain)) < len(plain):
        wrong.append("见证人重复")
    if set(plain) & {_plain(party) for party in parties if party}:
        wrong.append("委托人、代办员不能作见证人")
    if wrong:
        raise Invalid("见证人不符合要求", {"witnesses": wrong})


def _plain(name: str) -> str:
    return "".join(unicodedata.normalize("NFKC", name).split()).casefold()
