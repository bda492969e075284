"""Ready-made lines of the menu and rules of the house; a test names only what it is about."""

from datetime import date
from typing import Any

from services.intake.domain.applications.application_rules import ApplicationRules
from services.intake.domain.applications.decision import Decision
from services.intake.domain.cases.rating_scale import LevelWords, RatingScale
from services.intake.domain.clocks.light import Mark
from services.intake.domain.clocks.limit import Ends, Limit
from services.intake.domain.clocks.stated_limit import StatedLimit
from services.intake.domain.issues.issue_rules import IssueRules
from services.intake.domain.menu.authority import Authority, UseLevel
from services.intake.domain.menu.conduct import AfterCorrection, Conduct, LawfulPause, SpecialProcedure
from services.intake.domain.menu.decision_template import DecisionTemplate
from services.intake.domain.menu.form_field import FieldKind, FormField
from services.intake.domain.menu.issue_type import HandlingClass, IssueType, Triage
from services.intake.domain.menu.item_codes import ItemCodes
from services.intake.domain.menu.item_guide import ItemGuide
from services.intake.domain.menu.material import AskedOf, Material, Required, Source
from services.intake.domain.menu.menu import Category, Handling, Presence, ServiceScope, TaskType
from services.intake.domain.menu.offer import (
    Bookkeeping,
    Fee,
    Hall,
    HandleType,
    ItemResult,
    Offer,
    Online,
    ServerType,
)
from services.intake.domain.menu.paper_form import Copy, Keep, MaterialKind, PaperForm, Validity
from services.intake.domain.menu.policy import Policy
from services.intake.domain.menu.question import Answer, Question
from services.intake.domain.menu.service_item import ServiceItem
from services.intake.domain.menu.step import Bound, Step
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


WHICH = Question(
    code="which",
    text="办理哪一项？",
    answers=(Answer(code="activate", text="启用"), Answer(code="reset", text="密码重置")),
)
FOR_A_RESET: dict[str, Any] = {
    "questions": (WHICH,),
    "must_present": Presence.FOR_PART,
    "must_present_for": "密码重置",
    "must_present_when": "reset",
}
"""One has to come for one part and not for the other."""


def an_item(code: str = "JZ-003", **but: Any) -> ServiceItem:
    return ServiceItem.draft(code, **{"guide": a_guide()} | but)


def a_full_guide(**but: Any) -> ItemGuide:
    """A guide in which nothing is left as usual."""
    ground = Question(
        code="ground",
        text="以哪种条件申领？",
        answers=(Answer(code="work", text="就业"), Answer(code="home", text="住所")),
    )
    law = LawfulPause(procedure=SpecialProcedure.PUBLICITY, law="某条例第九条", most_days=10)
    return a_guide(
        **{
            "title": "居住证申领受理",
            "legal": stated(15, Unit.NATURAL_DAY, at_longest=30, source="B:RC", explain="条例第九条"),
            "promise": stated(10, Unit.NATURAL_DAY, source="C/P"),
            "effective_to": date(2030, 12, 31),
            "must_present": Presence.FOR_PART,
            "must_present_for": "首次申领",
            "must_present_when": "work",
            "steps": (
                Step(title="审核", bound=Bound.AT_MOST, stated=stated(5)),
                Step(title="公示", bound=Bound.AT_LEAST, stated=stated(3, Unit.NATURAL_DAY), within="审核"),
                Step(title="不予的告知", bound=Bound.AT_MOST, stated=stated(3), upon=Decision.DECLINED),
            ),
            "questions": (ground, Question(code="rented", text="租的吗？", asked_if="home")),
            "materials": (
                a_material(
                    "identity_card",
                    paper=PaperForm(
                        kind=MaterialKind.CERTIFICATE,
                        form=Copy.VIEW_ONLY,
                        validity_check=Validity.NOT_EXPIRED,
                        keep=Keep.HASH,
                        retention=3,
                    ),
                    review_points=("在有效期内", "人证一致"),
                ),
                a_material("mandate", asked_of=AskedOf.AGENT, source=Source.AGENT_PLEDGE),
                a_material("contract", required=Required.WHEN, when="work", source=Source.OTHER_DEPT),
                a_material("lease", required=Required.WHEN, when="rented", tolerable=True, tolerance_days=5),
                a_material("title", required=Required.OPTIONAL, pledge_allowed=True, sample_guid="S-1"),
            ),
            "form_schema": (
                FormField(code="reason", label="事由", kind=FieldKind.CHOICE, choices=("务工", "就学")),
            ),
            "decision_templates": (
                DecisionTemplate(code="no", decision=Decision.DECLINED, text="不符合第九条"),
            ),
            "keywords": ("居住证", "暂住证"),
            "conduct": Conduct(pauses=(law,), after_correction=AfterCorrection.STARTS_ANEW),
            "codes": ItemCodes(
                row_guid="R-1",
                catalog_code="442199806003",
                task_code="12441500196720244T3442199806003",
                local_catalog_code="MGL-ZA-002",
            ),
            "authority": Authority(
                dept_name="某街道办事处",
                dept_code="12441500196720244T",
                use_level=UseLevel.CITY,
                by_law="居住证暂行条例",
                other_dept=("公安派出所", "房管所"),
            ),
            "offer": Offer(
                server_type=(ServerType.PERSON, ServerType.BUSINESS),
                handle_type=(HandleType.WINDOW, HandleType.HOME),
                accept_condition="居住满半年",
                is_schedule=True,
            ),
            "hall": Hall(limit_scene_num=1, transact_addr="一号窗口", link_way="0551-12345678"),
            "online": Online(is_online=True, online_handle_depth=2, online_handle_url="https://a.example/x"),
            "fee": Fee(is_fee=True, fee_basis="某通知"),
            "result": ItemResult(result_type="证照", result_name="居住证"),
            "bookkeeping": Bookkeeping(town_name="某街道", cd_batch="7", data_source="省库"),
            "scope_note": "公安机关决定",
            "notes": "第一行\n第二行",
        }
        | but
    )


