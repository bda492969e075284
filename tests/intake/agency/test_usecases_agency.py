"""What can be done about agency: by whom, once however often it is sent, and with nobody named."""

from dataclasses import dataclass, field, replace
from datetime import date, time, timedelta

import pytest

from services.intake.domain.agency.agency_rules import Roster
from services.intake.domain.agency.home_visit import VisitOutcome
from services.intake.domain.agency.mandate import Scope, SignatureKind
from services.intake.domain.agency.order_basis import Group, Tell
from services.intake.domain.agency.order_state import OrderState
from services.intake.domain.cases.channel import Channel
from services.intake.domain.cases.place import Place
from services.intake.domain.menu.material import ApplicantKind, AskedOf, Paper
from services.intake.domain.menu.menu import Discretion, Presence
from services.intake.usecases.agency.book_visit import book_visit
from services.intake.usecases.agency.collect_result import collect_result
from services.intake.usecases.agency.confirm_delivery import confirm_delivery
from services.intake.usecases.agency.get_mandate import get_mandate
from services.intake.usecases.agency.get_order import get_order
from services.intake.usecases.agency.grant_mandate import MandateWish, grant_mandate
from services.intake.usecases.agency.hand_on_materials import hand_on_materials
from services.intake.usecases.agency.hand_over_result import hand_over_result
from services.intake.usecases.agency.list_orders import list_orders
from services.intake.usecases.agency.name_agent import name_agent
from services.intake.usecases.agency.note_submitted import note_submitted
from services.intake.usecases.agency.ports import AgencyDesk
from services.intake.usecases.agency.receive_materials import receive_materials
from services.intake.usecases.agency.record_visit import record_visit
from services.intake.usecases.agency.request_agency import AgencyWish, request_agency
from services.intake.usecases.agency.resume_agency import resume_agency
from services.intake.usecases.agency.revoke_mandate import revoke_mandate
from services.intake.usecases.agency.submit_for import AgencyFiles, Found, submit_for
from services.intake.usecases.agency.suspend_agency import suspend_agency
from services.intake.usecases.agency.terminate_agency import terminate_agency
from services.intake.usecases.cases.know_person import Person
from services.intake.usecases.clocks.ring_clocks import ring_clocks
from shared.events import intake_agency as facts
from shared.events.intake import CaseRegistered
from shared.kernel.errors import Conflict, Invalid, NotAllowed, NotFound
from shared.plumbing.documents import to_document
from tests.intake.agency.builders import (
    BOOKLET,
    PARTNER,
    a_hand_over,
    agency_rules,
    an_order_in,
    give_back,
)
from tests.intake.agency.fakes import FakeMandates, FakeOrders
from tests.intake.appointments.fakes import FakeHalls
from tests.intake.builders import (
    CLERK,
    COMMUNITY,
    GRID,
    HEAD,
    LATER,
    MONDAY,
    RESIDENT,
    REVIEWER,
    STRANGER,
    STREET,
    WORKER,
    a_caller,
    a_command,
    a_published_item,
    an_application_in,
    local,
)
from tests.intake.builders import ApplicationState as A
from tests.intake.menu_builders import FOR_A_RESET, a_guide, a_material
from tests.intake.test_usecases import CITY, Intake

S, Step = OrderState, a_hand_over().step.__class__
OTHER = a_caller("R0002", "resident")
MOTHER = Person(name="欧阳文", phone="13800005678")
FOR_AGENTS = (a_material("identity_card"), a_material("mandate", asked_of=AskedOf.AGENT))
PRESENT_GUIDE = a_guide(must_present=Presence.ALWAYS)
GUIDES = {
    "JZ-003": a_guide(materials=FOR_AGENTS),
    "JZ-005": a_guide(discretion=Discretion.OFF_MENU),
    "JZ-009": PRESENT_GUIDE,
}
WISH = {
    "item": "JZ-003",
    "words": "母亲卧床，请上门",
    "group": Group.ELDERLY,
    "bed_bound": False,
    "channel": Channel.PHONE,
    "person": MOTHER,
    "place": Place(address="长江路1号3幢201室"),
    "tell": Tell.BOTH,
    "grid_code": None,
}


