"""An office finds what it looks for, page by page, and looks at nothing else: each filter that is offered."""

from contextlib import ExitStack, contextmanager
from dataclasses import replace
from datetime import timedelta
from itertools import combinations
from uuid import uuid4

import pytest

from services.intake.domain.cases.applicant import Applicant
from services.intake.domain.cases.case_number import case_number
from services.intake.domain.cases.channel import Channel, Urgency
from services.intake.domain.cases.shelves import OFFERED, OFFERED_BY_DUE, YES
from services.intake.domain.issues.states import IssueState
from services.intake.schemas.cases.finding import FACTS, CaseLineView, line_of
from services.intake.store.cases.cases import MongoCases
from services.intake.usecases.cases.find_cases import Wanted, find_cases
from shared.kernel.errors import Invalid, NotAllowed
from shared.kernel.ids import id_from
from tests.intake.builders import (
    CLERK,
    COMMUNITY,
    GRID,
    HEAD,
    MONDAY,
    OTHER_GRID,
    PLAIN,
    RESIDENT,
    STRANGER,
    STREET,
    WORKER,
    a_caller,
    a_handler,
    an_application_in,
    an_issue_in,
    local,
)
from tests.intake.fakes import FakeCases
from tests.intake.organisation_builders import a_route
from tests.shared.queries import explained, watched
from tests.stores import drop_large, either

S = IssueState
NOW = MONDAY + timedelta(days=40)
SERVICE = a_caller("portal", "service")

cases = either(FakeCases, MongoCases)


def numbered(n):
    return case_number(street=STREET, day=MONDAY.date(), kind="issue", sequence=n)


def a_town():
    """Forty cases, an hour apart, of both kinds, here and there, by this and that way."""
    for n in range(40):
        known = {
            "id": id_from("town", str(n)),
            "number": numbered(n),
            "registered_at": MONDAY + timedelta(hours=n),
            "channel": (Channel.WINDOW, Channel.PHONE, Channel.WECHAT)[n % 3],
            "route": a_route(station=("MZ", None)[n % 2]),
            "urgency": Urgency.URGENT if n % 5 == 0 else Urgency.ORDINARY,
            "is_important": n % 9 == 0,
            "is_historic": n % 11 == 3,
            "applicant": Applicant(id=RESIDENT.id, name_label="欧阳*") if n % 7 == 0 else Applicant(),
        }
        if n % 4 == 3:
            yield an_application_in(3, **known)
        else:
            case = an_issue_in(
                (S.TRIAGED, S.ASSIGNED, S.CLOSED)[n % 4], topic=("MS-04", "MD-02")[n % 2], **known
            )
            if n % 8 == 1:
                case.handler = a_handler(grid_code=OTHER_GRID, worker_id="W0009")
            yield case


TOWN = list(a_town())


@contextmanager
def a_database(mongo):
    name = f"test_{uuid4().hex[:12]}"
    yield mongo[name]
    drop_large(mongo, name)


@pytest.fixture(scope="module", params=["fake", "mongo"])
def town(request):
    """The town in a store, for tests that only look."""
    with ExitStack() as stack:
        if request.param == "fake":
            store = FakeCases()
        else:
            store = MongoCases(stack.enter_context(a_database(request.getfixturevalue("mongo"))))
            store.prepare()
        for case in a_town():
            store.save(case)
        yield store


def facts_of(case):
    return {
        "kind": case.kind,
        "state": str(case.state),
        "topic": case.topic,
        "category": case.topic[:2],
        "channel": case.channel.value,
        "urgency": case.urgency.value,
        "worker": case.worker,
        "unit": case.lead_unit,
        "is_important": YES if case.is_important else None,
        "is_historic": YES if case.is_historic else None,
    }


def found(cases, wanted, *, caller=CLERK, limit=7, at=NOW):
    """Leaf through all pages; return the ids in their order."""
    ids, after = [], ""
    while True:
        page = find_cases(cases, wanted=wanted, street=STREET, caller=caller, at=at, after=after, limit=limit)
        assert len(page.items) <= limit
        ids += [case.id for case in page.items]
        if page.next is None:
            return ids
        after = page.next


def expected(accept):
    return [case.id for case in reversed(TOWN) if accept(case)]


def some_facts(together):
    """Return the values of those facts that there are in the town, each once."""
    values = (tuple(facts_of(case)[name] for name in together) for case in TOWN)
    return dict.fromkeys(each for each in values if None not in each)


ALL_OFFERED = [
    dict(zip(together, values, strict=True)) for together in OFFERED for values in some_facts(together)
]


