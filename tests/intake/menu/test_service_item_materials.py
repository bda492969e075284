import pytest

from services.intake.domain.menu.material import ApplicantKind, AskedOf, Defect, Flaw, Paper, Required, Source
from services.intake.domain.menu.menu import Presence
from services.intake.domain.menu.question import Question
from shared.kernel.errors import Conflict, Invalid
from tests.intake.menu_builders import FOR_A_RESET, a_guide, a_material

CARD = a_material("card")
MANDATE = a_material("mandate", asked_of=AskedOf.AGENT)
FACTS = a_material("facts", tolerable=True)
ENDED = a_material("ended", pledge_allowed=True)
BOOK = a_material("book", source=Source.DATA_SHARE)
LEAFLET = a_material("leaflet", required=Required.OPTIONAL)
ILLNESS = a_material("illness", required=Required.WHEN, when="sick_member")

GUIDE = a_guide(
    materials=(CARD, MANDATE, FACTS, ENDED, BOOK, LEAFLET, ILLNESS),
    questions=(Question(code="sick_member", text="有病人吗"),),
)
ALL_IN_ORDER = dict.fromkeys(["card", "facts", "ended"], Paper.IN_ORDER)


def flaws(**but):
    found = GUIDE.missing({**ALL_IN_ORDER, **but.pop("papers", {})}, **but)
    return {each.subject: each.flaw for each in found}


def test_the_list_is_that_of_the_applicant():
    own = GUIDE.materials_for(ApplicantKind.SELF)
    agents = GUIDE.materials_for(ApplicantKind.AGENT)

    assert own == (CARD, FACTS, ENDED, BOOK, LEAFLET)
    assert agents == (CARD, MANDATE, FACTS, ENDED, BOOK, LEAFLET)


def test_a_question_answered_yes_adds_its_materials():
    assert ILLNESS in GUIDE.materials_for(ApplicantKind.SELF, ["sick_member"])


def test_nothing_stands_against_what_is_complete():
    assert flaws() == {}


def test_all_defects_are_found_at_once():
    guide = a_guide(materials=GUIDE.materials, questions=GUIDE.questions, must_present=Presence.ALWAYS)

    found = guide.missing(
        {"facts": Paper.ILLEGIBLE, "ended": Paper.EXPIRED, "book": Paper.MISMATCH},
        applicant=ApplicantKind.AGENT,
        circumstances=["sick_member"],
    )

    assert [(each.subject, each.flaw) for each in found] == [
        ("card", Flaw.MISSING),
        ("mandate", Flaw.MISSING),
        ("facts", Flaw.ILLEGIBLE),
        ("ended", Flaw.EXPIRED),
        ("book", Flaw.MISMATCH),
        ("illness", Flaw.MISSING),
        ("applicant", Flaw.PERSON_ABSENT),
    ]


@pytest.mark.parametrize(
    ("code", "paper", "flaw"),
    [
        ("facts", Paper.PROMISED, None),
        ("card", Paper.PROMISED, Flaw.MISSING),
        ("ended", Paper.PLEDGED, None),
        ("facts", Paper.PLEDGED, Flaw.MISSING),
        ("ended", Paper.PROMISED, Flaw.MISSING),
    ],
)
def test_a_word_counts_only_where_the_material_allows_it(code, paper, flaw):
    assert flaws(papers={code: paper}).get(code) is flaw


def test_what_the_office_fetches_is_not_asked_for_until_it_is_not_found():
    assert "book" not in flaws()
    assert flaws(papers={"book": Paper.NOT_FOUND}) == {"book": Flaw.MISSING}
    assert flaws(papers={"book": Paper.NOT_QUALIFIED}) == {"book": Flaw.NOT_QUALIFIED}


def test_what_is_optional_stands_against_nothing():
    assert flaws(papers={"leaflet": Paper.EXPIRED}) == {}


def test_a_defect_says_what_to_do_and_whether_it_can_wait():
    [defect] = a_guide(materials=(FACTS,)).missing({"facts": Paper.EXPIRED})

    assert defect.remedy == "请提交有效期内的材料 facts"
    assert defect.tolerable


@pytest.mark.parametrize("flaw", Flaw)
def test_there_are_words_for_every_flaw(flaw):
    assert "身份证" in Defect(subject="card", name="身份证", flaw=flaw).remedy


def test_an_agent_may_come_where_the_resident_need_not():
    guide = a_guide(materials=(CARD,))

    assert guide.missing({"card": Paper.IN_ORDER}, applicant=ApplicantKind.AGENT) == ()


def test_for_one_part_the_resident_has_to_come_and_for_the_other_not():
    guide = a_guide(materials=(CARD,), **FOR_A_RESET)
    said = {"applicant": ApplicantKind.AGENT}

    assert guide.missing({"card": Paper.IN_ORDER}, circumstances=("activate",), **said) == ()
    [defect] = guide.missing({"card": Paper.IN_ORDER}, circumstances=("reset",), **said)
    assert defect.flaw is Flaw.PERSON_ABSENT
    assert guide.missing({"card": Paper.IN_ORDER}, circumstances=("reset",)) == ()
    with pytest.raises(Invalid):
        guide.missing({"card": Paper.IN_ORDER}, **said)


@pytest.mark.parametrize(
    ("but", "circumstances", "refusal"),
    [
        (FOR_A_RESET, ("reset",), Conflict),
        (FOR_A_RESET, (), Invalid),
        (FOR_A_RESET, ("lost",), Invalid),
        ({"must_present": Presence.ALWAYS}, (), Conflict),
        ({"agent_allowed": False}, (), Conflict),
    ],
)
def test_no_agent_is_taken_on_where_he_will_not_do_or_nobody_said_which_part_it_is(
    but, circumstances, refusal
):
    with pytest.raises(refusal):
        a_guide(**but).require_agent(circumstances)


@pytest.mark.parametrize(("but", "circumstances"), [({}, ()), (FOR_A_RESET, ("activate",))])
def test_an_agent_is_taken_on_where_he_will_do(but, circumstances):
    a_guide(**but).require_agent(circumstances)


def test_the_resident_in_person_is_never_absent():
    guide = a_guide(materials=(CARD,), must_present=Presence.ALWAYS)

    assert guide.missing({"card": Paper.IN_ORDER}) == ()


def test_papers_and_circumstances_that_the_item_does_not_know_are_refused_by_name():
    with pytest.raises(Invalid) as refused:
        GUIDE.missing({"passport": Paper.IN_ORDER}, circumstances=["rich"])
    assert set(refused.value.fields) == {"passport", "rich"}