@dataclass
class Office:
    """Agency with nothing real behind it, beside a whole intake."""

    intake: Intake = field(default_factory=Intake)
    orders: FakeOrders = field(default_factory=FakeOrders)
    mandates: FakeMandates = field(default_factory=FakeMandates)
    table: FakeHalls = field(default_factory=lambda: FakeHalls(agency_rules()))

    def __post_init__(self):
        self.intake.items.by_id.clear()
        for code, guide in GUIDES.items():
            self.intake.items.save(a_published_item(code, guide=guide))

    @property
    def calendars(self):
        return self.intake.calendars

    @property
    def desk(self):
        it = self.intake
        return AgencyDesk(
            orders=self.orders,
            items=it.items,
            table=self.table,
            policies=it.policies,
            calendars=it.calendars,
            seal=it.seal,
            street=STREET,
            city=CITY,
        )

    def request(self, command, **but):
        return request_agency(self.desk, wish=AgencyWish(**WISH | but), command=command)

    def grant(self, command, order_id, **but):
        known = {
            "order_id": order_id,
            "items": (),
            "scope": Scope.ALL,
            "materials": (BOOKLET,),
            "valid_from": date(2026, 11, 23),
            "valid_until": date(2026, 12, 31),
            "signature": SignatureKind.WITNESS,
            "reference": "",
            "witnesses": ("王见证", "李见证"),
            "agent_name": "张代办",
        }
        return grant_mandate(self.desk, self.mandates, wish=MandateWish(**known | but), command=command)

    def book(self, command, order_id):
        window = {"day": date(2026, 11, 24), "start": time(9), "end": time(10)}
        return book_visit(self.orders, self.calendars, order_id, **window, command=command)

    def visit(self, command, order_id, outcome=VisitOutcome.MET):
        return record_visit(self.orders, self.calendars, order_id, outcome=outcome, command=command)

    def end(self, command, order_id):
        return terminate_agency(self.orders, self.calendars, order_id, reason="不办了", command=command)

    def receive(self, command, order_id, mandate_id, hand_over=None):
        taken = hand_over or replace(a_hand_over(), papers=())
        said = {"mandate_id": mandate_id, "hand_over": taken}
        return receive_materials(
            self.orders, self.mandates, self.calendars, order_id, **said, command=command
        )

    def submit(self, command, order_id, circumstances=()):
        it = self.intake
        found = Found(papers={"identity_card": Paper.IN_ORDER}, circumstances=circumstances)
        files = AgencyFiles(orders=self.orders, mandates=self.mandates)
        said = {"order_id": order_id, "found": found}
        return submit_for(files, it.cases, it.items, it.calendars, it.desk, **said, command=command)

    def hear(self):
        """Tell the orders of every case that was registered, as the bus does: twice."""
        for fact in [each for each in self.intake.cases.facts if isinstance(each, CaseRegistered)] * 2:
            said = {"case_id": fact.case_id, "number": fact.number, "at": fact.registered_at}
            note_submitted(self.orders, self.calendars, fact.order_id, **said)

    def with_papers(self, by=WORKER):
        """An order with papers under a mandate, ready to be submitted; asked for by the resident."""
        order = self.request(a_command(RESIDENT))
        name_agent(self.orders, order.id, agent_id=WORKER.id, grid_code=GRID, command=a_command(HEAD_OF_ALL))
        self.book(a_command(by), order.id)
        self.visit(a_command(by, at=LATER), order.id)
        mandate = self.grant(a_command(by, at=LATER), order.id)
        self.receive(a_command(by, at=LATER), order.id, mandate.id)
        return order.id

    def submitted(self):
        id = self.with_papers()
        case = self.submit(a_command(WORKER, at=LATER), id)
        self.hear()
        return id, case


HEAD_OF_ALL = a_caller("H0002", "station_head", STREET)


@pytest.fixture
def office():
    return Office()


