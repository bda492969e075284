"""What comes out of the printer at the doors of intake."""

import base64
import hashlib
from io import BytesIO

import pytest
from pypdf import PdfReader

from shared.kernel.errors import Conflict, NotAllowed
from tests.intake.counter import a_counter

pytestmark = [pytest.mark.broker, pytest.mark.database]

APPLICATION = {
    "item": "JZ-003",
    "words": "申请临时救助",
    "channel": "window",
    "place": {"household_id": "H00000001"},
    "name": "欧阳文",
    "papers": {"identity_card": "in_order"},
}


@pytest.fixture(scope="module")
def counter(amqp_uri, mongo, tmp_path_factory):
    with a_counter(amqp_uri, mongo, tmp_path_factory.mktemp("keys"), replicas=1) as counter:
        yield counter


def text_of(printed):
    pages = PdfReader(BytesIO(base64.b64decode(printed["content"]))).pages
    return "".join(page.extract_text() for page in pages).replace("\n", "")


def test_the_receipt_can_be_read_and_is_the_same_bytes_every_time(counter):
    case = counter.does("clerk", "submit_application", **APPLICATION)

    printed, again = (
        counter.does("clerk", "print_document", case_id=case["case_id"], kind="receipt") for _ in range(2)
    )

    assert printed == again
    assert hashlib.sha256(base64.b64decode(printed["content"])).hexdigest() == printed["sha256"]
    assert (printed["media_type"], printed["title"]) == ("application/pdf", "收件凭证")
    text = text_of(printed)
    assert case["number"] in text
    assert "欧阳*" in text
    assert "欧阳文" not in text
    assert case["query_code"] in text
    kept = counter.database["documents"].find_one({"case_id": case["case_id"]})
    assert case["query_code"] not in repr(kept)


def test_nobody_prints_what_is_not_his(counter):
    case = counter.does("clerk", "submit_application", **APPLICATION)

    for who in ("resident", "stranger"):
        with pytest.raises(NotAllowed):
            counter.does(who, "print_document", case_id=case["case_id"], kind="receipt")


def test_what_there_is_no_ground_for_is_refused(counter):
    case = counter.does("resident", "submit_application", **APPLICATION)

    with pytest.raises(Conflict):
        counter.does("clerk", "print_document", case_id=case["case_id"], kind="acceptance")
