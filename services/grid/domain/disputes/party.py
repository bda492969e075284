"""Party: somebody who quarrels, field by field (GB/T 31000), and what is shown of him without a reveal."""

from collections.abc import Mapping
from enum import StrEnum

from services.grid.domain.access.masked import masked
from services.grid.domain.records.field_rule import Shape
from shared.kernel.errors import Invalid
from shared.kernel.masking import discreet_words, holds_mask, is_masked_name

Party = Mapping[str, str]


class OfAParty(StrEnum):
    """What may be said of one."""

    NAME = "name"
    PAPER_KIND = "paper_kind"
    ID_NUMBER = "id_number"
    SEX = "sex"
    ETHNIC_GROUP = "ethnic_group"
    EDUCATION = "education"
    KIND = "kind"
    ADDRESS = "address"
    PHONE = "phone"


SHAPES = {
    OfAParty.NAME: Shape.NAME,
    OfAParty.PHONE: Shape.PHONE,
    OfAParty.ID_NUMBER: Shape.ID_NUMBER,
    OfAParty.ADDRESS: Shape.TEXT,
    OfAParty.ETHNIC_GROUP: Shape.TEXT,
    OfAParty.EDUCATION: Shape.TEXT,
}


def masked_party(party: Party) -> dict[str, str]:
    """Return a party as who reads of the dispute sees it: 王*, 138****5678, and kinds as they are."""
    return {name: _shown(OfAParty(name), value) for name, value in party.items()}


def require_plain(party: Party) -> None:
    """Refuse a party whose name or number is a mask, as sheets show it."""
    name = party.get(OfAParty.NAME, "")
    masks = sorted(code for code, value in party.items() if holds_mask(value))
    if masks or is_masked_name(name):
        wrong = masks or [OfAParty.NAME.value]
        raise Invalid("当事人信息填写的是遮盖后的显示内容，请填写原文", {"parties": wrong})


def _shown(name: OfAParty, value: str) -> str:
    return masked(SHAPES[name], value) if name in SHAPES else discreet_words(value)
