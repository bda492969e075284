"""Service cards: at most one is good, it follows the posts, and everybody may ask what it is worth."""

from base64 import b64decode, b64encode
from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO

import pytest
from marshmallow import ValidationError
from PIL import Image

from services.grid.domain.service_cards.card_rules import CardRules
from services.grid.domain.service_cards.service_card import Bearer, Seat, ServiceCard, Standing, Why
from services.grid.schemas.service_cards.service_card import IssueCardForm, VerifiedView, show_verified
from services.grid.store.service_cards.card_rules import DeliveredCardRules
from services.grid.store.service_cards.service_cards import MongoServiceCards
from services.grid.usecases.service_cards.find_seats import find_seats
from services.grid.usecases.service_cards.issue_service_card import Particulars, issue_service_card
from services.grid.usecases.service_cards.issue_service_cards import issue_service_cards
from services.grid.usecases.service_cards.ports import CardDesk
from services.grid.usecases.service_cards.print_service_card import print_service_card
from services.grid.usecases.service_cards.reissue_service_card import reissue_service_card
from services.grid.usecases.service_cards.renew_service_cards import renew_service_cards
from services.grid.usecases.service_cards.revoke_service_card import revoke_service_card
from services.grid.usecases.service_cards.verify_card import verify_card
from shared.events.grid_cards import ServiceCardEnded, ServiceCardIssued
from shared.kernel.errors import Conflict, Invalid, NotAllowed, NotFound
from tests.fakes import FakeSealer
from tests.grid.builders import (
    COMMUNITY,
    ELSEWHERE,
    GRID,
    NEXT_GRID,
    NOON,
    a_caller,
    a_command,
    a_shift,
    in_force,
    post_filled,
    roster_published,
    worker_enlisted,
)
from tests.grid.fakes import FakeAtlas, FakeBook, FakeServiceCards, a_rota
from tests.stores import either

YEAR = timedelta(days=365)
MAKE = 0x010F
RULES = CardRules(
    version_no=1,
    effective_from=date(2026, 1, 1),
    office="明光路街道",
    hours="工作日",
    services="政策咨询",
    supervision_phone="0551-00000002",
    valid_days=365,
)
A, B = post_filled("A", "W0001"), post_filled("B", "W0002")
ATLAS = FakeAtlas(in_force(), in_force(NEXT_GRID, title="第2网格"))
IN_GRID, AT_DESK, ON_LEAVE = a_shift("grid"), a_shift("desk"), a_shift("leave")
SEATS = (Seat(area=GRID, post="A", partner_id="W0002"),)
BEARER = Bearer(name="…", staff_no="340102-0001", duty_phone=None, offers_agency=True)

cards = either(FakeServiceCards, MongoServiceCards)


def a_rota_of(*posts, shifts=()):
    duties = [roster_published(worker_id, *own) for worker_id, own in dict(shifts).items()]
    labels = [worker_enlisted("W0001"), worker_enlisted("W0002", "李*")]
    return a_rota(posts=posts or [A, B], duties=duties, workers=labels)


class Office:
    """Where cards are issued."""

    def __init__(self):
        self.cards = FakeServiceCards()
        self.desk = CardDesk(
            cards=self.cards, rules=FakeBook(RULES), sealer=FakeSealer(), page="https://example.org/card/"
        )

    def issue(self, id="issue-0001", rota=None, at=NOON, by=None, **but):
        facts = {
            "worker_id": "W0001",
            "name": "王小明",
            "staff_no": "340102-0001",
            "duty_phone": "0551-60000001",
            "offers_agency": True,
        }
        command = replace(a_command(id, at=at), by=by or a_caller())
        return issue_service_card(
            self.desk, rota or a_rota_of(), particulars=Particulars(**facts | but), command=command
        )

    def renew(self, filled, rota, at=NOON):
        renew_service_cards(self.desk, rota, filled=filled, at=at)

    def code(self, worker_id="W0001"):
        return self.cards.get(worker_id).cards[-1].code

    def verify(self, code=None, rota=None, at=NOON):
        found = verify_card(self.desk, ATLAS, rota or a_rota_of(), code=code or self.code(), at=at)
        return VerifiedView().dump(show_verified(found))

    def print(self, rota=None, **by):
        command = replace(a_command("print-1"), by=a_caller(**by))
        return print_service_card(self.desk, ATLAS, rota or a_rota_of(), worker_id="W0001", command=command)


@pytest.fixture
def office():
    return Office()


