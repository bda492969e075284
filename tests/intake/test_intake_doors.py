"""What people get at the doors of intake: the whole way of a case, and every way to be refused."""

import math
from datetime import date

import pytest

from ops.keys import PRIVATE, make_keys
from ops.tokens import issue
from services.intake.domain.cases.case_number import case_number
from shared.events.grid import CaseAssigned
from shared.kernel import clock
from shared.kernel.errors import Conflict, Invalid, NotAllowed, NotFound, NotSignedIn
from tests.eventually import eventually
from tests.intake.builders import COMMUNITY, GRID, STREET
from tests.intake.counter import PEOPLE, a_counter, a_wish

pytestmark = [pytest.mark.broker, pytest.mark.database]

OF_AN_ISSUE = (
    "outcome",
    "result",
    "contacted_at",
    "extension",
    "suspension",
    "urges",
    "closed_at",
    "rating_round",
    "redress",
)
DONE = {"outcome": "solved", "result": "已修好", "photos": ["photo-1"]}
NOT_CONTENT = {"solved": "no", "satisfied": "no", "satisfaction": 1, "reason": "nothing_done"}
ISSUE = {
    "topic": "MS-04",
    "subject": "路灯不亮",
    "words": "三号楼下的路灯坏了两天",
    "channel": "window",
    "place": {"address": "长江路1号3幢201室", "longitude": 117.2, "latitude": 31.8},
    "name": "欧阳文",
    "phone": "13800005678",
}
APPLICATION = {
    "item": "JZ-003",
    "words": "申请临时救助",
    "channel": "window",
    "place": {"household_id": "H00000001"},
    "name": "欧阳文",
}


@pytest.fixture(scope="module")
def counter(amqp_uri, mongo, tmp_path_factory):
    with a_counter(amqp_uri, mongo, tmp_path_factory.mktemp("keys")) as counter:
        yield counter


def assigned(case, worker_id="W0001"):
    return CaseAssigned(
        case_id=case["case_id"],
        number=case["number"],
        subject=case["subject"],
        grid_code=GRID,
        grid_version=1,
        community_code=COMMUNITY,
        post="A",
        worker_id=worker_id,
        worker_label="张*",
        on_behalf_of=None,
        reason="post_a_on_duty",
        assigned_at=clock.now(),
    )


@pytest.fixture
def reported(counter):
    return counter.does("resident", "report_issue", **ISSUE)


@pytest.fixture
def given(counter, reported):
    """An issue that shows its worker."""
    counter.says(assigned(reported), reported["case_id"])
    counter.hears(reported["case_id"], "handler_named")
    return reported["case_id"]


@pytest.fixture
def signed(counter, given):
    counter.does("worker", "sign_case", case_id=given)
    return given


@pytest.fixture
def resolved(counter, signed):
    counter.done("worker", signed)
    return signed


def kinds_of(shown):
    return sorted(each["kind"] for each in shown["clocks"] if each["stopped_at"] is None)


