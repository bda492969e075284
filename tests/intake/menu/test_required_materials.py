"""What somebody has to bring follows from his answers, from who comes, and from what the office gets."""

from datetime import date

import pytest

from services.intake.domain.menu.material import ApplicantKind, AskedOf, Flaw, Paper, Required, Source
from services.intake.domain.menu.menu import Discretion, Presence
from services.intake.domain.menu.question import Answer, Question
from services.intake.usecases.menu.required_materials import required_materials
from shared.kernel.errors import Invalid, NotFound
from tests.intake.builders import CLERK, RESIDENT, a_published_item
from tests.intake.fakes import FakeItems
from tests.intake.menu_builders import a_guide, a_material

TODAY = date(2026, 11, 23)
GROUND = Question(
    code="ground",
    text="以哪种条件申领？",
    answers=(Answer(code="work", text="合法稳定就业"), Answer(code="home", text="合法稳定住所")),
)
RENTED = Question(code="rented", text="住所是租的吗？", asked_if="home")
GUIDE = a_guide(
    questions=(GROUND, RENTED),
    materials=(
        a_material("identity_card"),
        a_material("mandate", asked_of=AskedOf.AGENT),
        a_material("contract", required=Required.WHEN, when="work"),
        a_material("title", required=Required.WHEN, when="home", source=Source.DATA_SHARE),
        a_material("lease", required=Required.WHEN, when="rented", tolerable=True),
        a_material("leaflet", required=Required.OPTIONAL),
    ),
)


def asked(*circumstances, by=ApplicantKind.SELF, guide=GUIDE, caller=RESIDENT):
    items = FakeItems(a_published_item(guide=guide))
    return required_materials(
        items, "JZ-003", by=by, circumstances=list(circumstances), on=TODAY, caller=caller
    )


def codes(materials):
    return [each.code for each in materials]


@pytest.mark.parametrize(
    ("circumstances", "bring", "fetched", "questions"),
    [
        ((), ["identity_card"], [], ["ground"]),
        (("work",), ["identity_card", "contract"], [], ["ground"]),
        (("home",), ["identity_card"], ["title"], ["ground", "rented"]),
        (("home", "rented"), ["identity_card", "lease"], ["title"], ["ground", "rented"]),
    ],
)
def test_the_answers_decide(circumstances, bring, fetched, questions):
    requirement = asked(*circumstances)

    assert (codes(requirement.bring), codes(requirement.fetched)) == (bring, fetched)
    assert codes(requirement.may_bring) == ["leaflet"]
    assert codes(requirement.questions) == questions


def test_an_agent_brings_his_mandate_too():
    assert codes(asked("work", by=ApplicantKind.AGENT).bring) == ["identity_card", "mandate", "contract"]


@pytest.mark.parametrize(
    ("but", "must_come"),
    [
        ({}, False),
        ({"must_present": Presence.ALWAYS}, True),
        ({"agent_allowed": False}, True),
    ],
)
def test_it_says_when_an_agent_will_not_do(but, must_come):
    guide = a_guide(**but)

    assert asked(guide=guide, by=ApplicantKind.AGENT).person_must_come is must_come
    assert asked(guide=guide).person_must_come is False
    flaws = guide.missing({"identity_card": Paper.IN_ORDER}, applicant=ApplicantKind.AGENT)
    assert [each.flaw for each in flaws] == ([Flaw.PERSON_ABSENT] if must_come else [])


@pytest.mark.parametrize(
    ("circumstances", "wrong"),
    [
        (("rich",), {"rich"}),
        (("ground",), {"ground"}),
        (("work", "home"), {"work", "home"}),
        (("work", "rented"), {"rented"}),
        (("rich", "work", "home"), {"rich", "work", "home"}),
    ],
)
def test_answers_that_make_no_sense_are_refused_by_name(circumstances, wrong):
    with pytest.raises(Invalid) as refused:
        asked(*circumstances)
    assert set(refused.value.fields) == wrong


def test_nothing_is_accepted_before_the_deciding_question_is_answered():
    papers = {"identity_card": Paper.IN_ORDER}
    with pytest.raises(Invalid) as refused:
        GUIDE.missing(papers)
    assert set(refused.value.fields) == {"ground"}
    assert [each.subject for each in GUIDE.missing(papers, circumstances=["work"])] == ["contract"]
    assert GUIDE.missing(papers, circumstances=["home"]) == ()


def test_where_the_item_allows_no_tolerance_nothing_may_follow_later():
    materials = (a_material("lease", tolerable=True, tolerance_days=5),)
    strict, lenient = (a_guide(materials=materials, tolerance_allowed=allowed) for allowed in (False, True))

    promised = {"lease": Paper.PROMISED}
    assert lenient.missing(promised) == ()
    (defect,) = strict.missing(promised)
    assert (defect.flaw, defect.tolerable) == (Flaw.MISSING, False)


def test_what_is_not_offered_reads_the_same_as_nothing():
    quiet = a_guide(discretion=Discretion.OFF_MENU)

    assert asked(guide=quiet, caller=CLERK)
    with pytest.raises(NotFound):
        asked(guide=quiet)