class TestRequesting:
    @pytest.mark.parametrize(
        ("by", "area", "agent"),
        [(RESIDENT, STREET, None), (CLERK, STREET, None), (WORKER, GRID, WORKER.id), (HEAD, STREET, None)],
    )
    def test_it_lies_where_it_is_known_to_lie_and_a_worker_answers_for_his_own(self, office, by, area, agent):
        order = office.request(a_command(by))
        assert (order.area, order.agent_id, order.state) == (area, agent, S.REQUESTED)

    def test_the_same_wish_twice_is_one_order(self, office):
        command = a_command(CLERK)

        assert office.request(command).id == office.request(command).id
        assert [type(each) for each in office.orders.facts] == [facts.AgencyRequested]
        with pytest.raises(Conflict):
            office.request(replace(command, digest="others"))

    def test_nobody_is_named_in_what_is_kept_or_told(self, office):
        order = office.request(a_command(CLERK))
        told = repr(to_document(office.orders.get(order.id))) + repr(office.orders.facts)

        for secret in ("欧阳文", "13800005678"):
            assert secret not in told
        assert order.principal.phone_label == "138****5678"

    @pytest.mark.parametrize(
        ("by", "but", "refusal"),
        [
            (CLERK, {"item": "JZ-009"}, Conflict),
            (CLERK, {"item": "XX-001"}, NotFound),
            (RESIDENT, {"item": "JZ-005"}, NotFound),
            (CLERK, {"person": Person(name="欧阳文")}, Invalid),
            (CLERK, {"place": Place(longitude=10.0, latitude=10.0)}, Invalid),
            (WORKER, {"grid_code": "340102998001J002"}, NotAllowed),
        ],
        ids=["must come", "unknown", "off the menu", "nobody knows", "elsewhere", "other grid"],
    )
    def test_it_is_refused_and_nothing_is_kept(self, office, by, but, refusal):
        with pytest.raises(refusal):
            office.request(a_command(by), **but)
        assert office.orders.by_id == {}


class TestTheRoster:
    ROSTERS = (
        Roster(area=STREET, agents=("W0007",), source="B:DB"),
        Roster(area=COMMUNITY, agents=("W0001", "W0005"), source="B:DB"),
    )

    @pytest.fixture
    def office(self):
        return Office(table=FakeHalls(agency_rules(rosters=self.ROSTERS)))

    def test_it_finds_the_agent_of_the_community_and_he_is_told(self, office):
        order = office.request(a_command(CLERK), grid_code=GRID)

        assert order.agent_id in {"W0001", "W0005"}
        told = [type(fact) for fact in office.orders.facts]
        assert told == [facts.AgencyRequested, facts.AgentNamed]
        assert order.history[-1].note == order.agent_id

    def test_its_agents_take_turns(self, office):
        found = {office.request(a_command(CLERK), grid_code=GRID).agent_id for _ in range(20)}

        assert found == {"W0001", "W0005"}

    def test_where_only_the_street_is_known_its_own_agent_answers(self, office):
        assert office.request(a_command(RESIDENT)).agent_id == "W0007"

    def test_a_worker_who_asks_for_a_resident_answers_himself(self, office):
        order = office.request(a_command(STRANGER))

        assert (order.agent_id, len(office.orders.facts)) == (STRANGER.id, 1)

    def test_without_a_roster_nobody_does_yet(self):
        office = Office()

        assert office.request(a_command(CLERK), grid_code=GRID).agent_id is None

    def test_it_is_still_one_order_however_often_it_is_asked_for(self, office):
        command = a_command(CLERK)

        assert office.request(command, grid_code=GRID) == office.request(command, grid_code=GRID)
        assert len(office.orders.facts) == 2

    @pytest.mark.parametrize(
        "rosters",
        [
            lambda: (Roster(area="", agents=("W0001",), source="P"),),
            lambda: (Roster(area=STREET, agents=(), source="P"),),
            lambda: (Roster(area=STREET, agents=("W0001",), source="P"),) * 2,
        ],
        ids=["no area", "nobody", "twice"],
    )
    def test_a_roster_that_makes_no_sense_is_refused(self, rosters):
        with pytest.raises(Invalid):
            agency_rules(rosters=rosters())