def told(office):
    return [(type(fact), fact.why) for fact in office.cards.facts]


class TestIssuing:
    def test_a_card_names_the_posts_and_is_good_for_a_year(self, office):
        for _ in range(2):
            held = office.issue()

        [fact] = office.cards.facts
        assert (fact.serial, fact.areas, fact.why) == (1, (GRID,), "first")
        assert fact.valid_until == NOON + YEAR
        assert held.current.seats == SEATS
        assert len(held.current.code) == 32

    def test_names_and_phones_are_sealed_and_told_to_nobody(self, office):
        office.issue()

        assert "王小明" not in repr(office.cards.get("W0001"))
        assert "0551-60000001" not in repr(office.cards.get("W0001"))
        assert office.code() not in repr(office.cards.facts)

    def test_another_one_ends_the_one_before(self, office):
        first = office.issue().current.code
        office.issue("issue-0002", staff_no="340102-0009")

        assert told(office) == [(ServiceCardIssued, "first"), (ServiceCardIssued, "renewed")]
        assert office.verify(first)["standing"] == "revoked"
        assert office.verify()["face"]["staff_no"] == "340102-0009"

    def test_no_two_codes_are_alike(self, office):
        codes = {office.issue(f"issue-{number:04d}").current.code for number in range(20)}

        assert len(codes) == 20

    def test_a_batch_gives_a_card_to_each_who_holds_a_post_once(self, office):
        ids = ("W0001", "W0900", "W0002")
        rows = [
            Particulars(worker_id=id, name="王小明", staff_no=id, duty_phone=None, offers_agency=False)
            for id in ids
        ]
        for _ in range(2):
            outcomes = issue_service_cards(office.desk, a_rota_of(), rows=rows, command=a_command("batch-01"))

        assert [outcome.ok for outcome in outcomes] == [True, False, True]
        assert [fact.worker_id for fact in office.cards.facts] == ["W0001", "W0002"]

    def test_who_holds_no_post_gets_none(self, office):
        with pytest.raises(Conflict, match="没有岗位"):
            office.issue(worker_id="W0900")

    def test_the_head_of_another_community_issues_none(self, office):
        with pytest.raises(NotAllowed):
            office.issue(by=a_caller(areas=frozenset({ELSEWHERE})))


class TestReissuingAndRevoking:
    def reissue(self, office, why=Why.LOST, **by):
        command = a_command("reissue-1", at=NOON + YEAR, **by)
        return reissue_service_card(office.desk, a_rota_of(), worker_id="W0001", why=why, command=command)

    def revoke(self, office, id="W0001", **by):
        command = replace(a_command("revoke-1"), by=a_caller(**{"id": id, "areas": frozenset()} | by))
        return revoke_service_card(office.cards, worker_id="W0001", why=Why.LOST, command=command)

    def test_a_lost_one_is_good_no_more_at_once_and_the_bearer_may_say_so(self, office):
        office.issue()

        for _ in range(2):
            self.revoke(office)

        assert told(office)[-1] == (ServiceCardEnded, "lost")
        shown = office.verify()
        assert (shown["standing"], shown["face"]) == ("revoked", None)
        assert shown["supervision_phone"] == "0551-00000002"

    def test_nobody_else_may(self, office):
        office.issue()

        with pytest.raises(NotAllowed):
            self.revoke(office, id="W0002", areas=frozenset({NEXT_GRID}))

    def test_none_is_revoked_twice(self, office):
        office.issue()
        self.revoke(office)

        with pytest.raises(Conflict):
            office.cards.get("W0001").revoke(Why.LOST, at=NOON)

    def test_the_next_one_has_the_same_particulars_and_a_year_of_its_own(self, office):
        old = office.issue().current.code
        for _ in range(2):
            held = self.reissue(office)

        assert (held.current.serial, held.current.valid_until) == (2, NOON + 2 * YEAR)
        assert office.verify(old)["standing"] == "revoked"
        assert office.verify(at=NOON + YEAR)["face"]["name"] == "王小明"

    def test_who_never_had_one_gets_none(self, office):
        with pytest.raises(NotFound):
            self.reissue(office)


