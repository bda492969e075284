"""The tables as they are shipped, held against what was agreed, which is written down here once more."""

import re
from collections import Counter
from pathlib import Path

import pytest
import yaml

import services.intake
from services.intake.domain.menu.issue_type import HandlingClass, Triage
from services.intake.domain.menu.material import ApplicantKind, Required, Source
from services.intake.domain.menu.menu import Category, Discretion, Handling, Presence
from services.intake.domain.menu.service_item import ItemState, ServiceItem
from services.intake.domain.menu.step import Bound
from services.intake.store.menu.delivered import read_issue_types, read_items
from shared.kernel.calendar import Unit
from shared.plumbing.documents import from_document, to_document

DATA = Path(services.intake.__file__).parent / "data"
ITEMS = {item.code: item for item in read_items(DATA / "service_items.yaml")}
TYPES = {each.code: each for each in read_issue_types(DATA / "issue_types.yaml")}

# code, scope, promise (0: same day, n: natural days, ~: by its steps), in person, then a letter for each
# material of its own: M mandatory, T tolerable, P a pledge will do, D by data share, O optional, W when asked
AGREED = """
JY-001 S 0   N P      | SB-001 S 0  N D   | JZ-001 F 25  N MMMW | ZA-001 S 0   N M
JY-002 S 0   N M      | SB-002 F 10 N M   | JZ-002 F 15  N MMD  | ZA-002 I 15n p DMM
JY-003 F 10  N MD     | SB-003 S 0  N -   | JZ-003 S 1   N T    | ZA-003 S 3   N MM
JY-004 F 10  N MD     | SB-004 S 3  N DT  | JZ-004 F 15  N MM   | ZA-004 S 30n N M
JY-005 F 15  N DMM    | SB-005 S 0  N D   | JZ-005 F 25  N MMMW | ZA-005 I 0   Y M
JY-006 F 15  N DT     | SB-006 S 0  N M   | JZ-006 F ~   N DDM  | ZA-006 I 5   N M
JY-007 I 10  N DM     | SB-007 I 15 N MM  | JZ-007 F ~   N DM   | WS-001 S 3   N M
JY-008 S 0   N M      | SB-008 S 1  p O   | JZ-008 S 10  N M    | WS-002 S 0   N -
JS-001 S 0   N P      | SB-009 I 10 N M   | JZ-009 I 5   p MM   | WS-003 I 3   N D
JS-002 S 5   N D      | JS-003 F 15 N DM  | JZ-010 F 15  N M    | WS-004 F 15  N M
JS-004 F 30  N MM     | JS-005 F 30 N D   | JZ-011 F 15  N M    | WS-005 S 0   N -
JS-006 S 10  N D      |                   | JZ-012 F 10  Y MM   |
"""
ROWS = [tuple(cell.split()) for cell in re.split(r"[|\n]", AGREED) if cell.strip()]
SCOPES = {"street_decides": "S", "street_first_review": "F", "intake_only": "I"}
PRESENCES = {Presence.NEVER: "N", Presence.ALWAYS: "Y", Presence.FOR_PART: "p"}
GENERAL = 2  # identity card and mandate come first


def letter(material):
    if material.required is not Required.ALWAYS:
        return {Required.OPTIONAL: "O", Required.WHEN: "W"}[material.required]
    if material.pledge_allowed:
        return "P"
    if material.source is Source.DATA_SHARE:
        return "D"
    return "T" if material.tolerable else "M"


def promise(item):
    if item.guide.promise is None:
        return "~"
    limit = item.guide.promise.limit
    return f"{limit.amount}{ {Unit.WORKING_DAY: '', Unit.NATURAL_DAY: 'n'}[limit.unit] }"


def steps(code):
    return [
        (step.title, step.bound, step.stated and (step.stated.limit.amount, step.stated.limit.unit))
        for step in ITEMS[code].guide.steps
    ]


def number(stated):
    return stated.limit.amount, stated.limit.unit, stated.at_longest, stated.source


@pytest.mark.parametrize(("code", "scope", "limit", "person", "letters"), ROWS, ids=[row[0] for row in ROWS])
def test_an_item_is_as_agreed(code, scope, limit, person, letters):
    item = ITEMS[code]

    assert SCOPES[item.guide.service_scope] == scope
    assert promise(item) == limit
    assert PRESENCES[item.guide.must_present] == person
    assert "".join(letter(each) for each in item.guide.materials[GENERAL:]) == letters.strip("-")


def test_there_are_46_items_in_six_categories():
    assert sorted(ITEMS) == sorted(row[0] for row in ROWS)
    assert Counter(item.guide.category for item in ITEMS.values()) == {
        Category.EMPLOYMENT: 8,
        Category.SOCIAL_SECURITY: 9,
        Category.SOCIAL_ASSISTANCE: 12,
        Category.PUBLIC_ORDER: 6,
        Category.HEALTH: 5,
        Category.FAMILY_PLANNING: 6,
    }


def test_the_law_is_stated_where_it_is_known_and_nowhere_else():
    legal = {code: number(item.guide.legal) for code, item in ITEMS.items() if item.guide.legal}

    assert legal == {
        "JZ-001": (30, Unit.WORKING_DAY, 45, "C"),
        "ZA-002": (15, Unit.NATURAL_DAY, 30, "B:RC"),
    }


