"""What an operator may do with dead letters."""

import pytest

from ops import dead as command
from shared.events.intake import CaseSigned
from shared.kernel.errors import Conflict, NotFound
from shared.plumbing.bus import listens
from shared.plumbing.dead import count_dead, list_dead, replay
from tests.eventually import eventually
from tests.house import a_name, signed

pytestmark = pytest.mark.broker


class Mended(list):
    """A behaviour that refuses everything until somebody mends the cause."""

    is_mended = False

    def __call__(self, event):
        if not self.is_mended:
            raise Conflict("no post is filled")
        self.append(event.case_id)


@pytest.fixture
def behaviour():
    return Mended()


@pytest.fixture
def queue(house, behaviour):
    """A listener whose queue has three dead letters."""

    class Ear:
        name = a_name()

        @listens(CaseSigned)
        def on_case_signed(self, event):
            behaviour(event)

    house.run(Ear)
    queue = f"{Ear.name}.on.intake.case_signed"
    for number in (1, 2, 3):
        house.post(signed(1, f"case-{number}"))
        eventually(lambda count=number: count_dead(house.uri, queue) == count)
    return queue


def test_looking_at_dead_letters_tells_what_and_why_and_leaves_them_there(house, queue):
    letters = list_dead(house.uri, queue, limit=2)

    assert [letter.subject for letter in letters] == ["case/case-1", "case/case-2"]
    assert letters[0].id == "intake.case_signed:case-1:1"
    assert letters[0].tries == 1
    assert "no post is filled" in letters[0].error
    eventually(lambda: count_dead(house.uri, queue) == 3)


def test_what_is_replayed_after_mending_is_heard(house, queue, behaviour):
    behaviour.is_mended = True

    assert replay(house.uri, queue) == 3

    eventually(lambda: sorted(behaviour) == ["case-1", "case-2", "case-3"])
    assert count_dead(house.uri, queue) == 0


def test_a_few_may_be_tried_first(house, queue, behaviour):
    behaviour.is_mended = True

    assert replay(house.uri, queue, limit=1) == 1

    eventually(lambda: behaviour == ["case-1"])
    assert count_dead(house.uri, queue) == 2


def test_replaying_too_early_ends_and_loses_nothing(house, queue):
    assert replay(house.uri, queue) == 3

    eventually(lambda: count_dead(house.uri, queue) == 3)
    letters = list_dead(house.uri, queue)
    assert [(letter.replayed, letter.tries) for letter in letters] == [(True, 1)] * 3


def test_an_unreadable_letter_is_shown_as_such(house, queue):
    house.put(queue, b"{", content_type="application/json")
    eventually(lambda: count_dead(house.uri, queue) == 4)

    last = list_dead(house.uri, queue)[-1]

    assert (last.type, last.error) == ("unreadable", "rejected")


def test_a_queue_that_nobody_has_is_not_found(house):
    for look in (count_dead, list_dead, replay):
        with pytest.raises(NotFound, match="no listener"):
            look(house.uri, "nobody.on.intake.case_signed")


def test_the_command_shows_and_replays(house, queue, behaviour, capsys):
    behaviour.is_mended = True

    assert command.main(["--amqp", house.uri, "show", queue]) == 0
    assert command.main(["--amqp", house.uri, "replay", f"{queue}.dead", "--limit", "2"]) == 0
    assert command.main(["--amqp", house.uri, "show", "nobody.on.intake.x"]) == 1

    told = capsys.readouterr()
    assert "case/case-3" in told.out
    assert "3 of 3 shown" in told.out
    assert "Conflict: no post is filled" in told.out
    assert "replayed: 2; dead now: 1" in told.out
    assert "there is no listener" in told.err


def test_the_command_says_what_the_brokers_own_reasons_mean(house, queue, capsys):
    house.put(queue, b"{", content_type="application/json")
    eventually(lambda: any(letter.type == "unreadable" for letter in list_dead(house.uri, queue)))

    command.main(["--amqp", house.uri, "show", queue])

    assert (
        "unreadable  (tries: 0)\n    put here by the broker: it is not even JSON" in capsys.readouterr().out
    )


def test_the_command_says_when_no_broker_answers(monkeypatch, tmp_path, capsys):
    assert command.main(["--amqp", "amqp://nobody:nothing@127.0.0.1:1/", "list"]) == 1
    assert "the broker cannot be asked: " in capsys.readouterr().err

    monkeypatch.delenv("AMQP_URI", raising=False)
    monkeypatch.setattr("demo.installation.ENV_FILE", tmp_path / "env")
    with pytest.raises(SystemExit, match="make run"):
        command.main(["list"])
