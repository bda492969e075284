"""A mandate: what may be written on it, and what it allows."""

from datetime import date

import pytest

from services.intake.domain.agency.mandate import Mandate, Scope, Signature, SignatureKind
from shared.events.intake_mandates import MandateGranted, MandateRevoked
from shared.kernel.errors import Conflict, Invalid
from shared.plumbing.documents import from_document, to_document
from tests.intake.agency.builders import MOTHER, a_mandate, agency_rules
from tests.intake.builders import LATER

RULES = agency_rules()
FIRST = date(2026, 11, 23)
ASKED = {"item": "JZ-003", "principal": MOTHER, "on": FIRST}


@pytest.mark.parametrize(
    ("but", "field"),
    [
        ({"items": ()}, "items"),
        ({"valid_until": date(2026, 11, 22)}, "valid_until"),
        ({"valid_until": date(2027, 2, 21)}, "valid_until"),
        ({"signature": Signature(kind=SignatureKind.PAPER_PHOTO)}, "reference"),
        ({"signature": Signature(kind=SignatureKind.E_SIGN)}, "reference"),
        ({"signature": Signature(kind=SignatureKind.WITNESS, witnesses=("sealed",))}, "witnesses"),
    ],
)
def test_it_is_refused_and_tells_nothing(but, field):
    mandate = a_mandate(**but)

    with pytest.raises(Invalid) as refusal:
        mandate.grant(RULES)
    assert (set(refusal.value.fields), mandate.happened()) == ({field}, ())


@pytest.mark.parametrize(
    "but",
    [
        {"valid_until": FIRST},
        {"valid_until": date(2027, 2, 20)},  # the ninetieth day
        {"signature": Signature(kind=SignatureKind.E_SIGN, reference="e-1")},
        {"signature": Signature(kind=SignatureKind.WITNESS, witnesses=("sealed", "sealed too"))},
    ],
)
def test_it_is_granted_and_read_back(but):
    mandate = a_mandate(**but)
    mandate.grant(RULES)

    assert [type(each) for each in mandate.happened()] == [MandateGranted]
    assert from_document(Mandate, to_document(mandate)) == mandate


@pytest.mark.parametrize("scope", Scope)
@pytest.mark.parametrize("asked", [Scope.SUBMIT, Scope.CORRECT, Scope.COLLECT])
def test_it_allows_what_is_written_on_it(scope, asked):
    mandate = a_mandate(scope=scope)
    if scope in {asked, Scope.ALL}:
        return mandate.require(asked, **ASKED)
    with pytest.raises(Conflict):
        mandate.require(asked, **ASKED)
    return None


@pytest.mark.parametrize(("day", "good"), [(22, False), (23, True), (24, True)])
def test_it_allows_it_from_its_first_day_to_its_last(day, good):
    mandate = a_mandate(valid_from=FIRST, valid_until=date(2026, 11, 24))
    for on, holds in ((date(2026, 11, day), good), (date(2026, 11, 25), False)):
        if holds:
            mandate.require(Scope.ALL, **ASKED | {"on": on})
        else:
            with pytest.raises(Conflict, match="期限"):
                mandate.require(Scope.ALL, **ASKED | {"on": on})


def test_once_revoked_it_allows_nothing_and_is_not_revoked_again():
    mandate = a_mandate()
    mandate.revoke("R0001", at=LATER)

    assert [type(each) for each in mandate.happened()] == [MandateRevoked]
    for act in (
        lambda: mandate.require(Scope.SUBMIT, **ASKED),
        lambda: mandate.revoke("R0001", at=LATER),
    ):
        with pytest.raises(Conflict, match="撤销"):
            act()
