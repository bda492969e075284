"""What a sealed field gives away, and to whom."""

import base64

import pytest

from ops.keys import make_keys
from shared.plumbing.sealing import BrokenSeal, Sealer, read_sealer

PHONE = "13800000000"


def a_sealer(*names, lookup=b"l" * 32):
    return Sealer({name: name.encode().ljust(32, b".") for name in names or ("k1",)}, lookup)


def test_what_is_sealed_can_be_opened_and_not_be_read():
    sealed = a_sealer().seal("张三 " + PHONE, about="applicant.phone")

    assert PHONE not in sealed
    assert a_sealer().open(sealed, about="applicant.phone") == "张三 " + PHONE


def test_the_same_text_is_never_sealed_the_same():
    assert a_sealer().seal(PHONE, about="a") != a_sealer().seal(PHONE, about="a")


def test_a_sealed_text_moved_to_another_field_does_not_open():
    sealed = a_sealer().seal(PHONE, about="applicant.phone")

    with pytest.raises(BrokenSeal):
        a_sealer().open(sealed, about="worker.phone")


@pytest.mark.parametrize("index", [3, 20, -2])
def test_a_changed_text_does_not_open(index):
    sealed = a_sealer().seal(PHONE, about="a")
    raw = bytearray(base64.urlsafe_b64decode(sealed.removeprefix("k1.")))
    raw[index] ^= 1

    with pytest.raises(BrokenSeal):
        a_sealer().open("k1." + base64.urlsafe_b64encode(raw).decode(), about="a")


@pytest.mark.parametrize("text", ["", "k1.", "k1.AAAA", "k9.AAAA", PHONE, "k1.é"])
def test_what_was_never_sealed_does_not_open(text):
    with pytest.raises(BrokenSeal):
        a_sealer().open(text, about="a")


def test_an_old_key_still_opens_and_the_newest_seals():
    old = a_sealer("k1").seal(PHONE, about="a")
    rotated = a_sealer("k1", "k2")

    assert rotated.open(old, about="a") == PHONE
    assert rotated.seal(PHONE, about="a").startswith("k2.")


def test_a_fingerprint_outlives_a_new_key_and_differs_by_purpose_and_installation():
    fingerprint = a_sealer("k1").fingerprint(PHONE, "phone")

    assert a_sealer("k1", "k2").fingerprint(PHONE, "phone") == fingerprint
    assert a_sealer("k1").fingerprint(PHONE, "identity") != fingerprint
    assert a_sealer("k1", lookup=b"m" * 32).fingerprint(PHONE, "phone") != fingerprint


def test_a_made_key_file_seals(tmp_path):
    make_keys(tmp_path)
    sealer = read_sealer(tmp_path / "sealing.key")

    assert sealer.open(sealer.seal(PHONE, about="a"), about="a") == PHONE


@pytest.mark.parametrize(
    "lines",
    [
        "",
        "k1:" + base64.b64encode(b"x" * 32).decode(),
        "lookup:" + base64.b64encode(b"x" * 32).decode(),
        "k1:" + base64.b64encode(b"x" * 16).decode(),
        "k1:not base64",
    ],
)
def test_an_unfit_key_file_stops_the_service(tmp_path, lines):
    (tmp_path / "sealing.key").write_text(lines)

    with pytest.raises(ValueError):  # noqa: PT011 - base64 words it its own way
        read_sealer(tmp_path / "sealing.key")


def test_what_an_older_key_sealed_is_fresh_no_more():
    sealed = a_sealer("k1").seal(PHONE, about="a")

    assert a_sealer("k1").fresh(sealed)
    assert not a_sealer("k1", "k2").fresh(sealed)