class TestTwoDoorsAtOnce:
    def book(self, office, order, start, end, *, by=WORKER, command=None):
        window = {"day": date(2026, 11, 24), "start": start, "end": end}
        return book_visit(
            office.orders, office.calendars, order.id, **window, command=command or a_command(by)
        )

    @pytest.fixture
    def orders(self, office):
        first, second = (an_order_in(S.REQUESTED, agent_id=WORKER.id) for _ in range(2))
        for order in (first, second):
            office.orders.save(order)
        self.book(office, first, time(9), time(10))
        return first, second

    @pytest.mark.parametrize(
        ("start", "end"), [(time(9), time(10)), (time(9, 59), time(11)), (time(8), time(12))]
    )
    def test_nobody_agrees_to_be_at_two_doors(self, office, orders, start, end):
        before = office.orders.get(orders[1].id)

        with pytest.raises(Conflict, match="其他上门"):
            self.book(office, orders[1], start, end)
        assert office.orders.get(orders[1].id) == before

    @pytest.mark.parametrize(("start", "end"), [(time(10), time(11)), (time(8), time(9))])
    def test_one_after_the_other_is_well(self, office, orders, start, end):
        assert self.book(office, orders[1], start, end).state is S.BOOKED

    def test_who_moves_a_visit_is_not_in_his_own_way(self, office, orders):
        assert self.book(office, orders[0], time(9, 30), time(10, 30)).visit.start == time(9, 30)

    def test_another_agent_is_elsewhere(self, office, orders):
        other = an_order_in(S.REQUESTED, agent_id=PARTNER.id)
        office.orders.save(other)

        assert self.book(office, other, time(9), time(10), by=PARTNER).state is S.BOOKED
        with pytest.raises(Conflict, match="其他上门"):
            name_agent(office.orders, other.id, agent_id=WORKER.id, grid_code=GRID, command=a_command(HEAD))

    def test_a_visit_that_was_made_is_in_nobodys_way(self, office, orders):
        office.visit(a_command(WORKER), orders[0].id)

        assert self.book(office, orders[1], time(9), time(10)).state is S.BOOKED


class TestTheWay:
    def test_from_the_request_to_the_word_of_the_resident_every_step_twice(self, office):
        id, case = office.submitted()
        it = office.intake.cases.get(case.id)
        it.state = A.TO_DELIVER
        it.note(LATER, "办结", by="L0001")
        office.intake.cases.by_id[case.id] = it
        back = a_hand_over(Step.RETURNED, BOOKLET)
        steps = [
            (collect_result, (office.orders, office.mandates, office.intake.cases, id), WORKER, {}),
            (hand_over_result, (office.orders, id), WORKER, {}),
            (
                hand_on_materials,
                (office.orders, id),
                WORKER,
                {"hand_over": back},
            ),
            (confirm_delivery, (office.orders, office.calendars, id), RESIDENT, {}),
        ]
        for step, what, by, said in steps:
            command = a_command(by, at=LATER)
            first = step(*what, **said, command=command)
            assert step(*what, **said, command=command).version == first.version

        order = office.orders.get(id)
        assert (order.state, order.case_id, order.case_number) == (S.CONFIRMED, case.id, case.number)
        assert order.custody.is_whole
        assert order.clocks.running == ()

    @pytest.mark.parametrize(
        ("state", "step"),
        [
            (S.SUBMITTED, lambda o, id, c: suspend_agency(o.orders, id, reason="等待证明", command=c)),
            (S.SUSPENDED, lambda o, id, c: resume_agency(o.orders, id, command=c)),
            (
                S.REQUESTED,
                lambda o, id, c: terminate_agency(o.orders, o.calendars, id, reason="不办了", command=c),
            ),
            (S.REQUESTED, lambda o, id, c: o.book(c, id)),
            (S.BOOKED, lambda o, id, c: o.visit(c, id, VisitOutcome.NOT_HOME)),
            (
                S.REQUESTED,
                lambda o, id, c: name_agent(o.orders, id, agent_id="W2", grid_code=GRID, command=c),
            ),
        ],
        ids=["suspend", "resume", "terminate", "book", "not home", "name"],
    )
    def test_a_step_wished_twice_is_done_once(self, office, state, step):
        order = an_order_in(state)
        office.orders.save(order)
        command = a_command(WORKER)

        first = step(office, order.id, command)
        told = len(office.orders.facts)

        assert step(office, order.id, command).version == first.version
        assert len(office.orders.facts) == told

    @pytest.mark.parametrize("by", [OTHER, STRANGER])
    def test_nobody_else_touches_it_or_sees_it(self, office, by):
        order = an_order_in(S.REQUESTED)
        office.orders.save(order)
        with pytest.raises(NotFound):
            get_order(office.orders, order.id, by=by)
        with pytest.raises(NotFound):
            terminate_agency(office.orders, office.calendars, order.id, reason="x", command=a_command(by))

    @pytest.mark.parametrize("by", [RESIDENT, CLERK, WORKER, PARTNER, HEAD, a_caller("op", "operator")])
    def test_its_resident_and_who_works_there_see_it(self, office, by):
        order = an_order_in(S.REQUESTED)
        office.orders.save(order)
        assert get_order(office.orders, order.id, by=by) == order

    def test_an_agent_is_named_by_who_answers_for_the_area(self, office):
        order = an_order_in(S.BOOKED, principal=an_order_in(S.REQUESTED).principal)
        office.orders.save(order)
        with pytest.raises(NotAllowed):
            name_agent(
                office.orders,
                order.id,
                agent_id="W9",
                grid_code=GRID,
                command=a_command(replace(WORKER, areas=frozenset())),
            )