class TestTheWayOfAnIssue:
    def test_the_receipt_has_number_code_and_last_days(self, reported):
        assert reported["number"].startswith(STREET)
        assert (len(reported["query_code"]), reported["state"]) == (6, "TRIAGED")
        clocks = {each["kind"]: (each["amount"], each["unit"]) for each in reported["clocks"]}
        assert clocks == {"legal": (10, "working_day"), "promised": (5, "working_day")}
        assert all(each["last_day"] and each["light"] == "green" for each in reported["clocks"])
        assert reported["policy_version"] == "MS-04@1+1"

    @pytest.mark.parametrize(("who", "told"), [("resident", ["R0001"]), ("clerk", []), ("worker", [])])
    def test_the_receipt_says_who_will_be_told(self, counter, who, told):
        assert counter.does(who, "report_issue", **ISSUE)["notify_targets"] == told

    def test_nobody_is_shown_whole(self, counter, reported):
        whole = ("欧阳文", "13800005678", "201室")

        known = {"id": "R0001", "name": "欧阳*", "phone": "138****5678", "agency": None}
        known |= {"wants_reply": True, "secrecy_requested": False}
        assert reported["applicant"] == known
        told = eventually(lambda: len(told := counter.told_of(reported["case_id"])) >= 2 and told)
        assert not [word for word in whole if word in repr(reported) + repr(told)]

    def test_nor_in_the_database(self, counter, reported):
        document = counter.database["cases"].find_one({"_id": reported["case_id"]})

        assert "欧阳文" not in repr(document)
        assert "13800005678" not in repr(document)
        assert reported["query_code"] not in document["query_code"]

    def test_grid_names_a_worker_and_the_case_shows_him(self, counter, given):
        shown = counter.asks("worker", "get_case", case_id=given)

        assert (shown["state"], shown["handler"]["label"], shown["handler"]["reason"]) == (
            "ASSIGNED",
            "张*",
            "post_a_on_duty",
        )
        assert kinds_of(shown) == ["contact", "legal", "promised", "sign"]

    def test_a_worker_of_another_grid_cannot_sign_it(self, counter, given):
        with pytest.raises(NotAllowed):
            counter.does("stranger", "sign_case", case_id=given)
        assert counter.asks("clerk", "get_case", case_id=given)["state"] == "ASSIGNED"

    def test_the_worker_of_the_other_post_can_and_it_says_for_whom(self, counter, given):
        counter.does("cover", "sign_case", case_id=given)

        fact = counter.hears(given, "case_signed")
        assert (fact["worker_id"], fact["on_behalf_of"]) == ("W0002", "W0001")

    def test_the_worker_says_what_was_done(self, counter, signed):
        shown = counter.done("worker", signed, outcome="explained")

        assert (shown["state"], kinds_of(shown)) == ("RESOLVED", ["callback", "legal", "promised"])
        assert counter.hears(signed, "case_resolved")["outcome"] == "explained"

    def test_he_does_not_ask_the_reporter_himself(self, counter, resolved):
        visit = {"case_id": resolved, "solved": "yes"}
        with pytest.raises(NotAllowed):
            counter.does("worker", "record_return_visit", **visit)
        assert counter.asks("clerk", "get_case", case_id=resolved)["state"] == "RESOLVED"

    def test_nor_does_a_head_who_did_it_in_his_place(self, counter, given):
        counter.does("head of the street", "sign_case", case_id=given)
        counter.done("head of the street", given)

        with pytest.raises(Conflict):
            counter.does("head of the street", "record_return_visit", case_id=given, solved="yes")
        counter.does("head", "record_return_visit", case_id=given, solved="yes")

    def test_what_is_not_done_goes_back_with_three_working_days_every_time(self, counter, resolved):
        for tries in (1, 2):
            shown = counter.does("checker", "record_return_visit", case_id=resolved, **NOT_CONTENT)
            steps = [each for each in shown["clocks"] if each["kind"] == "step"]
            assert (shown["state"], len(steps)) == ("REWORK", tries)
            assert (steps[-1]["amount"], steps[-1]["unit"]) == (3, "working_day")
            counter.does("head", "lead_rework", case_id=resolved, words="我来牵头")
            counter.done("worker", resolved)

    def test_after_two_reworks_in_vain_a_leader_rules(self, counter, resolved):
        visit = {"case_id": resolved, **NOT_CONTENT}
        ruling = {"case_id": resolved, "ruling": "close", "words": "已尽责，向诉求人说明"}
        for _ in (1, 2):
            counter.does("checker", "record_return_visit", **visit)
            with pytest.raises(Conflict):
                counter.does("leader", "rule_on_case", **ruling)
            counter.does("head", "lead_rework", case_id=resolved, words="我来牵头")
            counter.done("worker", resolved)

        shown = counter.does("checker", "record_return_visit", **visit)
        assert (shown["state"], kinds_of(shown)) == ("LEADER_PENDING", ["legal", "promised"])
        for who in ("checker", "head", "reviewer"):
            with pytest.raises(NotAllowed):
                counter.does(who, "rule_on_case", **ruling)
        shown = counter.does("leader", "rule_on_case", **ruling)

        assert (shown["state"], kinds_of(shown)) == ("CLOSED", [])
        assert counter.hears(resolved, "case_closed")["outcome"] == "not_solved"

    def test_only_what_was_checked_is_closed_and_then_no_clock_runs(self, counter, resolved):
        with pytest.raises(Conflict):
            counter.does("duty chief", "close_case", case_id=resolved)
        counter.does("checker", "record_return_visit", case_id=resolved, solved="yes", satisfaction=5)

        shown = counter.does("duty chief", "close_case", case_id=resolved)

        assert (shown["state"], kinds_of(shown)) == ("CLOSED", [])
        assert counter.hears(resolved, "case_closed")["outcome"] == "solved"
        counter.hears(resolved, "rating_invited")
        told = counter.told_of(resolved)
        assert [each["sequence"] for each in told] == list(range(1, len(told) + 1))
        kinds = [each["type"].removeprefix("intake.") for each in told]
        assert [kind for kind in kinds if kind != "merge_proposed"] == [
            "case_registered",
            "case_accepted",
            "handler_named",
            "case_signed",
            "attachment_added",
            "case_resolved",
            "case_checked",
            "case_closed",
            "rating_invited",
        ]

    def test_one_that_somebody_must_judge_can_be_taken_on_or_refused(self, counter):
        one, other = (
            counter.does("resident", "report_issue", **ISSUE | {"topic": "MD-02"}) for _ in range(2)
        )
        assert (one["state"], kinds_of(one)) == ("REGISTERED", ["step"])

        taken = counter.does("clerk", "triage_issue", case_id=one["case_id"])
        refused = counter.does(
            "clerk",
            "reject_issue",
            case_id=other["case_id"],
            reason="in_legal_procedure",
            advice="请等待法院判决",
        )

        assert (taken["state"], refused["state"]) == ("TRIAGED", "REJECTED")
        assert counter.hears(other["case_id"], "case_refused")["reason"] == "in_legal_procedure"


