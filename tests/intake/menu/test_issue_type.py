import pytest

from services.intake.domain.menu.issue_type import HandlingClass, Triage
from shared.kernel.calendar import Unit
from shared.kernel.errors import Invalid
from tests.intake.menu_builders import an_issue_type, stated

IN_MINUTES = {
    "handling": HandlingClass.EMERGENCY,
    "sign": stated(10, Unit.MINUTE),
    "contact": stated(20, Unit.MINUTE),
    "promised": stated(1440, Unit.MINUTE),
}


def test_the_limits_of_the_whole_are_named_after_their_clocks():
    issue_type = an_issue_type(promised=stated(5), legal=stated(10))

    assert issue_type.limits == {"promised": stated(5).limit, "legal": stated(10).limit}


def test_a_promise_that_might_outlast_the_law_is_refused():
    with pytest.raises(Invalid, match="legal"):
        an_issue_type(promised=stated(11), legal=stated(10))


def test_an_emergency_is_taken_on_at_once():
    assert an_issue_type(**IN_MINUTES)

    with pytest.raises(Invalid):
        an_issue_type(**IN_MINUTES, triage=Triage.BY_PERSON)


@pytest.mark.parametrize("number", ["sign", "contact", "promised"])
@pytest.mark.parametrize("unit", [Unit.WORKING_DAY, Unit.WORKING_MINUTE])
def test_an_emergency_does_not_wait_for_service_hours(number, unit):
    with pytest.raises(Invalid):
        an_issue_type(**IN_MINUTES | {number: stated(1, unit), "legal": stated(10, unit)})


@pytest.mark.parametrize("field", ["code", "major", "minor", "source"])
def test_a_type_without_a_name_or_a_source_is_refused(field):
    with pytest.raises(Invalid):
        an_issue_type(**{field: ""})