class TestMandates:
    def test_it_is_for_the_agent_of_the_order_and_witnesses_are_sealed(self, office):
        order = office.request(a_command(WORKER))
        command = a_command(WORKER)

        mandate = office.grant(command, order.id)

        assert office.grant(command, order.id) == mandate
        assert (mandate.agent_id, mandate.items) == (WORKER.id, ("JZ-003",))
        assert "王见证" not in repr(to_document(mandate)) + repr(office.mandates.facts)

    @pytest.mark.parametrize(
        ("by", "but", "refusal"),
        [
            (WORKER, {"witnesses": ("王见证",)}, Invalid),
            (WORKER, {"witnesses": ("王见证", "王 见证")}, Invalid),
            (WORKER, {"witnesses": ("王见证", "张代办")}, Invalid),
            (WORKER, {"witnesses": ("王见证", WORKER.id)}, Invalid),
            (WORKER, {"agent_name": ""}, Invalid),
            (WORKER, {"items": ("XX-001",)}, NotFound),
            (STRANGER, {}, NotFound),
        ],
    )
    def test_it_is_refused(self, office, by, but, refusal):
        order = office.request(a_command(WORKER))
        with pytest.raises(refusal):
            office.grant(a_command(by), order.id, **but)
        assert office.mandates.by_id == {}

    def test_none_is_signed_before_there_is_an_agent(self, office):
        order = office.request(a_command(CLERK))
        with pytest.raises(Conflict, match="代办员"):
            office.grant(a_command(CLERK), order.id)

    def test_once_it_is_revoked_nothing_more_is_done_with_it(self, office):
        id = office.with_papers()
        [mandate_id] = office.mandates.by_id
        command = a_command(RESIDENT)
        for _ in range(2):
            revoke_mandate(office.mandates, office.orders, mandate_id, command=command)

        with pytest.raises(Conflict, match="撤销"):
            office.submit(a_command(WORKER, at=LATER), id)
        assert office.intake.cases.by_id == {}
        with pytest.raises(NotFound):
            revoke_mandate(office.mandates, office.orders, mandate_id, command=a_command(OTHER))


class TestReadingAMandate:
    @pytest.fixture
    def mandate(self, office):
        office.with_papers()
        [mandate] = office.mandates.by_id.values()
        return mandate

    @pytest.mark.parametrize("by", [RESIDENT, WORKER, PARTNER, CLERK, REVIEWER])
    def test_its_resident_and_who_works_there_read_it(self, office, mandate, by):
        assert get_mandate(office.mandates, office.orders, mandate.id, by=by) == mandate

    @pytest.mark.parametrize("by", [OTHER, STRANGER])
    def test_to_others_there_is_none(self, office, mandate, by):
        with pytest.raises(NotFound):
            get_mandate(office.mandates, office.orders, mandate.id, by=by)