class TestTheWayOfAnApplication:
    def test_what_is_missing_is_said_all_at_once(self, counter):
        received = counter.does("resident", "submit_application", **APPLICATION)
        assert (received["state"], received["state_label"]) == (1, "已接件")
        assert kinds_of(received) == ["notice"]

        with pytest.raises(Conflict) as refusal:
            counter.does("clerk", "accept_application", case_id=received["case_id"])

        needed = counter.database["items"].find_one({"_id": "JZ-003@1"})["guide"]["materials"]
        always = {
            each["code"]
            for each in needed
            if each["required"] == "always"
            and each["asked_of"] == "everyone"
            and each["source"] == "applicant"
        }
        assert set(refusal.value.fields) == always
        assert len(always) > 1

    @pytest.fixture
    def papers(self, counter):
        materials = counter.database["items"].find_one({"_id": "JZ-003@1"})["guide"]["materials"]
        return {each["code"]: "in_order" for each in materials}

    def test_what_is_complete_at_the_window_is_accepted_at_once(self, counter, papers):
        shown = counter.does("clerk", "submit_application", **APPLICATION, papers=papers)

        assert (shown["state"], shown["papers"]) == (3, papers)
        assert "promised" in kinds_of(shown)

    def test_nobody_decides_on_what_he_accepted_himself(self, counter, papers):
        received = counter.does("resident", "submit_application", **APPLICATION, papers=papers)
        id = received["case_id"]
        counter.does("clerk", "accept_application", case_id=id)
        counter.says(assigned(received), id)
        counter.hears(id, "handler_named")
        counter.does("worker", "sign_case", case_id=id)

        with pytest.raises(Conflict):
            counter.does("clerk", "decide_application", case_id=id, decision="granted")
        with pytest.raises(Invalid) as refusal:
            counter.does("reviewer", "decide_application", case_id=id, decision="declined")
        assert set(refusal.value.fields) == {"reasons", "remedies"}
        decided = counter.does("reviewer", "decide_application", case_id=id, decision="granted")

        assert (decided["state"], kinds_of(decided)) == (11, ["delivery"])
        assert counter.hears(id, "case_decided")["outcome"] == "granted"