def a_published_full_item(code: str = "JZ-003", **but: Any) -> ServiceItem:
    item = ServiceItem.draft(code, **{"guide": a_full_guide()} | but)
    item.publish()
    return item


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
                Mark(name="last_day", days_left=1),
                Mark(name="due", percent=100),
            ),
            "most_wrong_codes": 10,
            "minutes_barred": 15,
            "longest_pause": 30,
            "issue": issue_rules(),
            "application": application_rules(),
        }
        | but
    )


def a_scale(**but: Any) -> RatingScale:
    """The five levels in plain words."""
    words = {5: "非常满意", 4: "满意", 3: "基本满意", 2: "不满意", 1: "非常不满意"}
    levels = tuple(
        LevelWords(level=level, label=label, meaning=f"我{label}", source="P")
        for level, label in words.items()
    )
    return RatingScale(**{"version_no": 1, "effective_from": NEW_YEAR, "levels": levels} | but)


def issue_rules(**but: Any) -> IssueRules:
    return IssueRules(
        **{
            "triage": Limit(amount=60, unit=Unit.WORKING_MINUTE),
            "emergency_triage": Limit(amount=10, unit=Unit.MINUTE),
            "emergency_sign": Limit(amount=10, unit=Unit.MINUTE),
            "rework": Limit(amount=3, unit=Unit.WORKING_DAY),
            "most_reworks": 2,
            "duplicate_metres": 100,
            "duplicate_days": 7,
            "return_window": Limit(amount=1, unit=Unit.WORKING_DAY),
            "return_answer": Limit(amount=240, unit=Unit.WORKING_MINUTE),
            "most_returns": 2,
            "most_extensions": 1,
            "longest_suspension": 90,
            "urge_apart": Limit(amount=60, unit=Unit.MINUTE),
            "photos_when_located": 1,
            "callback": Limit(amount=1, unit=Unit.WORKING_DAY),
            "reopen": Limit(amount=7, unit=Unit.NATURAL_DAY, ends=Ends.MIDNIGHT),
            "reopened": Limit(amount=3, unit=Unit.WORKING_DAY),
            "archive": Limit(amount=30, unit=Unit.NATURAL_DAY, ends=Ends.MIDNIGHT),
        }
        | redress_numbers()
        | but
    )


def application_rules(**but: Any) -> ApplicationRules:
    return ApplicationRules(
        **{
            "sign": Limit(amount=1, unit=Unit.WORKING_DAY),
            "notice": Limit(amount=5, unit=Unit.WORKING_DAY),
            "supply": Limit(amount=15, unit=Unit.WORKING_DAY),
            "tolerance": Limit(amount=10, unit=Unit.WORKING_DAY),
            "months_barred": 12,
            "extension": Limit(amount=10, unit=Unit.WORKING_DAY),
            "delivery": Limit(amount=10, unit=Unit.WORKING_DAY),
            "invitation": Limit(amount=3, unit=Unit.NATURAL_DAY),
            "minutes_around_slot": 15,
            "supervisor_phone": "12345",
        }
        | redress_numbers()
        | but
    )


def redress_numbers() -> dict[str, Any]:
    return {
        "bad_from": 2,
        "bad_contact": Limit(amount=1, unit=Unit.WORKING_DAY),
        "bad_rectify": Limit(amount=5, unit=Unit.WORKING_DAY),
        "bad_callback": Limit(amount=2, unit=Unit.WORKING_DAY),
        "failed_visits": 3,
        "failed_days": 2,
    }
