"""Ready-made lines of the menu and rules of the house; a test names only what it is about."""

from datetime import date
from typing import Any

from services.intake.domain.applications.application_rules import ApplicationRules
from services.intake.domain.clocks.light import Mark
from services.intake.domain.clocks.limit import Limit
from services.intake.domain.clocks.stated_limit import StatedLimit
from services.intake.domain.issues.issue_rules import IssueRules
from services.intake.domain.menu.issue_type import HandlingClass, IssueType, Triage
from services.intake.domain.menu.item_guide import ItemGuide
from services.intake.domain.menu.material import Material, Required
from services.intake.domain.menu.menu import Category, Handling, ServiceScope, TaskType
from services.intake.domain.menu.policy import Policy
from services.intake.domain.menu.service_item import ServiceItem
from shared.kernel.calendar import Unit

NEW_YEAR = date(2026, 1, 1)


def stated(amount: int, unit: Unit = Unit.WORKING_DAY, **but: Any) -> StatedLimit:
    limit = Limit(amount=amount, unit=unit)
    return StatedLimit(**{"limit": limit, "source": "P", "effective_from": NEW_YEAR} | but)


def a_material(code: str = "photo", **but: Any) -> Material:
    return Material(**{"code": code, "name": f"材料 {code}", "required": Required.ALWAYS} | but)


def a_guide(**but: Any) -> ItemGuide:
    return ItemGuide(
        **{
            "title": "临时救助",
            "category": Category.SOCIAL_ASSISTANCE,
            "task_type": TaskType.PAYMENT,
            "service_scope": ServiceScope.STREET_DECIDES,
            "handling": Handling.PROMISED,
            "promise": stated(5),
            "legal": stated(20),
            "materials": (a_material("identity_card"),),
            "effective_from": NEW_YEAR,
        }
        | but
    )


def an_item(code: str = "JZ-003", **but: Any) -> ServiceItem:
    return ServiceItem.draft(code, **{"guide": a_guide()} | but)


def an_issue_type(**but: Any) -> IssueType:
    return IssueType(
        **{
            "code": "MS-04",
            "major": "民生服务",
            "minor": "住房",
            "handling": HandlingClass.REQUEST,
            "triage": Triage.AT_ONCE,
            "sign": stated(1),
            "contact": stated(1),
            "promised": stated(5),
            "legal": stated(10),
            "version_no": 1,
            "effective_from": NEW_YEAR,
            "source": "B:TQ",
        }
        | but
    )


def a_policy(**but: Any) -> Policy:
    return Policy(
        **{
            "version_no": 1,
            "effective_from": NEW_YEAR,
            "marks": (
                Mark(name="half", percent=50),
                Mark(name="yellow", percent=80),
                Mark(name="due", percent=100),
            ),
            "most_wrong_codes": 10,
            "minutes_barred": 15,
            "issue": issue_rules(),
            "application": application_rules(),
        }
        | but
    )


def issue_rules(**but: Any) -> IssueRules:
    return IssueRules(
        **{
            "triage": Limit(amount=60, unit=Unit.WORKING_MINUTE),
            "rework": Limit(amount=3, unit=Unit.WORKING_DAY),
            "most_reworks": 2,
        }
        | but
    )


def application_rules(**but: Any) -> ApplicationRules:
    return ApplicationRules(**{"sign": Limit(amount=1, unit=Unit.WORKING_DAY)} | but)
