"""What the store of cases promises of issues: one reporter's, and those that another stands for."""

from datetime import timedelta

import pytest

from services.intake.domain.cases.applicant import Applicant
from services.intake.domain.issues.issue import IssueState
from services.intake.store.cases.cases import MongoCases
from tests.intake.builders import CLERK, LATER, MONDAY, PLAIN, an_issue_in
from tests.intake.fakes import FakeCases
from tests.shared.queries import explained, watched
from tests.stores import either, real

S = IssueState
ME, YOU = Applicant(phone_print="me"), Applicant(phone_print="you")

mongo_cases = real(MongoCases)
cases = either(FakeCases, MongoCases)


def numbered(n):
    return f"34010299820261123200{n:03}X"


def save(cases, *issues):
    for issue in issues:
        cases.save(issue)
    return [issue.id for issue in issues]


def merged(into, n):
    issue = an_issue_in(S.TRIAGED, number=numbered(n))
    issue.merge(into, by=CLERK, at=LATER, calendar=PLAIN)
    return issue


def test_what_one_phone_reported_on_a_topic_since_then_is_found(cases):
    early, other, topic, nobody, mine = (
        an_issue_in(S.TRIAGED, number=numbered(1), applicant=ME, registered_at=MONDAY - timedelta(days=8)),
        an_issue_in(S.TRIAGED, number=numbered(2), applicant=YOU),
        an_issue_in(S.TRIAGED, number=numbered(3), applicant=ME, topic="MS-05"),
        an_issue_in(S.TRIAGED, number=numbered(4)),
        an_issue_in(S.TRIAGED, number=numbered(5), applicant=ME),
    )
    save(cases, early, other, topic, nobody, mine)

    found = cases.of_reporter("me", "MS-04", since=MONDAY - timedelta(days=7), limit=5)

    assert [issue.id for issue in found] == [mine.id]


def test_no_more_of_them_than_were_asked_for(cases):
    save(cases, *(an_issue_in(S.TRIAGED, number=numbered(n), applicant=ME) for n in range(4)))

    assert len(cases.of_reporter("me", "MS-04", since=MONDAY, limit=3)) == 3


def test_the_issues_that_another_stands_for_are_found_as_long_as_it_does(cases):
    main = an_issue_in(S.SIGNED, number=numbered(1))
    one, two, three = (merged(main, n) for n in (2, 3, 4))
    three.unmerge(limits={}, words="不是一事", by="C0001", at=LATER, calendar=PLAIN)
    save(cases, main, one, two, three)

    assert {issue.id for issue in cases.merged_into(main.id, limit=5)} == {one.id, two.id}
    assert len(cases.merged_into(main.id, limit=1)) == 1
    assert cases.merged_into(one.id, limit=5) == []


@pytest.mark.parametrize("ask", ["of_reporter", "merged_into"])
def test_both_are_looked_up_by_their_index(mongo_cases, mongo_uri, ask):
    main = an_issue_in(S.SIGNED, number=numbered(0), applicant=ME)
    others = [an_issue_in(S.TRIAGED, number=numbered(n), applicant=YOU) for n in range(1, 40)]
    save(mongo_cases, main, *others, merged(main, 50))

    with watched(mongo_uri, mongo_cases.collection.database.name) as (database, queries):
        store = MongoCases(database)
        if ask == "of_reporter":
            found = store.of_reporter("me", "MS-04", since=MONDAY, limit=20)
        else:
            found = store.merged_into(main.id, limit=20)
        stages, examined = explained(database, queries.sent[0])

    assert len(found) == 1
    assert ("IXSCAN" in stages, "COLLSCAN" in stages, examined) == (True, False, 1)