class TestSubmitting:
    def test_the_case_is_the_residents_and_says_who_acts_and_who_is_told(self, office):
        id, case = office.submitted()
        applicant, seal = case.applicant, office.intake.seal

        assert (applicant.id, applicant.name_label) == ("R0001", "欧阳*")
        assert seal.open(applicant.name, about=f"applicant.name/{case.id}") == "欧阳文"
        assert (applicant.agency.order_id, applicant.agency.agents) == (id, (WORKER.id,))
        assert applicant.notify_targets == ("R0001", WORKER.id)
        assert case.presented.by is ApplicantKind.AGENT
        assert "mandate" in case.presented.papers

    def test_an_order_has_one_application_whoever_submits_it(self, office):
        id = office.with_papers()
        command = a_command(WORKER, at=LATER)
        first = office.submit(command, id)

        assert office.submit(command, id).id == first.id
        assert office.submit(a_command(PARTNER, at=LATER), id).id == first.id
        office.hear()
        assert office.submit(a_command(PARTNER, at=LATER), id).id == first.id
        assert len(office.intake.cases.by_id) == 1
        assert [type(each) for each in office.orders.facts].count(facts.AgencySubmitted) == 1

    def test_its_clocks_wait_for_the_window_even_if_a_clerk_is_the_agent(self, office):
        order = office.request(a_command(CLERK))
        office.book(a_command(CLERK), order.id)
        office.visit(a_command(CLERK, at=LATER), order.id)
        mandate = office.grant(a_command(CLERK, at=LATER), order.id)
        office.receive(a_command(CLERK, at=LATER), order.id, mandate.id)

        case = office.submit(a_command(CLERK, at=LATER), order.id)

        assert {clock.kind for clock in case.clocks} & {"legal", "promised"} == set()

    @pytest.mark.parametrize("state", [S.REQUESTED, S.BOOKED, S.VISITED])
    def test_nothing_is_submitted_before_papers_are_there(self, office, state):
        order = an_order_in(state)
        office.orders.save(order)
        with pytest.raises(Conflict):
            office.submit(a_command(WORKER), order.id)
        assert office.intake.cases.by_id == {}

    def test_an_item_for_which_one_must_come_by_now_is_not_submitted(self, office):
        id = office.with_papers()
        office.intake.items.by_id.clear()
        office.intake.items.save(a_published_item(guide=PRESENT_GUIDE))

        with pytest.raises(Conflict, match="须本人办理"):
            office.submit(a_command(WORKER, at=LATER), id)

    def test_who_acts_for_the_resident_neither_decides_nor_asks_him(self, office):
        _, case = office.submitted()
        assert case.answers_for(WORKER)
        assert not case.answers_for(REVIEWER)

    def test_a_case_that_no_agent_asked_for_is_nobodys_order(self, office):
        note_submitted(office.orders, office.calendars, None, case_id="c1", number="N1", at=MONDAY)
        assert office.orders.facts == []

    def test_the_part_for_which_one_must_come_is_refused_at_each_door(self, office):
        office.intake.items.save(a_published_item("JZ-010", guide=a_guide(**FOR_A_RESET)))
        with pytest.raises(Conflict, match="密码重置"):
            office.request(a_command(CLERK), item="JZ-010", circumstances=("reset",))
        with pytest.raises(Invalid, match="办理情形"):
            office.request(a_command(CLERK), item="JZ-010")
        assert office.request(a_command(CLERK), item="JZ-010", circumstances=("activate",)).item == "JZ-010"

        id = office.with_papers()
        office.intake.items.by_id.clear()
        office.intake.items.save(a_published_item(guide=a_guide(**FOR_A_RESET)))
        with pytest.raises(Conflict, match="密码重置"):
            office.submit(a_command(WORKER, at=LATER), id, circumstances=("reset",))
        assert office.submit(a_command(WORKER, at=LATER), id, circumstances=("activate",))

    def test_an_item_that_no_agent_may_do_is_neither_taken_on_nor_submitted(self, office):
        id = office.with_papers()
        office.intake.items.by_id.clear()
        office.intake.items.save(a_published_item(guide=a_guide(agent_allowed=False)))

        for wish in (lambda: office.request(a_command(CLERK)), lambda: office.submit(a_command(WORKER), id)):
            with pytest.raises(Conflict, match="不能代办"):
                wish()

    @pytest.mark.parametrize(
        "state", [each for each in A if each not in {A.TO_DELIVER, A.DELIVERED, A.RATED}]
    )
    def test_there_is_no_result_to_collect_before_it_lies_ready(self, office, state):
        id, case = office.submitted()
        office.intake.cases.by_id[case.id].state = state
        with pytest.raises(Conflict, match="尚未备好"):
            self.collect(office, id)

    def test_what_is_withheld_for_promised_materials_is_not_collected_either(self, office):
        id, case = office.submitted()
        kept = office.intake.cases.by_id[case.id]
        kept.state = A.TO_DELIVER
        assert self.collect(office, id).state is S.RESULT_COLLECTED

        id, case = office.submitted()
        kept = office.intake.cases.by_id[case.id]
        kept.state, kept.tolerance = A.TO_DELIVER, an_application_in(A.GRANTED_TOLERANTLY).tolerance
        with pytest.raises(Conflict, match="暂不发放"):
            self.collect(office, id)

    def collect(self, office, id):
        return collect_result(
            office.orders, office.mandates, office.intake.cases, id, command=a_command(WORKER, at=LATER)
        )