class TestFollowingThePosts:
    def test_who_leaves_has_no_good_card_from_that_moment(self, office):
        office.issue()
        gone = post_filled("A", None)

        for _ in range(2):
            office.renew(gone, a_rota_of(gone, B))

        assert told(office) == [(ServiceCardIssued, "first"), (ServiceCardEnded, "post_left")]
        assert office.verify()["standing"] == "revoked"

    def test_who_moves_gets_a_new_one_for_the_new_grid(self, office):
        old = office.issue().current.code
        gone, come = post_filled("A", None), post_filled("A", "W0001", area=NEXT_GRID)

        for filled in (come, gone, come):
            office.renew(filled, a_rota_of(gone, B, come))

        assert told(office) == [(ServiceCardIssued, "first"), (ServiceCardIssued, "post_changed")]
        assert office.verify(old)["standing"] == "revoked"
        assert office.verify()["face"]["grids"] == ["第2网格"]

    def test_a_new_partner_makes_a_new_card(self, office):
        office.issue()
        new = post_filled("B", "W0003")

        office.renew(new, a_rota_of(A, new))

        assert office.cards.get("W0001").current.seats[0].partner_id == "W0003"
        assert told(office)[-1] == (ServiceCardIssued, "post_changed")

    def test_what_changes_elsewhere_changes_no_card(self, office):
        office.issue()
        elsewhere = post_filled("A", "W0011", area=NEXT_GRID)

        office.renew(elsewhere, a_rota_of(A, B, elsewhere))
        office.renew(A, a_rota_of())

        assert told(office) == [(ServiceCardIssued, "first")]

    def test_who_has_no_good_card_gets_none_by_himself(self, office):
        office.renew(A, a_rota_of())
        office.issue()
        held = office.cards.get("W0001")
        held.revoke(Why.MISUSED, at=NOON)
        office.cards.save(held)

        office.renew(post_filled("B", "W0003"), a_rota_of(A, post_filled("B", "W0003")))

        assert told(office) == [(ServiceCardIssued, "first"), (ServiceCardEnded, "misused")]

    def test_the_seats_of_a_worker_are_all_his_posts(self):
        head = post_filled("head", "W0001", area=COMMUNITY)
        second = post_filled("B", "W0001", area=NEXT_GRID)

        assert find_seats(a_rota_of(A, B, head, second), "W0001") == (
            Seat(area=COMMUNITY, post="head"),
            *SEATS,
            Seat(area=NEXT_GRID, post="B"),
        )


class TestVerifying:
    @pytest.mark.parametrize(
        ("shift", "told"),
        [
            (IN_GRID, (True, True, "0551-60000001", 1)),
            (AT_DESK, (True, False, "0551-60000001", 1)),
            (a_shift("grid", start="13:30"), (False, False, None, 1)),
            (ON_LEAVE, (False, False, None, 0)),
            (a_shift("training"), (False, False, None, 0)),
        ],
        ids=["in the grid", "at the desk", "later today", "on leave", "at a training"],
    )
    def test_it_tells_where_he_is_now_and_the_phone_only_on_duty(self, office, shift, told):
        office.issue()

        face = office.verify(rota=a_rota_of(shifts={"W0001": [shift]}))["face"]

        assert (face["on_duty"], face["in_grid_now"], face["phone"], len(face["today"])) == told

    def test_the_partner_is_named_with_his_phone_only_while_he_is_on_duty(self, office):
        office.issue()
        assert office.verify()["face"]["partners"] == [{"name": "李*", "phone": None}]

        office.issue("issue-0002", worker_id="W0002", name="李建国", duty_phone="0551-60000002")

        off = office.verify()["face"]["partners"]
        on = office.verify(rota=a_rota_of(shifts={"W0002": [AT_DESK]}))["face"]["partners"]
        assert (off, on) == (
            [{"name": "李建国", "phone": None}],
            [{"name": "李建国", "phone": "0551-60000002"}],
        )

    def test_it_expires_with_its_last_moment(self, office):
        office.issue()

        assert office.verify(at=NOON + YEAR - timedelta(seconds=1))["standing"] == "valid"
        shown = office.verify(at=NOON + YEAR)
        assert (shown["standing"], shown["face"]) == ("expired", None)

    def test_an_invented_code_is_not_found(self, office):
        office.issue()

        with pytest.raises(NotFound, match="没有这张服务名片"):
            office.verify("0" * 32)


def a_photo(size=(900, 600), form="JPEG"):
    drawn, exif = BytesIO(), Image.Exif()
    exif[MAKE] = "Hidden Camera Works"
    Image.new("RGB", size, "red").save(drawn, form, exif=exif)
    return b64encode(drawn.getvalue()).decode()


