import json
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from nameko.standalone.events import get_event_exchange

from demo import case, load
from demo.columns import padded, width
from demo.excuses import NothingRuns
from demo.installation import read_installation
from demo.messages import MESSAGES
from demo.telling import OUTCOMES, REASONS, TELLINGS, told
from demo.tracked import STATES, tracked_table
from demo.watch import DidNotHappen, Watch
from ops.services import ROOT
from services.grid.domain.assignments.choice import Reason
from services.intake.domain.issues.states import WORDS
from services.intake.domain.issues.verdict import Outcome
from shared.events import PUBLISHERS
from shared.events.intake import CaseAccepted, CaseClosed, CaseSigned
from shared.plumbing.codec import unwrap, wrap
from shared.plumbing.publisher import ConfirmedPublisher
from shared.plumbing.trail import Trail

SAMPLES = sorted((Path(__file__).parents[1] / "contracts" / "samples").glob("*.json"))
NOON = datetime(2026, 11, 23, 4, tzinfo=UTC)


@pytest.fixture
def nothing_set(monkeypatch, tmp_path):
    """A machine on which nothing was ever started."""
    for variable in ("AMQP_URI", "TOKEN_CLERK", "TOKEN_OPERATOR", "TOKEN_LEADER"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setattr("demo.installation.ENV_FILE", tmp_path / "env")
    monkeypatch.setattr("sys.argv", ["demo"])
    return tmp_path / "env"


@pytest.mark.parametrize("program", [case, load])
def test_where_nothing_runs_a_program_says_so_in_a_sentence(nothing_set, program):
    with pytest.raises(SystemExit, match="make run"):
        program.main()


@pytest.mark.parametrize("program", [case, load])
def test_so_it_does_where_the_broker_is_gone(nothing_set, monkeypatch, program):
    monkeypatch.setenv("AMQP_URI", "amqp://nobody:nothing@127.0.0.1:1/")
    monkeypatch.setenv("TOKEN_OPERATOR", "x")

    with pytest.raises(SystemExit, match="make run"):
        program.main()


def test_the_environment_overrules_what_make_run_wrote(nothing_set, monkeypatch):
    nothing_set.write_text("# ours\nexport AMQP_URI='amqp://a'\nTOKEN_CLERK=b==\n\n=\n", encoding="utf-8")
    monkeypatch.setenv("TOKEN_LEADER", "mine")

    settings = read_installation()
    assert settings["AMQP_URI"] == "amqp://a"
    assert settings["TOKEN_CLERK"] == "b=="
    assert settings["TOKEN_LEADER"] == "mine"
    monkeypatch.setenv("AMQP_URI", "amqp://c")
    assert read_installation()["AMQP_URI"] == "amqp://c"


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_every_event_is_told_in_one_line_in_local_time(sample):
    event = unwrap(json.loads(sample.read_text(encoding="utf-8")))

    line = told(event, NOON)
    assert line.startswith("12:00:00.000  ")
    assert "\n" not in line
    assert TELLINGS.get(type(event), (event.name,))[0] in line


def test_a_case_is_told_with_the_working_days_it_may_take():
    friday = datetime(2026, 11, 27, 16, tzinfo=UTC)  # 24:00 in Shanghai
    [sample] = [path for path in SAMPLES if path.stem == CaseAccepted.name]
    known = unwrap(json.loads(sample.read_text(encoding="utf-8")))
    event = type(known)(**{**vars(known), "accepted_at": NOON, "promised_due": friday, "legal_due": None})

    assert "11-27 (4 个工作日 working days)" in told(event, NOON)


def test_every_reason_and_outcome_and_state_has_words():
    assert REASONS.keys() == {reason.value for reason in Reason}
    assert OUTCOMES.keys() == {outcome.value for outcome in Outcome}
    assert {state.value: words for state, words in WORDS.items()} == STATES


def test_every_message_has_words():
    assert MESSAGES.keys() >= {folder.name for folder in (ROOT / "services/notify/templates").iterdir()}


def test_columns_count_a_chinese_character_twice():
    assert width("受理 accepted") == 13
    assert width(padded("受理", 10)) == width(padded("accepted", 10)) == 10
    assert padded("accepted", 3) == "accepted"


def test_a_tracked_case_is_shown_with_its_clocks_and_history():
    table = tracked_table(
        {
            "number": "340102998202611232000017",
            "subject": "楼道灯不亮",
            "state": "CLOSED",
            "handler": None,
            "clocks": [
                {"kind": "promised", "last_day": "2026-11-30", "light": "green", "provisional": True},
                {"kind": "supply", "last_day": None, "light": "blue", "provisional": False},
            ],
            "history": [{"at": NOON.isoformat(), "action": "登记"}],
        }
    )

    assert re.search(r"已结案 CLOSED$", table, re.MULTILINE)
    assert re.search(
        r"承诺 promised +绿灯 green +至 until 2026-11-30，暂定 provisional$", table, re.MULTILINE
    )
    assert re.search(r"supply +blue +至 until -$", table, re.MULTILINE)
    assert re.search(r"11-23 12:00:00  登记$", table, re.MULTILINE)


@pytest.fixture
def say(amqp_uri):
    """Announce a fact as its publisher does, on exchanges that are there."""
    publisher = ConfirmedPublisher(amqp_uri)
    publisher.declare(*(get_event_exchange(service, {}) for service in PUBLISHERS))

    def announce(event):
        envelope = wrap(event, about_id=event.case_id, sequence=1, at=NOON, trail=Trail())
        kind = event.name.partition(".")[2]
        publisher.publish(envelope, exchange="intake.events", routing_key=kind)

    yield announce
    publisher.close()


def signed(case_id):
    return CaseSigned(case_id=case_id, worker_id="W0001", on_behalf_of=None, signed_at=NOON)


@pytest.fixture
def heard():
    return []


@pytest.fixture
def watch(amqp_uri, say, heard):
    watch = Watch({"AMQP_URI": amqp_uri}, heard.append)
    yield watch
    watch.close()


@pytest.mark.broker
def test_a_watch_tells_of_its_case_only_and_also_what_came_before_its_id_was_known(watch, say, heard):
    say(signed("ours"))
    say(signed("another"))
    say(signed("ours"))  # whatever is announced may be announced twice
    watch.follow("ours")
    say(CaseClosed(case_id="ours", outcome="solved", closed_at=NOON))

    assert watch.wait_for(CaseClosed).outcome == "solved"
    assert [each.event for each in heard] == [
        signed("ours"),
        CaseClosed(case_id="ours", outcome="solved", closed_at=NOON),
    ]
    assert watch.wait_for(CaseSigned, worker_id="W0001") == signed("ours")


@pytest.mark.broker
def test_what_does_not_happen_in_time_is_said_with_where_to_look(watch, say, heard):
    watch.follow("ours")
    say(signed("ours"))

    with pytest.raises(
        DidNotHappen, match=r"intake\.case_signed did not happen within 0\.2 s.* log of intake"
    ):
        watch.wait_for(CaseSigned, seconds=0.2, worker_id="W0002")
    assert len(heard) == 1


@pytest.mark.broker
def test_on_a_broker_where_no_service_ever_ran_nothing_runs(amqp_uri, monkeypatch, heard):
    monkeypatch.setattr("demo.watch.PUBLISHERS", ("nobody_of_that_name",))

    with pytest.raises(NothingRuns):
        Watch({"AMQP_URI": amqp_uri}, heard.append)