@pytest.mark.parametrize("facts", ALL_OFFERED, ids=repr)
def test_every_offered_combination_finds_exactly_what_it_says_newest_first(town, facts):
    assert found(town, Wanted(facts=facts)) == expected(lambda case: facts.items() <= facts_of(case).items())


@pytest.mark.parametrize(
    "facts", [{}, {"channel": "phone"}, {"topic": "MS-04", "state": "TRIAGED"}], ids=repr
)
@pytest.mark.parametrize("area", [STREET, COMMUNITY, GRID, OTHER_GRID])
def test_each_goes_with_an_area_and_with_a_time_of_registration(town, facts, area):
    since, until = MONDAY + timedelta(hours=5), MONDAY + timedelta(hours=31)
    wanted = Wanted(facts=facts, area=area, registered_from=since, registered_until=until)

    assert found(town, wanted) == expected(
        lambda case: (
            case.area.startswith(area)
            and facts.items() <= facts_of(case).items()
            and since <= case.registered_at < until
        )
    )


@pytest.mark.parametrize("worker", [None, WORKER.id, "W0009"])
def test_what_is_due_first_comes_first_and_what_is_over_is_not_there(town, worker):
    facts = {"worker": worker} if worker else {}
    since, until = local("2026-11-24 00:00"), local("2026-11-27 00:00")

    ids = found(town, Wanted(facts=facts, due_from=since, due_until=until))

    open_cases = [case for case in TOWN if case.due and since <= min(case.due.values()) < until]
    mine = [case for case in open_cases if worker in (None, case.worker)]
    assert ids == [case.id for case in sorted(mine, key=lambda case: (min(case.due.values()), case.id))]
    assert ids


@pytest.mark.parametrize(
    "facts", [dict.fromkeys(names, "MS-04") for names in combinations(FACTS, 2)], ids=repr
)
def test_what_is_not_offered_together_is_refused_by_name(cases, facts):
    if any(set(facts) == set(together) for together in OFFERED):
        return
    with pytest.raises(Invalid) as refusal:
        found(cases, Wanted(facts=facts))
    assert set(refusal.value.fields) == set(facts)


@pytest.mark.parametrize(
    "wanted",
    [
        Wanted(due_from=MONDAY),
        Wanted(due_until=MONDAY),
        Wanted(due_from=MONDAY, due_until=NOW, registered_from=MONDAY),
        Wanted(due_from=MONDAY, due_until=NOW, facts={"topic": "MS-04"}),
        Wanted(number=numbered(1), area=STREET),
        Wanted(number="1"),
    ],
    ids=repr,
)
def test_so_are_times_and_numbers_that_do_not_go_together(cases, wanted):
    with pytest.raises(Invalid):
        found(cases, wanted)


class TestWhoSeesWhat:
    @pytest.mark.parametrize("caller", [CLERK, HEAD, WORKER, STRANGER], ids=lambda caller: caller.id)
    def test_staff_find_what_lies_in_their_areas(self, town, caller):
        assert found(town, Wanted(), caller=caller) == expected(lambda case: caller.covers(case.area))

    def test_two_areas_and_one_within_another_show_each_case_once(self, town):
        caller = a_caller("W0003", "worker", GRID, OTHER_GRID, COMMUNITY)

        assert found(town, Wanted(), caller=caller) == expected(lambda case: caller.covers(case.area))

    def test_an_area_that_is_not_theirs_is_refused(self, town):
        with pytest.raises(NotAllowed):
            found(town, Wanted(area=OTHER_GRID), caller=WORKER)

    def test_who_has_no_area_finds_nothing(self, town):
        assert found(town, Wanted(), caller=a_caller("C0009", "clerk")) == []

    @pytest.mark.parametrize(
        "caller", [SERVICE, a_caller("D1", "leader", "340102")], ids=lambda each: each.id
    )
    def test_who_sees_any_area_finds_all(self, town, caller):
        assert found(town, Wanted(), caller=caller) == expected(lambda case: True)

    def test_a_resident_finds_his_own_and_no_other(self, town):
        assert found(town, Wanted(), caller=RESIDENT) == expected(
            lambda case: case.applicant.id == RESIDENT.id
        )
        assert found(town, Wanted(), caller=a_caller("R0002", "resident")) == []

    @pytest.mark.parametrize(
        "wanted",
        [Wanted(area=STREET), Wanted(facts={"state": "TRIAGED"}), Wanted(due_from=MONDAY, due_until=NOW)],
        ids=repr,
    )
    def test_a_resident_asks_for_nothing_else(self, town, wanted):
        with pytest.raises(Invalid):
            found(town, wanted, caller=RESIDENT)

    @pytest.mark.parametrize(("caller", "sees"), [(CLERK, True), (RESIDENT, True), (STRANGER, False)])
    def test_a_number_is_found_by_whoever_may_see_the_case(self, town, caller, sees):
        assert found(town, Wanted(number=numbered(0)), caller=caller) == ([TOWN[0].id] if sees else [])

    def test_more_areas_than_can_be_merged_want_a_choice(self, town):
        many = a_caller("C0003", "clerk", *(f"{COMMUNITY}J{n:03}" for n in range(50)))
        with pytest.raises(Invalid):
            found(town, Wanted(), caller=many)