class TestAskingTwice:
    def test_the_same_wish_gets_the_same_answer_from_any_replica(self, counter):
        words = ISSUE | {"command_id": a_wish()}

        answers = [counter.asks("clerk", "report_issue", **words) for _ in range(6)]

        assert all(each == answers[0] for each in answers)
        assert counter.database["cases"].count_documents({"_id": answers[0]["case_id"]}) == 1

    def test_the_same_id_for_another_wish_is_refused(self, counter):
        words = ISSUE | {"command_id": a_wish()}
        counter.asks("clerk", "report_issue", **words)
        before = counter.remembers()

        with pytest.raises(Conflict):
            counter.asks("clerk", "report_issue", **words | {"subject": "别的"})
        with pytest.raises(Conflict):
            counter.asks("clerk", "submit_application", **APPLICATION, command_id=words["command_id"])
        assert counter.remembers() == before

    def test_signing_twice_is_signing_once(self, counter, given):
        wish = a_wish()
        first = counter.asks("worker", "sign_case", case_id=given, command_id=wish)

        assert counter.asks("worker", "sign_case", case_id=given, command_id=wish) == first
        told = eventually(lambda: counter.hears(given, "case_signed") and counter.told_of(given))
        assert [each["type"] for each in told].count("intake.case_signed") == 1


class TestLooking:
    @pytest.mark.parametrize("who", ["resident", "worker", "cover", "clerk", "head", "operator"])
    def test_who_asked_for_it_or_works_on_it_sees_it(self, counter, given, who):
        assert counter.asks(who, "get_case", case_id=given)["case_id"] == given

    @pytest.mark.parametrize("who", ["neighbour", "stranger"])
    def test_nobody_else_does(self, counter, given, who):
        with pytest.raises(NotAllowed):
            counter.asks(who, "get_case", case_id=given)

    def test_number_and_code_show_how_it_stands_and_nothing_of_anybody(self, counter, reported, given):
        shown = counter.asks(
            "neighbour", "track_case", number=reported["number"], query_code=reported["query_code"]
        )

        assert set(shown) == {
            "number",
            "kind",
            "state",
            "state_label",
            "subject",
            "registered_at",
            "handler",
            "first_asked",
            "asked",
            "clocks",
            "history",
            *OF_AN_ISSUE,
        }
        assert shown["handler"] == {"label": "张*", "post": "A"}
        assert {key for each in shown["history"] for key in each} == {"at", "action"}

    def test_a_wrong_code_reads_the_same_as_no_such_case(self, counter, reported):
        wrong = f"{(int(reported['query_code']) + 1) % 10**6:06d}"
        nobodys = case_number(street=STREET, day=date(2020, 1, 1), kind="issue", sequence=1)

        with pytest.raises(NotFound) as one:
            counter.asks("resident", "track_case", number=reported["number"], query_code=wrong)
        with pytest.raises(NotFound) as other:
            counter.asks("resident", "track_case", number=nobodys, query_code=wrong)

        assert (one.value.message, one.value.fields) == (other.value.message, other.value.fields)

    def test_whoever_guesses_codes_is_stopped_by_all_replicas_together(self, counter, reported):
        asked = {"number": reported["number"], "query_code": reported["query_code"]}
        wrong = asked | {"query_code": f"{(int(reported['query_code']) + 1) % 10**6:06d}"}
        for _ in range(10):
            with pytest.raises(NotFound):
                counter.asks("neighbour", "track_case", **wrong)

        with pytest.raises(NotAllowed):
            counter.asks("resident", "track_case", **asked)
        assert counter.asks("resident", "get_case", case_id=reported["case_id"])["state"]

    def test_the_menu_has_six_parts_and_the_public_one_is_shorter(self, counter):
        part = {"category": "社会治安"}

        public = {each["code"] for each in counter.asks("resident", "list_items", **part)["items"]}
        staff = {each["code"] for each in counter.asks("clerk", "list_items", **part)["items"]}

        assert staff - public == {"ZA-005"}
        topics = [each["code"] for each in counter.asks("resident", "list_issue_types")["items"]]
        assert ("MS-04" in topics, "TR-01" in topics) == (True, False)


