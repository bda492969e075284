"""Two cases that have to do with each other are found from either side; one of them is changed."""

import pytest

from services.intake.domain.cases.relating import MOST_RELATED
from services.intake.domain.issues.issue import IssueState
from services.intake.store.cases.cases import MongoCases
from services.intake.usecases.cases.list_related_cases import list_related_cases
from services.intake.usecases.cases.part_cases import part_cases
from services.intake.usecases.cases.relate_cases import relate_cases
from shared.events.intake_flags import CaseParted, CaseRelated
from shared.kernel.errors import Conflict, NotAllowed, NotFound
from tests.intake.builders import (
    CLERK,
    LATER,
    MONDAY,
    OTHER_GRID,
    PLAIN,
    WORKER,
    a_command,
    a_handler,
    an_application_in,
    an_issue_in,
)
from tests.intake.cases.test_find_cases import numbered
from tests.intake.fakes import FakeCases
from tests.stores import either

S = IssueState
cases = either(FakeCases, MongoCases)


@pytest.fixture
def two(cases):
    """An issue and an application, of which nobody has said yet that they belong together."""
    one, other = an_issue_in(S.SIGNED, number=numbered(1)), an_application_in(3, number=numbered(2))
    for case in (one, other):
        cases.save(case)
    return one.id, other.id


def relate(cases, one, other, by=CLERK, command=None):
    return relate_cases(cases, one, other_id=other, words="同一户", command=command or a_command(by))


def part(cases, one, other, by=CLERK, command=None):
    return part_cases(cases, one, other_id=other, words="不是一事", command=command or a_command(by))


def related(cases, id, caller=CLERK):
    return [each.id for each in list_related_cases(cases, id, caller=caller, at=LATER)]


def test_a_link_is_seen_from_both_sides_and_changes_one_case(cases, two):
    one, other = two
    before = cases.get(other).version

    case = relate(cases, one, other)

    assert (related(cases, one), related(cases, other)) == ([other], [one])
    assert cases.get(other).version == before
    assert isinstance(case, type(cases.get(one)))


@pytest.mark.parametrize("backwards", [False, True])
def test_a_link_is_undone_from_either_side(cases, two, backwards):
    one, other = two
    relate(cases, one, other)
    command = a_command()

    for _ in range(2):
        part(cases, *(reversed(two) if backwards else two), command=command)

    assert (related(cases, one), related(cases, other)) == ([], [])
    assert cases.get(one).history[-1].action == "取消关联"


def test_asked_twice_they_are_linked_once(cases, two):
    one, other = two
    command = a_command()
    version = cases.get(one).version

    for _ in range(2):
        relate(cases, one, other, command=command)

    assert cases.get(one).version == version + 1


@pytest.mark.parametrize("pair", [(0, 1), (1, 0), (0, 0)], ids=["again", "backwards", "itself"])
def test_no_two_are_linked_twice_and_none_with_itself(cases, two, pair):
    relate(cases, *two)

    with pytest.raises(Conflict):
        relate(cases, two[pair[0]], two[pair[1]])


def test_what_is_not_linked_cannot_be_parted(cases, two):
    with pytest.raises(Conflict):
        part(cases, *two)


def test_who_may_not_see_the_other_neither_links_nor_finds_it(cases, two):
    one, other = two
    far = cases.get(other)
    far.assign(
        a_handler(grid_code=OTHER_GRID, worker_id="W9"), sign=far.rules.sign, at=MONDAY, calendar=PLAIN
    )
    cases.save(far)

    with pytest.raises(NotAllowed):
        relate(cases, one, other, by=WORKER)
    relate(cases, one, other)
    assert related(cases, one, caller=WORKER) == []


def test_there_is_no_link_to_a_case_that_is_not_there(cases, two):
    with pytest.raises(NotFound):
        relate(cases, two[0], "0" * 32)


def test_a_case_names_so_many_others_and_no_more():
    issue = an_issue_in(S.SIGNED)
    for _ in range(MOST_RELATED):
        issue.relate(an_issue_in(S.SIGNED), words="同批", by=CLERK, at=MONDAY)

    with pytest.raises(Conflict):
        issue.relate(an_issue_in(S.SIGNED), words="同批", by=CLERK, at=MONDAY)


def test_the_facts_name_both():
    one, other = an_issue_in(S.ARCHIVED), an_issue_in(S.SIGNED)

    one.relate(other, words="13800005678", by=CLERK, at=MONDAY)
    one.part(other, words="", by=CLERK, at=LATER)

    assert one.happened()[-2:] == (
        CaseRelated(case_id=one.id, other_id=other.id, related_by=CLERK.id, related_at=MONDAY),
        CaseParted(case_id=one.id, other_id=other.id, parted_by=CLERK.id, parted_at=LATER),
    )