class TestLists:
    def test_one_sees_his_own_or_those_of_his_area(self, office):
        order = an_order_in(S.BOOKED)
        office.orders.save(order)

        def seen(by, area=None):
            found, _ = list_orders(office.orders, area=area, cursor="", caller=by)
            return [each.id for each in found]

        assert seen(RESIDENT) == seen(WORKER) == [order.id]
        assert seen(OTHER) == seen(PARTNER) == []
        assert seen(PARTNER, GRID) == seen(HEAD, COMMUNITY) == seen(CLERK, STREET) == [order.id]
        with pytest.raises(NotAllowed):
            seen(STRANGER, GRID)

    def test_page_by_page(self, office):
        for n in range(45):
            office.orders.save(an_order_in(S.REQUESTED, requested_at=MONDAY + timedelta(minutes=n)))
        ids, cursor, pages = [], "", 0
        while cursor is not None:
            found, cursor = list_orders(office.orders, area=GRID, cursor=cursor, caller=WORKER)
            ids += [each.id for each in found]
            pages += 1

        assert (len(set(ids)), len(ids), pages) == (45, 45, 3)


def test_the_timer_of_the_cases_rings_for_orders_too_and_each_mark_once(office):
    office.orders.save(an_order_in(S.REQUESTED))
    office.orders.facts.clear()
    while ring_clocks(office.orders, office.calendars, now=local("2026-11-30 10:00")):
        pass

    told = [(type(each), each.clock) for each in office.orders.facts]
    assert told.count((facts.AgencyClockOverdue, "visit")) == 1
    assert told.count((facts.AgencyClockOverdue, "contact")) == 1


def test_a_quiet_item_is_never_named(office):
    office.intake.items.save(a_published_item("JZ-011", guide=a_guide(discretion=Discretion.DISCREET)))
    office.request(a_command(CLERK), item="JZ-011")

    assert {each.subject for each in office.orders.facts} == {"代办事项"}


def test_an_original_must_be_back_before_it_is_over(office):
    order = an_order_in(S.SUBMITTED)
    office.orders.save(order)
    with pytest.raises(Conflict, match="原件"):
        terminate_agency(
            office.orders, office.calendars, order.id, reason="不办了", command=a_command(RESIDENT)
        )
    give_back(order)
    office.orders.by_id[order.id] = order
    order.saved()

    office.end(a_command(RESIDENT), order.id)
    assert office.orders.get(order.id).state is S.TERMINATED
