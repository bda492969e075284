"""Who and what gets through a door."""

from dataclasses import dataclass

import pytest
from marshmallow import Schema, fields, validate
from nameko.containers import ServiceContainer
from nameko.exceptions import RemoteError
from nameko.standalone.rpc import ServiceRpcProxy

from ops.tokens import issue
from shared.kernel.command import Caller, Command
from shared.kernel.errors import Invalid, NotAllowed, NotFound, NotSignedIn
from shared.plumbing.client import Client, TimedRpcProxy
from shared.plumbing.door import Nothing, Page, command, doors_of, query
from tests.shared.running import running

pytestmark = pytest.mark.broker


class PlaceForm(Schema):
    street = fields.String()


class ReportForm(Schema):
    text = fields.String(required=True)
    title = fields.String(validate=validate.Length(max=5))
    essay = fields.String(validate=validate.Length(max=20_000))
    place = fields.Nested(PlaceForm)
    tags = fields.List(fields.String())
    extra = fields.Dict()
    level = fields.Integer()


class CaseView(Schema):
    id = fields.String()
    at = fields.AwareDateTime()


@dataclass
class Case:
    id: str
    at: object = None
    secret: str = "never shown"


class Rpc:
    """Doors of the test."""

    asked = ()

    @command(ReportForm, CaseView, allow=("clerk", "worker"))
    def report(self, command, **wish):
        """Report that something is wrong."""
        type(self).asked = (*self.asked, (command, wish))
        return Case(id="c1", at=command.at)

    @query(None, CaseView, allow=("clerk",))
    def get(self, caller):
        type(self).asked = (*self.asked, (caller, {}))
        return Case(id="c1")

    @query(None, Page(CaseView), allow=("clerk",))
    def find(self, caller):
        return {"items": [Case(id="c1"), Case(id="c2")], "next": "c2"}

    @command(None, None, allow=("clerk",))
    def close(self, command):
        return None

    @query(None, CaseView, allow=("clerk",))
    def lose(self, caller):
        raise NotFound("there is no case c9")


class Office(Rpc):
    name = "office"


@pytest.fixture(scope="module")
def token(keys):
    return lambda *roles: issue(keys / "token_private.pem", subject="P1", roles=roles, areas=["340102998"])


@pytest.fixture(scope="module")
def config(amqp_uri, keys):
    return {"AMQP_URI": amqp_uri, "AUTH_PUBLIC_KEY": str(keys / "token_public.pem")}


@pytest.fixture(scope="module")
def anybody(config):
    with running(Office, config):
        client = Client(config["AMQP_URI"], "")
        yield client
        client.close()


@pytest.fixture
def clerk(anybody, token):
    Office.asked = ()
    return anybody.acting_for(token("clerk")).office


@pytest.fixture
def stock(clerk, config, token):
    """How a stock nameko program comes to the door."""
    context = {"auth_token": token("clerk")}
    with ServiceRpcProxy("office", config, context_data=context, timeout=3) as proxy:
        yield proxy


def a_wish(**but):
    return {"command_id": "command-1", "text": "the lamp is dark"} | but


def refused_fields(door, **words):
    with pytest.raises(Invalid) as refusal:
        door(**words)
    assert Office.asked == ()
    return refusal.value.fields


def test_a_command_tells_who_wishes_what_and_when(clerk):
    shown = clerk.report(**a_wish(place={"street": "Long Street"}))

    [(heard, wish)] = Office.asked
    assert isinstance(heard, Command)
    assert heard.id == "command-1"
    assert heard.by == Caller(id="P1", roles=frozenset({"clerk"}), areas=frozenset({"340102998"}))
    assert wish == {"text": "the lamp is dark", "place": {"street": "Long Street"}}
    assert shown == {"id": "c1", "at": heard.at.isoformat()}


def test_a_query_tells_who_asks(clerk):
    clerk.get()

    [(caller, _)] = Office.asked
    assert caller.id == "P1"


def test_the_view_decides_what_is_shown(clerk):
    assert "secret" not in clerk.get()


def test_a_list_comes_as_a_page(clerk):
    assert clerk.find() == {"items": [{"id": "c1", "at": None}, {"id": "c2", "at": None}], "next": "c2"}


def test_a_door_without_a_view_answers_with_nothing(clerk):
    assert clerk.close(command_id="command-1") == {}


def test_a_refusal_comes_through_as_it_was_meant(clerk):
    with pytest.raises(NotFound, match="there is no case c9"):
        clerk.lose()


def test_the_same_wish_has_the_same_digest_and_any_other_another(clerk, anybody, keys):
    somebody_else = anybody.acting_for(issue(keys / "token_private.pem", subject="P2", roles=["clerk"]))
    clerk.report(**a_wish())
    clerk.report(**a_wish())
    clerk.report(**a_wish(text="the lamp is bright"))
    somebody_else.office.report(**a_wish())

    first, again, other_words, other_caller = [heard.digest for heard, _ in Office.asked]
    assert first == again
    assert len({first, other_words, other_caller}) == 3


@pytest.mark.parametrize("bad", [None, "", "x.y.z", "nonsense"])
def test_who_has_no_good_token_stays_outside(anybody, bad):
    with pytest.raises(NotSignedIn):
        anybody.acting_for(bad).office.get()


