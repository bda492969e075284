"""Who gets in with which token."""

import base64
import json
import time

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key

from ops.keys import make_keys
from ops.tokens import issue
from shared.kernel.errors import NotSignedIn
from shared.plumbing.access import Gatekeeper, key_id, read_keys, verify
from tests.eventually import eventually


@pytest.fixture(scope="module")
def private(keys):
    return load_pem_private_key((keys / "token_private.pem").read_bytes(), None)


@pytest.fixture(scope="module")
def trusted(keys):
    return read_keys(keys / "token_public.pem")


def claims(**but):
    told = {
        "iss": "yimen",
        "aud": "yimen",
        "sub": "W0001",
        "exp": time.time() + 60,
        "roles": ["worker"],
        "areas": ["340102998"],
    }
    return {key: value for key, value in (told | but).items() if value is not None}


def signed(private, told, **header):
    return jwt.encode(told, private, "EdDSA", headers={"kid": key_id(private.public_key()), **header})


def part(value):
    return base64.urlsafe_b64encode(json.dumps(value).encode()).rstrip(b"=").decode()


def test_a_good_token_tells_who_asks_and_where(keys, trusted):
    token = issue(
        keys / "token_private.pem", subject="W0001", roles=["worker", "clerk"], areas=["340102998001"]
    )

    caller = verify(token, trusted)

    assert caller.id == "W0001"
    assert caller.roles == {"worker", "clerk"}
    assert caller.covers("340102998001J001")
    assert not caller.covers("340102998")


@pytest.mark.parametrize(
    "but",
    [
        {"exp": time.time() - 31},
        {"exp": None},
        {"iss": "elsewhere"},
        {"iss": None},
        {"aud": "elsewhere"},
        {"aud": None},
        {"sub": None},
        {"sub": ""},
        {"sub": "two\nlines"},
        {"nbf": time.time() + 3600},
        {"roles": None},
        {"roles": []},
        {"roles": "worker"},
        {"roles": ["worker", "emperor"]},
        {"areas": [""]},
        {"areas": "340102998"},
        {"areas": ["340102998 "]},
        {"areas": [["340102998"]]},
    ],
    ids=str,
)
def test_a_token_that_says_something_wrong_is_refused(private, trusted, but):
    with pytest.raises(NotSignedIn):
        verify(signed(private, claims(**but)), trusted)


def test_clocks_may_differ_a_little(private, trusted):
    assert verify(signed(private, claims(exp=time.time() - 10)), trusted).id == "W0001"


def test_a_token_signed_by_a_stranger_is_refused(private, trusted):
    stranger = Ed25519PrivateKey.generate()

    with pytest.raises(NotSignedIn):
        verify(signed(stranger, claims()), trusted)
    with pytest.raises(NotSignedIn):
        verify(signed(stranger, claims(), kid=key_id(private.public_key())), trusted)


def test_a_token_changed_after_signing_is_refused(private, trusted):
    head, _, signature = signed(private, claims()).split(".")

    with pytest.raises(NotSignedIn):
        verify(f"{head}.{part(claims(roles=['leader']))}.{signature}", trusted)


def test_another_algorithm_is_refused(keys, private, trusted):
    kid = {"kid": key_id(private.public_key())}
    public_as_secret = (keys / "token_public.pem").read_bytes().replace(b"-----", b"")
    unsigned = f"{part({'alg': 'none', **kid})}.{part(claims())}."

    with pytest.raises(NotSignedIn):
        verify(jwt.encode(claims(), public_as_secret, "HS256", headers=kid), trusted)
    with pytest.raises(NotSignedIn):
        verify(unsigned, trusted)


@pytest.mark.parametrize("token", [None, "", "x", "x.y.z", 7, ["x"], {"a": 1}, "é" * 20, "[" * 4000 + ".a.b"])
def test_what_is_no_token_is_refused(trusted, token):
    with pytest.raises(NotSignedIn):
        verify(token, trusted)


@pytest.mark.parametrize("kid", [None, ["x"], "unknown"])
def test_a_token_names_the_key_it_was_signed_with(private, trusted, kid):
    head = part({"alg": "EdDSA", "kid": kid})
    _, body, signature = signed(private, claims()).split(".")

    with pytest.raises(NotSignedIn):
        verify(f"{head}.{body}.{signature}", trusted)


def test_a_token_of_more_than_four_kilobytes_is_refused_unread(private, trusted):
    with pytest.raises(NotSignedIn, match="过长"):
        verify(signed(private, claims(areas=["3" * 30] * 200)), trusted)


def test_a_refusal_does_not_repeat_what_the_token_says(private, trusted):
    with pytest.raises(NotSignedIn) as refusal:
        verify(signed(private, claims(aud="my-secret-place")), trusted)

    assert "my-secret-place" not in str(refusal.value)
    assert refusal.value.__cause__ is None


def test_two_keys_are_trusted_while_one_replaces_the_other(tmp_path, keys):
    make_keys(tmp_path)
    both = tmp_path / "both.pem"
    both.write_bytes((keys / "token_public.pem").read_bytes() + (tmp_path / "token_public.pem").read_bytes())
    tokens = [
        issue(folder / "token_private.pem", subject="s", roles=["service"]) for folder in (keys, tmp_path)
    ]

    assert [verify(token, read_keys(both)).id for token in tokens] == ["s", "s"]
    with pytest.raises(NotSignedIn):
        verify(tokens[1], read_keys(keys / "token_public.pem"))


def test_a_key_file_with_anything_else_stops_the_service(keys, tmp_path):
    with pytest.raises(ValueError, match="Ed25519"):
        read_keys(keys / "token_private.pem")


def test_a_remembered_token_expires_all_the_same(private, trusted):
    gatekeeper = Gatekeeper(trusted)
    token = signed(private, claims(exp=int(time.time()) - 28))
    assert gatekeeper.caller_of(token) is gatekeeper.caller_of(token)

    def refused():
        try:
            return not gatekeeper.caller_of(token)
        except NotSignedIn:
            return True

    assert eventually(refused, seconds=5)


def test_no_role_outside_the_closed_list_is_ever_signed(keys):
    with pytest.raises(ValueError, match="emperor"):
        issue(keys / "token_private.pem", subject="x", roles=["emperor"])


def test_secrets_are_readable_by_their_owner_only_and_made_once(tmp_path):
    make_keys(tmp_path)
    first = {path.name: path.read_bytes() for path in tmp_path.iterdir()}

    make_keys(tmp_path)

    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == first
    assert set(first) == {"token_private.pem", "token_public.pem", "sealing.key"}
    assert {path.stat().st_mode & 0o777 for path in tmp_path.iterdir()} == {0o600}
