"""Veiled views: over whatever is shown of a case lies its veil."""

from typing import Any

from marshmallow import Schema, post_dump

from services.intake.domain.cases.veil import Veil


class Veiled(Schema):
    """A view of a case that comes with its `veil`."""

    @post_dump(pass_original=True)
    def draw_veil(self, shown: dict[str, Any], original: dict[str, Any], **_: Any) -> dict[str, Any]:
        """Take out what leads to who wants to stay unknown."""
        drawn: dict[str, Any] = veiled(shown, original["veil"])
        return drawn


def veiled(shown: Any, veil: Veil) -> Any:
    """Return the same with the veil over every text in it."""
    if veil == Veil():
        return shown
    if isinstance(shown, dict):
        return {name: veiled(each, veil) for name, each in shown.items()}
    if isinstance(shown, list):
        return [veiled(each, veil) for each in shown]
    return veil.over(shown) if isinstance(shown, str) else shown