LONG = "好" * 4_000_000  # 12 MB on the wire
CONTROL = "灯\x00坏了"
NOT_A_CASE = "0" * 32
DEEP = {"a": {"a": {"a": {"a": {"a": {"a": {"a": {"a": {"a": 1}}}}}}}}}


def place(**but):
    return {"place": but}


BAD_REPORTS = [
    {"words": LONG},
    {"words": "好" * 2001},
    {"words": CONTROL},
    {"words": ""},
    {"words": None},
    {"words": 7},
    {"words": ["坏了"]},
    {"subject": {"$gt": ""}},
    {"subject": "好" * 81},
    {"subject": "灯\u009f"},
    {"topic": {"$ne": None}},
    {"topic": "MS-04\n"},
    {"topic": "$where"},
    {"channel": "pigeon"},
    {"channel": 1},
    {"urgency": "yesterday"},
    {"place": None},
    {"place": []},
    {"place": "这里"},
    place(nowhere=1),
    place(longitude=117.2),
    place(latitude=31.8),
    place(longitude=116.4, latitude=39.9),
    place(longitude=31.8, latitude=117.2 - 90),
    place(longitude=181, latitude=31.8),
    place(longitude=117.2, latitude=-90.5),
    place(longitude=math.nan, latitude=31.8),
    place(longitude=117.2, latitude=math.inf),
    place(longitude=-math.inf, latitude=31.8),
    place(longitude="NaN", latitude=31.8),
    place(longitude=True, latitude=31.8),
    place(longitude=10**400, latitude=31.8),
    place(longitude=DEEP, latitude=31.8),
    place(address="短"),
    place(address="长" * 121),
    place(household_id="H1; drop"),
    place(household_id="H00000001\n"),
    {"name": ""},
    {"name": "名" * 41},
    {"name": ["欧阳文"]},
    {"phone": "abc"},
    {"phone": "13800005678\n"},
    {"phone": 13800005678},
    {"extra": 1},
    {"command_id": None},
    {"command_id": "short"},
    {"command_id": "a" * 65},
    {"command_id": "has spaces"},
    {"command_id": 12345678},
    {"auth_token": "nice try"},
]
BAD_WORDS = [
    ("clerk", "submit_application", APPLICATION | {"papers": {"identity_card": "perfect"}}, Invalid),
    ("clerk", "submit_application", APPLICATION | {"papers": {"passport": "in_order"}}, Invalid),
    ("resident", "submit_application", APPLICATION | {"papers": {"passport": "in_order"}}, Invalid),
    ("clerk", "submit_application", APPLICATION | {"papers": {"a.b": "in_order"}}, Invalid),
    ("clerk", "submit_application", APPLICATION | {"papers": {"$set": "in_order"}}, Invalid),
    (
        "clerk",
        "submit_application",
        APPLICATION | {"papers": {f"p{n}": "in_order" for n in range(61)}},
        Invalid,
    ),
    ("clerk", "submit_application", APPLICATION | {"papers": ["identity_card"]}, Invalid),
    ("clerk", "submit_application", APPLICATION | {"circumstances": ["x" * 41]}, Invalid),
    ("clerk", "submit_application", APPLICATION | {"circumstances": ["nobody_asked"]}, Invalid),
    ("clerk", "submit_application", APPLICATION | {"by": "dog"}, Invalid),
    ("clerk", "submit_application", APPLICATION | {"item": "JZ-999"}, NotFound),
    ("resident", "submit_application", APPLICATION | {"item": "ZA-005"}, NotFound),
    ("clerk", "submit_application", APPLICATION | {"item": "JZ-003@1"}, NotFound),
    ("clerk", "submit_application", APPLICATION | {"name": None}, Invalid),
    ("clerk", "report_issue", ISSUE | {"topic": "XX-99"}, NotFound),
    ("resident", "report_issue", ISSUE | {"topic": "TR-01"}, NotFound),
    ("clerk", "triage_issue", {"case_id": NOT_A_CASE}, NotFound),
    ("clerk", "triage_issue", {"case_id": "1"}, Invalid),
    ("clerk", "triage_issue", {"case_id": f"{NOT_A_CASE}\n"}, Invalid),
    ("clerk", "triage_issue", {"case_id": {"$ne": None}}, Invalid),
    ("clerk", "triage_issue", {}, Invalid),
    ("duty chief", "close_case", {"case_id": NOT_A_CASE.replace("0", "A")}, Invalid),
    ("worker", "resolve_case", {"case_id": NOT_A_CASE, **DONE | {"outcome": "vanished"}}, Invalid),
    ("worker", "resolve_case", {"case_id": NOT_A_CASE, **DONE | {"result": ""}}, Invalid),
    ("clerk", "reject_issue", {"case_id": NOT_A_CASE, "reason": "lazy", "advice": "再见"}, Invalid),
    *(
        (
            "clerk",
            "record_return_visit",
            {"case_id": NOT_A_CASE, "solved": "yes", "satisfaction": grade},
            Invalid,
        )
        for grade in (0, 6, -1, 3.5, "5", True)
    ),
    ("reviewer", "decide_application", {"case_id": NOT_A_CASE, "decision": "maybe"}, Invalid),
    (
        "operator",
        "publish_calendar_year",
        {"year": 1999, "off": [], "worked": [], "source": "国务院"},
        Invalid,
    ),
    (
        "operator",
        "publish_calendar_year",
        {"year": 2028, "off": ["2028-13-01"], "worked": [], "source": "国务院办公厅"},
        Invalid,
    ),
    (
        "operator",
        "publish_calendar_year",
        {"year": 2028, "off": ["2027-01-01"], "worked": [], "source": "国务院办公厅"},
        Invalid,
    ),
    (
        "clerk",
        "publish_calendar_year",
        {"year": 2028, "off": [], "worked": [], "source": "国务院办公厅"},
        NotAllowed,
    ),
    ("resident", "triage_issue", {"case_id": NOT_A_CASE}, NotAllowed),
    ("resident", "close_case", {"case_id": NOT_A_CASE}, NotAllowed),
    ("clerk", "close_case", {"case_id": NOT_A_CASE}, NotAllowed),
    ("worker", "record_return_visit", {"case_id": NOT_A_CASE, "solved": "yes"}, NotAllowed),
    ("worker", "decide_application", {"case_id": NOT_A_CASE, "decision": "granted"}, NotAllowed),
    ("clerk", "sign_case", {"case_id": NOT_A_CASE}, NotAllowed),
]
BAD_QUESTIONS = [
    ("get_case", {"case_id": NOT_A_CASE}, NotFound),
    ("get_case", {"case_id": None}, Invalid),
    ("track_case", {"number": "3", "query_code": "123456"}, Invalid),
    ("track_case", {"number": "3" * 41, "query_code": "123456"}, Invalid),
    ("track_case", {"number": {"$ne": 1}, "query_code": "123456"}, Invalid),
    ("track_case", {"number": "3" * 24, "query_code": "12345"}, Invalid),
    ("track_case", {"number": "3" * 24, "query_code": "\uff11\uff12\uff13\uff14\uff15\uff16"}, Invalid),
    ("list_items", {"category": "天文"}, Invalid),
    ("list_issue_types", {"all": True}, Invalid),
]