def test_a_case_that_changes_lies_where_it_belongs_from_then_on(cases):
    issue = an_issue_in(S.CHECK_PASSED)
    cases.save(issue)
    assert found(cases, Wanted(facts={"state": "CHECK_PASSED"})) == [issue.id]

    issue.close(CLERK, at=MONDAY, calendar=PLAIN)
    cases.save(issue)

    assert found(cases, Wanted(facts={"state": "CHECK_PASSED"})) == []
    assert found(cases, Wanted(facts={"state": "CLOSED"})) == [issue.id]
    assert found(cases, Wanted(due_from=MONDAY, due_until=NOW)) == []


def test_a_line_shows_nobody_whole_and_no_words():
    case = replace(TOWN[0], words="我家电话0551-62345678", subject="联系13800005678")

    line = CaseLineView().dump(line_of(case, calendar=PLAIN, now=NOW))

    assert line["applicant"] == "欧阳*"
    assert line["light"] == "red"
    assert "13800005678" not in repr(line)
    assert "words" not in line


@pytest.fixture(scope="module")
def crowd(mongo):
    """Twelve hundred cases: the same town thirty times, an hour apart, back into the past."""
    with a_database(mongo) as database:
        store = MongoCases(database)
        store.prepare()
        for case in a_town():
            store.save(case)
        kept = {case.id: store.collection.find_one({"_id": case.id}) for case in TOWN}
        store.collection.insert_many([moved(store, kept, n) for n in range(40, 1200)])
        yield database


def moved(store, kept, n):
    case = replace(
        TOWN[n % 40],
        id=id_from("town", str(n)),
        number=numbered(n),
        registered_at=MONDAY - timedelta(hours=n),
    )
    return kept[TOWN[n % 40].id] | {"_id": case.id, "number": case.number} | store.also(case)


PAGE = 10
LAST = MONDAY + timedelta(hours=40)  # when the newest came in
SEARCHES = [
    *(Wanted(facts=facts) for facts in {tuple(facts): facts for facts in ALL_OFFERED}.values()),
    Wanted(facts={"state": "SIGNED"}),  # nothing lies there
    Wanted(area=OTHER_GRID, facts={"channel": "phone"}),
    Wanted(registered_from=MONDAY - timedelta(days=20), registered_until=MONDAY - timedelta(days=10)),
    *(
        Wanted(
            facts=dict.fromkeys(names, WORKER.id),
            due_from=local("2026-11-24 00:00"),
            due_until=local("2026-11-25 12:00"),
        )
        for names in OFFERED_BY_DUE
    ),
    Wanted(number=numbered(7)),
]


@pytest.mark.database
@pytest.mark.parametrize("wanted", SEARCHES, ids=repr)
@pytest.mark.parametrize("turn", ["first page", "third page"])
def test_every_filter_is_a_range_of_an_index_and_no_more_is_looked_at_than_some_pages(
    crowd, mongo_uri, wanted, turn
):
    with watched(mongo_uri, crowd.name) as (database, queries):
        store, after = MongoCases(database), ""
        for _ in range(1 if turn == "first page" else 3):
            queries.sent.clear()
            page = find_cases(
                store, wanted=wanted, street=STREET, caller=CLERK, at=LAST, after=after, limit=PAGE
            )
            after = page.next
            if after is None:
                break
        plans = [explained(database, command) for command in queries.sent]

    assert all("IXSCAN" in stages and "COLLSCAN" not in stages for stages, _ in plans)
    by_due = wanted.due_from is not None  # all of the town fall due at the same minute
    assert by_due or sum(examined for _, examined in plans) <= 6 * PAGE
    assert len(plans) <= 20


@pytest.mark.database
def test_a_resident_s_own_are_a_range_too(crowd, mongo_uri):
    with watched(mongo_uri, crowd.name) as (database, queries):
        page = find_cases(
            MongoCases(database),
            wanted=Wanted(),
            street=STREET,
            caller=RESIDENT,
            at=LAST,
            after="",
            limit=PAGE,
        )
        plans = [explained(database, command) for command in queries.sent]

    assert len(page.items) == PAGE
    assert all("COLLSCAN" not in stages for stages, _ in plans)
    assert sum(examined for _, examined in plans) <= 6 * PAGE
