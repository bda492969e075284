"""What is told of a matter beside the words: kept sealed, shown masked, refused where it makes no sense."""

from datetime import timedelta

import pytest
from marshmallow import ValidationError

from services.intake.domain.cases.channel import Urgency
from services.intake.domain.cases.particulars import (
    MOST_PARTIES,
    EmergencyLevel,
    Particulars,
    Party,
    Scale,
)
from services.intake.domain.cases.wishes import Wishes
from services.intake.schemas.applications.forms import SubmitApplicationForm
from services.intake.schemas.cases.importing import ImportCaseForm
from services.intake.schemas.issues.forms import ReportIssueForm
from services.intake.usecases.cases.know_particulars import Named, Told, know_particulars, open_parties
from shared.kernel.errors import Invalid
from shared.plumbing.documents import from_document, to_document
from tests.fakes import FakeSealer
from tests.intake.builders import MONDAY, a_command, an_issue
from tests.intake.test_intake_doors import APPLICATION, ISSUE
from tests.intake.test_usecases import Intake

SEAL = FakeSealer()
WHEN = "2026-11-20T08:00:00+08:00"
SAID = {
    "occur_at": WHEN,
    "occur_place": "三号楼东侧车棚",
    "people_involved": 12,
    "amount_involved": 350_000_00,
    "scale": "large",
    "main_parties": [{"name": "欧阳文", "phone": "13800005678"}, {"name": "张三"}],
    "wants_reply": False,
    "secrecy_requested": True,
}
FORMS = {
    ReportIssueForm: ISSUE,
    SubmitApplicationForm: APPLICATION,
    ImportCaseForm: ISSUE | {"source": "open311", "external_no": "A-1"},
}


def told(**but):
    return ReportIssueForm().load(ISSUE | SAID | but)["told"]


@pytest.mark.parametrize("form", FORMS)
def test_every_door_at_which_a_case_begins_takes_them_in(form):
    read = form().load(FORMS[form] | SAID)["told"]

    assert (read.particulars.scale, read.particulars.people_involved) == (Scale.LARGE, 12)
    assert read.particulars.amount_involved == 35_000_000
    assert read.parties == (Named(name="欧阳文", phone="13800005678"), Named(name="张三"))
    assert read.wishes == Wishes(wants_reply=False, secrecy_requested=True)


@pytest.mark.parametrize("form", FORMS)
def test_nobody_has_to_tell_any_of_them(form):
    assert form().load(FORMS[form])["told"] == Told()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("occur_at", "2026-11-20T08:00:00"),
        ("occur_place", "东" * 121),
        ("people_involved", -1),
        ("people_involved", 1_000_001),
        ("people_involved", 1.5),
        ("amount_involved", -1),
        ("amount_involved", 10**13 + 1),
        ("amount_involved", "1000"),
        ("scale", "huge"),
        ("emergency_level", "4"),
        ("main_parties", [{"name": "张三"}] * (MOST_PARTIES + 1)),
        ("main_parties", [{"name": ""}]),
        ("main_parties", [{"phone": "13800005678"}]),
        ("main_parties", [{"name": "张三", "phone": "打我电话"}]),
        ("wants_reply", "yes"),
        ("secrecy_requested", None),
    ],
)
def test_what_is_out_of_bounds_is_refused_by_name(field, value):
    with pytest.raises(ValidationError) as refusal:
        told(**{field: value})
    assert set(refusal.value.messages) == {field}


def test_parties_are_sealed_and_bear_masked_labels():
    known = know_particulars(SEAL, "c1", told=told(secrecy_requested=False), name="张三")

    assert [(each.name_label, each.phone_label) for each in known.main_parties] == [
        ("欧阳*", "138****5678"),
        ("张*", None),
    ]
    assert "欧阳文" not in repr(known)
    assert "13800005678" not in repr(known)
    assert open_parties(SEAL, "c1", known.main_parties) == told().parties


def test_a_party_is_opened_for_its_own_case_and_place_alone():
    known = know_particulars(SEAL, "c1", told=told(), name=None)

    with pytest.raises(ValueError, match="not sealed"):
        open_parties(SEAL, "c2", known.main_parties)
    with pytest.raises(ValueError, match="not sealed"):
        open_parties(SEAL, "c1", known.main_parties[::-1])


def test_who_wants_to_stay_unknown_bears_no_label_among_the_parties_either():
    known = know_particulars(SEAL, "c1", told=told(), name="欧阳文")

    assert [each.name_label for each in known.main_parties] == [None, "张*"]
    assert known.main_parties[0].phone_label is None


def test_a_case_comes_back_from_its_document_with_all_of_them():
    issue = an_issue(particulars=know_particulars(SEAL, "c1", told=told(), name=None))

    assert from_document(type(issue), to_document(issue)).particulars == issue.particulars


def test_a_case_of_an_earlier_release_has_none():
    document = to_document(an_issue())
    for name in ("particulars", "is_important", "is_historic", "related_case_ids", "looks"):
        del document[name]
    del document["applicant"]["wishes"]

    read = from_document(type(an_issue()), document)

    assert (read.particulars, read.applicant.wishes) == (Particulars(), Wishes())
    assert (read.is_important, read.related_case_ids, read.looks) == (False, (), ())


def test_nothing_is_told_that_has_not_happened_yet():
    Particulars(occur_at=MONDAY).require_told(MONDAY, Urgency.ORDINARY)

    with pytest.raises(Invalid) as refusal:
        an_issue(particulars=Particulars(occur_at=MONDAY + timedelta(seconds=1))).register()
    assert set(refusal.value.fields) == {"occur_at"}


@pytest.mark.parametrize("urgency", Urgency)
def test_only_an_emergency_has_a_level(urgency):
    grave = Particulars(emergency_level=EmergencyLevel.MAJOR)
    if urgency is Urgency.EMERGENCY:
        grave.require_told(MONDAY, urgency)
        return

    with pytest.raises(Invalid) as refusal:
        grave.require_told(MONDAY, urgency)
    assert set(refusal.value.fields) == {"emergency_level"}


@pytest.mark.parametrize(
    "nonsense",
    [
        lambda: Particulars(people_involved=-1),
        lambda: Particulars(amount_involved=-1),
        lambda: Particulars(occur_at=MONDAY.replace(tzinfo=None)),
        lambda: Particulars(main_parties=(Party(name="x", name_label="张*"),) * (MOST_PARTIES + 1)),
    ],
)
def test_nonsense_is_refused_wherever_it_comes_from(nonsense):
    with pytest.raises(Invalid):
        nonsense()


def test_an_issue_and_an_application_keep_what_was_told():
    intake = Intake()

    issue = intake.report(a_command(), told=told())
    application = intake.submit(a_command(), told=told())

    for case in (issue, application):
        kept = intake.cases.get(case.id)
        assert kept.particulars.occur_place == "三号楼东侧车棚"
        assert kept.applicant.wishes == Wishes(wants_reply=False, secrecy_requested=True)
        assert intake.cases.facts[-1].wants_reply is False
