"""What leaves intake: ids and masked labels, whatever people write into a case (domain reference §8)."""

import pytest

from services.intake.domain.applications.decision import Decision, DecisionPaper
from services.intake.domain.cases.place import Place
from services.intake.domain.cases.script import CallResult, VisitChannel
from services.intake.domain.issues.verdict import Outcome, Refusal
from services.intake.domain.menu.menu import Discretion
from services.intake.usecases.applications.decide_application import decide_application
from services.intake.usecases.cases.name_handler import name_handler
from services.intake.usecases.cases.sign_case import sign_case
from services.intake.usecases.issues.record_return_visit import record_return_visit
from services.intake.usecases.issues.reject_issue import reject_issue
from services.intake.usecases.issues.resolve_case import resolve_case
from shared.events.intake import CaseAccepted, CaseRefused, CaseRegistered
from tests.intake.builders import (
    CLERK,
    DISCONTENT,
    MONDAY,
    PHOTOS,
    REVIEWER,
    WORKER,
    a_command,
    a_handler,
    a_published_item,
    an_attachment,
)
from tests.intake.menu_builders import a_guide, an_issue_type
from tests.intake.test_usecases import JUDGED, Intake

MOBILE, LANDLINE, IDENTITY = "13800005678", "0551-62345678", "34010219900307001X"
FREE = f"王老五，电话{MOBILE}或{LANDLINE}，身份证{IDENTITY}"
SECRETS = (MOBILE, LANDLINE, IDENTITY)
ADDRESS = f"长江路1号（{MOBILE}）3幢201室"


@pytest.fixture
def intake():
    return Intake()


def named(intake, case):
    name_handler(intake.cases, intake.types, intake.calendars, case.id, handler=a_handler(), at=MONDAY)
    sign_case(intake.cases, intake.calendars, case.id, command=a_command(WORKER))


def an_issue_goes_its_way(intake):
    issue = intake.report(a_command(), subject=FREE, words=FREE, place=Place(address=ADDRESS), name="王老五")
    named(intake, issue)
    intake.cases.by_id[issue.id].attachments = (an_attachment(),)
    said = {"outcome": Outcome.EXPLAINED, "result": FREE, "photos": PHOTOS}
    resolve_case(intake.cases, intake.calendars, issue.id, **said, command=a_command(WORKER))
    visit = {"channel": VisitChannel.PHONE, "script": DISCONTENT, "result": CallResult.ANSWERED}
    books = (intake.cases, intake.calendars, intake.scales)
    record_return_visit(*books, issue.id, **visit, command=a_command(CLERK))


def an_issue_is_refused(intake):
    issue = intake.report(a_command(), topic=JUDGED.code, subject=FREE, words=FREE)
    said = {"reason": Refusal.OTHER, "advice": f"请找{MOBILE}，{IDENTITY}"}
    reject_issue(intake.cases, intake.calendars, issue.id, **said, command=a_command(REVIEWER))


def an_application_is_declined(intake):
    application = intake.submit(a_command(), words=FREE, place=Place(address=ADDRESS))
    named(intake, application)
    said = DecisionPaper(decision=Decision.DECLINED, reasons=FREE, remedies=FREE)
    command = a_command(REVIEWER)
    decide_application(
        intake.cases, intake.items, intake.calendars, application.id, paper=said, command=command
    )


@pytest.mark.parametrize("way", [an_issue_goes_its_way, an_issue_is_refused, an_application_is_declined])
def test_no_fact_tells_a_number_that_leads_to_a_person(intake, way):
    way(intake)

    told = repr(intake.cases.facts)
    assert len(intake.cases.facts) > 1
    assert not [secret for secret in SECRETS if secret in told]


def test_the_words_themselves_are_kept_as_they_were_said(intake):
    issue = intake.report(a_command(), subject=FREE, words=FREE)

    assert (intake.cases.get(issue.id).subject, intake.cases.get(issue.id).words) == (FREE, FREE)


def test_what_remains_of_a_subject_can_be_read(intake):
    intake.report(a_command(), subject=f"请{MOBILE}来修三号楼的灯")

    assert {fact.subject for fact in intake.cases.facts} == {"请***来修三号楼的灯"}


def test_an_address_without_numbers_of_people_leaves_as_it_is(intake):
    intake.report(a_command(), place=Place(address="全椒路社区幸福小区3幢1单元501室"))

    assert intake.cases.facts[-1].building == "全椒路社区幸福小区3幢"


def test_advice_keeps_the_number_of_the_office_to_go_to(intake):
    issue = intake.report(a_command(), topic=JUDGED.code)
    said = {"reason": Refusal.OTHER_POWERS, "advice": f"请到区法院，电话{LANDLINE}"}

    reject_issue(intake.cases, intake.calendars, issue.id, **said, command=a_command(CLERK))

    assert intake.cases.facts[-1] == CaseRefused(
        case_id=issue.id, reason="other_powers", advice=f"请到区法院，电话{LANDLINE}", refused_at=MONDAY
    )


QUIET = [each for each in Discretion if each is not Discretion.OPEN]


class TestQuietMatters:
    """Nobody reads in a list of notices what somebody's trouble is; who works on the case opens the case."""

    @pytest.mark.parametrize("discretion", QUIET)
    def test_of_an_issue_only_that_there_is_one_is_told(self, intake, discretion):
        quiet = an_issue_type(code="TR-03", discretion=discretion)
        intake.types.by_code["TR-03"] = quiet

        issue = intake.report(a_command(WORKER), topic="TR-03", subject="王老五的监护")

        told = [fact for fact in intake.cases.facts if isinstance(fact, CaseRegistered | CaseAccepted)]
        assert [fact.subject for fact in told] == ["工单", "工单"]
        assert issue.subject == "王老五的监护"

    @pytest.mark.parametrize("discretion", QUIET)
    def test_of_an_application_the_title_of_its_item_is_not_told(self, intake, discretion):
        intake.items.save(a_published_item("JZ-009", guide=a_guide(title="特别扶助", discretion=discretion)))

        intake.submit(a_command(), item="JZ-009")

        assert {fact.subject for fact in intake.cases.facts} == {"办件"}
