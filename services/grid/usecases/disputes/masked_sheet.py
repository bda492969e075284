"""Masked sheet: a dispute with its words, opened, and what of them is shown without a reveal."""

import json
from dataclasses import dataclass, field, replace

from services.grid.domain.disputes.dispute import Dispute
from services.grid.domain.disputes.party import Party, masked_party
from services.grid.usecases.records.ports import Sealer
from shared.kernel.masking import discreet_words


@dataclass(frozen=True, kw_only=True)
class DisputeSheet:
    """A dispute with its words."""

    dispute: Dispute
    title: str = field(repr=False)
    words: str = field(repr=False)
    parties: list[Party] = field(repr=False)
    units: str | None = field(repr=False)
    meetings: list[str] = field(repr=False)
    terms: list[str] = field(repr=False)


def opened_sheet(seal: Sealer, dispute: Dispute) -> DisputeSheet:
    """Return a dispute with its words in plain."""
    matter, id = dispute.matter, dispute.id
    return DisputeSheet(
        dispute=dispute,
        title=seal.open(matter.title, about=f"dispute.title/{id}"),
        words=seal.open(matter.words, about=f"dispute.words/{id}"),
        parties=json.loads(seal.open(matter.parties, about=f"dispute.parties/{id}")),
        units=seal.open(matter.units, about=f"dispute.units/{id}") if matter.units else None,
        meetings=[seal.open(each.words, about=f"dispute.meeting/{id}") for each in dispute.meetings],
        terms=[seal.open(each.terms, about=f"dispute.terms/{id}") for each in dispute.agreements],
    )


def masked_sheet(sheet: DisputeSheet) -> DisputeSheet:
    """Return the same with its parties masked and without any number by which somebody could be found."""
    return replace(
        sheet,
        title=discreet_words(sheet.title),
        words=discreet_words(sheet.words),
        parties=[masked_party(each) for each in sheet.parties],
        units=discreet_words(sheet.units) if sheet.units else None,
        meetings=[discreet_words(each) for each in sheet.meetings],
        terms=[discreet_words(each) for each in sheet.terms],
    )