class TestThePhoto:
    def loaded(self, photo):
        words = {"worker_id": "W0001", "name": "王小明", "staff_no": "1", "photo": photo}
        return IssueCardForm().load(words)["particulars"].photo

    def test_it_is_drawn_small_and_without_what_the_camera_wrote(self):
        photo = b64decode(self.loaded(a_photo()))

        with Image.open(BytesIO(photo)) as drawn:
            assert (drawn.format, drawn.size, dict(drawn.getexif())) == ("JPEG", (300, 200), {})
        assert b"Hidden" not in photo

    @pytest.mark.parametrize("photo", ["no base64!", "AAAA", a_photo(form="PNG")], ids=len)
    def test_what_is_no_photo_is_refused(self, photo):
        with pytest.raises(ValidationError):
            self.loaded(photo)

    def test_it_is_sealed_shown_on_the_page_and_drawn_on_the_paper(self, office):
        photo = self.loaded(a_photo())
        office.issue(photo=photo)

        assert photo not in repr(office.cards.get("W0001"))
        assert office.cards.get("W0001").bearer.photo != photo
        assert office.verify()["face"]["photo"] == photo
        paper = office.print()
        assert (paper.picture, "照片" in dict(paper.facts)) == (b64decode(photo), False)

    def test_without_one_there_is_a_place_to_stick_it(self, office):
        office.issue()

        assert (office.print().picture, "照片" in dict(office.print().facts)) == (None, True)


class TestPrinting:
    def test_everything_stands_on_it_but_no_star(self, office):
        office.issue("issue-0002", worker_id="W0002", name="李建国", duty_phone="0551-60000002")
        office.issue()

        paper = office.print()

        facts = dict(paper.facts)
        assert (facts["姓名"], facts["工号"], facts["网格"]) == ("王小明", "340102-0001", "第1网格")
        assert (facts["服务电话"], facts["AB岗搭档"]) == ("0551-60000001", "李建国 0551-60000002")
        assert (facts["代办服务"], facts["监督电话"]) == ("提供", "0551-00000002")
        assert facts["有效期"] == "2026年11月23日至2027年11月23日"
        assert paper.code == f"https://example.org/card/{office.code()}"
        assert not any("星" in words for words in paper.words)

    def test_printed_again_it_is_the_same_paper_whoever_is_on_duty(self, office):
        office.issue()

        assert office.print() == office.print(rota=a_rota_of(shifts={"W0001": [IN_GRID]}), id="W0001")

    def test_one_that_is_good_no_more_is_not_printed(self, office):
        office.issue()
        held = office.cards.get("W0001")
        held.revoke(Why.LOST, at=NOON)
        office.cards.save(held)

        with pytest.raises(Conflict):
            office.print(id="W0001")

    def test_nobody_prints_that_of_another_area(self, office):
        office.issue()

        with pytest.raises(NotAllowed):
            office.print(areas=frozenset({ELSEWHERE}))


@pytest.mark.parametrize("but", [{"valid_days": 0}, {"office": ""}, {"supervision_phone": ""}])
def test_rules_that_make_no_card_are_refused(but):
    with pytest.raises(Invalid):
        replace(RULES, **but)


def test_the_delivered_rules_can_be_read():
    rules = DeliveredCardRules(None)
    rules.prepare()

    assert rules.in_force(NOON).valid_days == 365


def a_held_card(worker_id="W0001", *codes, seats=SEATS):
    held = ServiceCard(id=worker_id, bearer=BEARER)
    for code in codes:
        held.issue(code, seats=seats, valid_for=YEAR, why=Why.FIRST, at=NOON)
    return held


def test_a_card_is_found_by_every_code_it_ever_had(cards):
    cards.save(a_held_card("W0001", "old", "new"))
    cards.save(a_held_card("W0002", "other"))

    found = cards.with_code("old")
    assert (found.id, found.card("old").standing(NOON), found.card("new").standing(NOON)) == (
        "W0001",
        Standing.REVOKED,
        Standing.VALID,
    )
    assert found.bearer == BEARER
    assert cards.with_code("invented") is None


def test_those_around_a_post_are_found(cards):
    other = (Seat(area=NEXT_GRID, post="A"),)
    cards.save(a_held_card("W0001", "1"))
    cards.save(a_held_card("W0011", "2", seats=other))
    left = a_held_card("W0012", "3")
    left.revoke(Why.POST_LEFT, at=NOON)
    cards.save(left)

    assert cards.concerned(GRID, ()) == ["W0001"]
    assert cards.concerned(GRID, ["W0012", "W0900"]) == ["W0001", "W0012"]