def shown(words):
    return repr(words)[:60]


class TestWordsThatCannotBeRight:
    """Each is refused by a kind of refusal that the caller knows, and nothing is changed."""

    @pytest.mark.parametrize("wrong", BAD_REPORTS, ids=shown)
    def test_a_report_that_makes_no_sense_is_refused(self, counter, wrong):
        before = counter.remembers()

        with pytest.raises(Invalid):
            counter.does("clerk", "report_issue", **ISSUE | wrong)
        assert counter.remembers() == before

    @pytest.mark.parametrize(("who", "door", "words", "refusal"), BAD_WORDS, ids=shown)
    def test_so_is_any_other_wish(self, counter, who, door, words, refusal):
        before = counter.remembers()

        with pytest.raises(refusal):
            counter.does(who, door, **words)
        assert counter.remembers() == before

    @pytest.mark.parametrize(("door", "words", "refusal"), BAD_QUESTIONS, ids=shown)
    def test_and_any_question(self, counter, door, words, refusal):
        with pytest.raises(refusal):
            counter.asks("clerk", door, **words)

    def test_the_refusal_names_the_fields(self, counter):
        with pytest.raises(Invalid) as refusal:
            counter.does(
                "clerk", "report_issue", **ISSUE | {"subject": "", "channel": "pigeon", "phone": "?"}
            )

        assert set(refusal.value.fields) == {"subject", "channel", "phone"}

    def test_intake_is_still_there_afterwards(self, counter):
        assert counter.does("clerk", "report_issue", **ISSUE)["state"] == "TRIAGED"


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory):
    """The private key of another house."""
    folder = tmp_path_factory.mktemp("elsewhere")
    make_keys(folder)
    return folder / PRIVATE


