"""A photograph goes through the doors in parts and comes back without its place."""

from base64 import b64decode, b64encode

import pytest

from shared.kernel.errors import Invalid, NotAllowed, NotFound
from tests.intake.attachments.pictures import CAMERA, a_picture_with_traces, checksum
from tests.intake.counter import a_wish
from tests.intake.test_intake_doors import ISSUE

pytestmark = [pytest.mark.broker, pytest.mark.database]

PICTURE = a_picture_with_traces()
CLAIM = {
    "name": "路灯.jpg",
    "content_type": "image/jpeg",
    "size": len(PICTURE),
    "checksum": checksum(PICTURE),
    "purpose": "report",
}


@pytest.fixture
def case_id(shared_counter):
    return shared_counter.does("resident", "report_issue", **ISSUE)["case_id"]


@pytest.fixture
def upload_id(shared_counter, case_id):
    return shared_counter.does("resident", "begin_upload", case_id=case_id, **CLAIM)["upload_id"]


def part(content):
    return {"part_no": 1, "content": b64encode(content).decode()}


def test_it_is_sent_kept_and_read(shared_counter, case_id, upload_id):
    wish = a_wish()
    for _ in range(2):
        shared_counter.asks("resident", "put_part", upload_id=upload_id, **part(PICTURE), command_id=wish)
    kept = shared_counter.does("resident", "finish_upload", upload_id=upload_id)

    assert (kept["name"], kept["attachment_id"]) == ("路灯.jpg", upload_id)
    assert shared_counter.asks("clerk", "list_attachments", case_id=case_id)["items"] == [kept]
    piece = shared_counter.asks("clerk", "read_attachment", case_id=case_id, attachment_id=upload_id)
    content = b64decode(piece["content"])
    assert (checksum(content), piece["parts"]) == (kept["checksum"], 1)
    assert CAMERA.encode() not in content
    fact = shared_counter.hears(case_id, "attachment_added")
    assert set(fact) == {
        "case_id",
        "attachment_id",
        "content_type",
        "size",
        "purpose",
        "added_by",
        "added_at",
    }


def test_a_part_as_large_as_it_may_be_goes_through(shared_counter, case_id):
    large = PICTURE + b"\x00" * (600_000 - len(PICTURE))
    claim = CLAIM | {"size": len(large), "checksum": checksum(large)}
    upload = shared_counter.does("resident", "begin_upload", case_id=case_id, **claim)
    size = upload["part_size"]

    for no, content in ((1, large[:size]), (2, large[size:])):
        words = part(content) | {"part_no": no}
        shared_counter.does("resident", "put_part", upload_id=upload["upload_id"], **words)

    assert shared_counter.does("resident", "finish_upload", upload_id=upload["upload_id"])["size"] < 600_000


@pytest.mark.parametrize("content", ["!!!!", "AAA", "QUJD", "A" * 800_000], ids=lambda text: text[:8])
def test_a_part_that_is_none_is_refused(shared_counter, upload_id, content):
    before = shared_counter.remembers()
    with pytest.raises(Invalid):
        shared_counter.does("resident", "put_part", upload_id=upload_id, part_no=1, content=content)
    assert shared_counter.remembers() == before


def test_a_neighbour_neither_adds_nor_looks_nor_goes_on(shared_counter, case_id, upload_id):
    before = shared_counter.remembers()
    for door, words in (
        ("begin_upload", {"case_id": case_id, **CLAIM}),
        ("put_part", {"upload_id": upload_id, **part(PICTURE)}),
        ("finish_upload", {"upload_id": upload_id}),
    ):
        with pytest.raises(NotAllowed):
            shared_counter.does("neighbour", door, **words)
    with pytest.raises(NotAllowed):
        shared_counter.asks("neighbour", "list_attachments", case_id=case_id)
    assert shared_counter.remembers() == before


def test_there_is_no_such_upload(shared_counter):
    with pytest.raises(NotFound):
        shared_counter.does("resident", "finish_upload", upload_id="0" * 32)