def test_a_caller_of_another_role_stays_outside(anybody, token):
    for role in ("resident", "worker"):
        with pytest.raises(NotAllowed):
            anybody.acting_for(token(role)).office.get()


def test_who_may_not_enter_is_not_told_what_is_wrong_with_his_words(anybody, token):
    with pytest.raises(NotAllowed):
        anybody.acting_for(token("resident")).office.report(nonsense=True)


@pytest.mark.parametrize(
    "id", [None, "", "short", "x" * 65, "has a space", "new\nline", 12345678, ["command-1"]]
)
def test_a_command_without_a_good_id_is_refused(clerk, id):
    assert set(refused_fields(clerk.report, **a_wish(command_id=id))) == {"command_id"}


def test_a_query_takes_no_command_id(clerk):
    assert set(refused_fields(clerk.get, command_id="command-1")) == {"command_id"}


def test_words_are_named_never_counted(stock):
    assert stock.get()["id"] == "c1"
    with pytest.raises(RemoteError, match="Invalid say every word by its name"):
        stock.get("c1")


def test_half_a_character_is_refused(stock):
    with pytest.raises(RemoteError, match="Invalid"):
        stock.report(**a_wish(text="half \ud83d"))

    assert Office.asked == ()


@pytest.mark.parametrize(
    ("but", "field"),
    [
        ({"unknown": 1}, "unknown"),
        ({"text": None}, "text"),
        ({"text": 7}, "text"),
        ({"text": "x" * 10_001}, "text"),
        ({"text": "x" * 900_000}, "text"),
        ({"title": "longer"}, "title"),
        ({"essay": "x" * 20_001}, "essay"),
        ({"place": {"street": "x" * 10_001}}, "place"),
        ({"place": {"town": "x"}}, "place"),
        ({"tags": ["fine", "x" * 10_001]}, "tags"),
        ({"tags": ["x"] * 10_001}, "tags"),
        ({"extra": {"k" * 10_001: 1}}, "extra"),
        ({"extra": {"a": "nul\0"}}, "extra"),
        ({"extra": {"a": 2**63}}, "extra"),
        ({"extra": {"a": float("nan")}}, "extra"),
        ({"extra": {"a": float("inf")}}, "extra"),
        ({"extra": {"a": {"__type__": "bytes", "__value__": "eA=="}}}, "extra"),
        ({"level": 10**400}, "level"),
        ({"text": "bell\a"}, "text"),
        ({"text": "\x1b[31mred"}, "text"),
        ({"text": "carriage\rreturn"}, "text"),
        ({"text": "next\x85line"}, "text"),
        ({"tags": ["del\x7f"]}, "tags"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_what_no_form_should_let_in_is_refused_by_name(clerk, but, field):
    assert set(refused_fields(clerk.report, **a_wish(**but))) == {field}


def test_depth_is_bounded(clerk):
    deep = {"a": 1}
    for _ in range(10):
        deep = {"a": deep}

    assert set(refused_fields(clerk.report, **a_wish(extra=deep))) == {"extra"}


def test_a_name_that_no_field_could_have_is_not_repeated(clerk):
    assert refused_fields(clerk.report, **a_wish(**{"a b\0": 1})) == {}


def test_tabs_and_new_lines_are_clean_and_a_field_may_allow_a_longer_text(clerk):
    clerk.report(**a_wish(text="one\n\ttwo", essay="x" * 20_000, extra={"a": [None, 1.5, True]}))

    [(_, wish)] = Office.asked
    assert wish["text"] == "one\n\ttwo"
    assert len(wish["essay"]) == 20_000


@pytest.mark.parametrize("allow", [(), ("emperor",), ("clerk", "emperor")])
def test_a_door_for_nobody_or_for_strangers_cannot_be_built(allow):
    with pytest.raises(ValueError, match="open to some of"):
        query(None, CaseView, allow=allow)(lambda self, caller: None)


def test_in_a_stock_container_no_door_opens(config):
    with pytest.raises(TypeError, match="our container"):
        ServiceContainer(Office, config).start()


def test_a_service_asks_another_with_the_token_of_its_own_caller(clerk, config, anybody, token):
    class Lobby:
        name = "lobby"
        office = TimedRpcProxy("office")

        @query(None, CaseView, allow=("clerk", "worker"))
        def get(self, caller):
            return Case(id=self.office.get()["id"])

    with running(Lobby, config):
        assert anybody.acting_for(token("clerk")).lobby.get()["id"] == "c1"
        with pytest.raises(NotAllowed):
            anybody.acting_for(token("worker")).lobby.get()

    [(caller, _)] = Office.asked
    assert caller.id == "P1"


def test_doors_can_be_read_for_the_documentation():
    doors = {door.method: door for door in doors_of(Office)}

    assert set(doors) == {"report", "get", "find", "close", "lose"}
    assert doors["report"].service == "office"
    assert doors["report"].kind == "command"
    assert doors["report"].form is ReportForm
    assert doors["report"].allow == ("clerk", "worker")
    assert doors["report"].says == "Report that something is wrong."
    assert doors["get"].kind == "query"
    assert doors["get"].form is Nothing
    assert doors["find"].view is Page(CaseView)