class TestTokens:
    def refused(self, counter, token, why):
        before = counter.remembers()
        with pytest.raises(why):
            counter.with_token(token, "report_issue", **ISSUE, command_id=a_wish())
        assert counter.remembers() == before

    @pytest.mark.parametrize("token", [None, "", "x", "a.b.c", 7, {"sub": "C0001"}], ids=repr)
    def test_without_a_token_nobody_is_let_in(self, counter, token):
        self.refused(counter, token, NotSignedIn)

    def test_one_that_has_run_out_is_none(self, counter):
        self.refused(counter, counter.token("clerk", hours=-1), NotSignedIn)

    def test_one_that_somebody_else_has_signed_is_none(self, counter, elsewhere):
        subject, role, area = PEOPLE["clerk"]
        forged = issue(elsewhere, subject=subject, roles=[role], areas=[area])

        self.refused(counter, forged, NotSignedIn)

    def test_one_that_was_changed_is_none(self, counter):
        head, _, rest = counter.token("resident").partition(".")
        body, _, signature = rest.partition(".")
        other = counter.token("clerk").split(".")[1]

        self.refused(counter, f"{head}.{other}.{signature}", NotSignedIn)
        self.refused(counter, f"{head}.{body}.{signature[:-4]}AAAA", NotSignedIn)

    @pytest.mark.parametrize("role", ["committee", "provider", "operator", "leader"])
    def test_a_good_one_of_the_wrong_role_is_not_enough(self, counter, role):
        token = counter.token("clerk", roles=[role])

        self.refused(counter, token, NotAllowed)

    def test_nor_is_one_of_another_street(self, counter, reported):
        token = counter.token("clerk", areas=["340102999"])
        before = counter.remembers()

        for door in ("triage_issue", "urge_case", "accept_application"):
            with pytest.raises(NotAllowed):
                counter.with_token(token, door, case_id=reported["case_id"], command_id=a_wish())
        assert counter.remembers() == before