def test_promises_with_a_known_origin_name_it():
    origins = {code: item.guide.promise.source for code, item in ITEMS.items() if item.guide.promise}

    assert {code: source for code, source in origins.items() if source != "C/P"} == {
        "SB-008": "B:JZ",
        "JZ-001": "B:ZZ",
        "JZ-002": "B:SYS",
        "JZ-004": "B:SYS",
        "JZ-010": "C",
        "ZA-002": "B:RC",
    }


def test_special_cases_may_take_longer_as_far_as_stated():
    longest = {code: item.guide.promise.at_longest for code, item in ITEMS.items() if item.guide.promise}

    assert {code: each for code, each in longest.items() if each} == {
        "JZ-001": 40,
        "JZ-002": 20,
        "ZA-002": 30,
    }


@pytest.mark.parametrize("code", ["JZ-006", "JZ-007"])
def test_the_allowances_for_the_disabled_are_promised_step_by_step(code):
    assert steps(code) == [
        ("街道审核", Bound.AT_MOST, (10, Unit.WORKING_DAY)),
        ("公示", Bound.AT_LEAST, (7, Unit.NATURAL_DAY)),
        ("残联审核", Bound.AT_MOST, (10, Unit.WORKING_DAY)),
        ("民政审批", Bound.AT_MOST, None),
    ]


def test_the_way_of_a_temporary_relief_adds_up_to_its_promise():
    assert steps("JZ-004") == [
        ("受理", Bound.AT_MOST, (1, Unit.WORKING_DAY)),
        ("审核", Bound.AT_MOST, (9, Unit.WORKING_DAY)),
        ("公示", Bound.AT_LEAST, (5, Unit.WORKING_DAY)),
        ("审批", Bound.AT_MOST, (5, Unit.WORKING_DAY)),
    ]
    assert ITEMS["JZ-004"].guide.steps[2].within == "审核"


def test_what_ends_the_same_day_says_so():
    at_once = {code for code, item in ITEMS.items() if item.guide.handling is Handling.AT_ONCE}

    assert at_once == {row[0] for row in ROWS if row[2] == "0"}


def test_quiet_matters_are_marked():
    quiet = {
        code: i.guide.discretion for code, i in ITEMS.items() if i.guide.discretion is not Discretion.OPEN
    }

    assert quiet == {
        "ZA-005": Discretion.OFF_MENU,
        "WS-004": Discretion.SENSITIVE,
        "JS-005": Discretion.DISCREET,
    }


def test_everybody_shows_an_identity_card_and_an_agent_his_mandate():
    for item in ITEMS.values():
        own = [each.code for each in item.guide.materials_for(ApplicantKind.SELF)]
        agents = [each.code for each in item.guide.materials_for(ApplicantKind.AGENT)]
        assert own[0] == "identity_card"
        assert "mandate" not in own
        assert agents[:GENERAL] == ["identity_card", "mandate"]


def test_items_are_drafts_until_the_deploy_step_publishes_them():
    assert {item.state for item in ITEMS.values()} == {ItemState.DRAFT}


def test_every_source_that_is_cited_in_words_is_explained():
    text = (DATA / "service_items.yaml").read_text(encoding="utf-8")
    explained = set(yaml.safe_load(text)["sources"])

    assert set(re.findall(r"\[((?:B:|C\b|P\b)[^\]]*)\]", text)) <= explained


@pytest.mark.parametrize("code", ["JZ-001", "JZ-006", "ZA-002"])
def test_an_item_is_the_same_after_it_was_kept(code):
    assert from_document(ServiceItem, to_document(ITEMS[code])) == ITEMS[code]


# class: sign, contact, promised, legal; of questions also: accepted within, and the promise of a complex one
AGREED_LIMITS = {
    HandlingClass.CONSULT: ("1 working_day", "1 working_day", "3 working_day", "3 working_day"),
    HandlingClass.REQUEST: ("1 working_day", "1 working_day", "5 working_day", "10 working_day"),
    HandlingClass.COMPLAINT: ("1 working_day", "1 working_day", "5 working_day", "10 working_day"),
    HandlingClass.HAZARD: ("1 working_day", "1 working_day", "5 working_day", "10 working_day"),
    HandlingClass.DISPUTE: ("1 working_day", "1 working_day", "10 working_day", "10 working_day"),
    HandlingClass.QUESTION: (
        *("1 working_day", "1 working_day", "5 working_day", "10 working_day"),
        *("1 working_day", "10 working_day"),
    ),
    HandlingClass.EMERGENCY: ("10 minute", "20 minute", "1440 minute", "10 working_day"),
}


def test_the_limits_of_an_issue_follow_from_its_class():
    for each in TYPES.values():
        limits = tuple(f"{one.limit.amount} {one.limit.unit}" for one in each.stated())
        assert limits == AGREED_LIMITS[each.handling], each.code


def test_there_is_a_type_for_every_class_and_every_major_type_of_the_product_list():
    assert {each.handling for each in TYPES.values()} == set(HandlingClass)
    assert Counter(each.major for each in TYPES.values()) == {
        "民生服务": 12,
        "矛盾化解": 10,
        "治安防控": 5,
        "特殊人群服务管理": 5,
        "社情民意收集": 3,
        "突发事件报告": 1,
        "公共信息平台": 4,
        "其他": 2,
    }


def test_minor_types_can_be_told_apart():
    assert len({(each.major, each.minor) for each in TYPES.values()}) == len(TYPES)


def test_people_under_care_are_never_reported_from_a_public_menu():
    quiet = [each for each in TYPES.values() if each.major == "特殊人群服务管理"]

    assert {(each.discretion, each.triage) for each in quiet} == {(Discretion.OFF_MENU, Triage.BY_PERSON)}
