"""What may be attached to a case, by whom, and what is left of it."""

from dataclasses import replace
from datetime import timedelta
from io import BytesIO

import pytest
from PIL import Image
from pypdf import PdfReader

from services.intake.domain.attachments.attachment import Purpose, clean_name
from services.intake.domain.attachments.attachment_rules import AttachmentRules
from services.intake.domain.attachments.upload import HOURS, PART, parts_of
from services.intake.domain.cases.applicant import Applicant
from services.intake.domain.cases.wishes import Wishes
from services.intake.domain.issues.states import IssueState
from services.intake.store.attachments.contents import MongoContents
from services.intake.store.attachments.inspector import PictureInspector
from services.intake.store.attachments.rules import DeliveredAttachmentRules
from services.intake.store.attachments.uploads import MongoUploads
from services.intake.usecases.attachments.begin_upload import Claim, begin_upload
from services.intake.usecases.attachments.finish_upload import finish_upload
from services.intake.usecases.attachments.list_attachments import list_attachments
from services.intake.usecases.attachments.ports import Loose, Shelf
from services.intake.usecases.attachments.put_part import put_part
from services.intake.usecases.attachments.read_attachment import read_attachment
from services.intake.usecases.attachments.sweep_contents import sweep_contents
from shared.events.intake_attachments import AttachmentAdded
from shared.kernel.errors import Conflict, Invalid, NotAllowed, NotFound
from tests.fakes import FakeSealer
from tests.intake.attachments.pictures import (
    AUTHOR,
    CAMERA,
    PDF,
    PROGRAM,
    a_locked_paper,
    a_noisy_picture,
    a_paper,
    a_paper_with_notes,
    a_picture,
    a_picture_with_traces,
    checksum,
)
from tests.intake.builders import (
    CLERK,
    MONDAY,
    RESIDENT,
    STRANGER,
    WORKER,
    a_caller,
    a_command,
    a_handler,
    an_issue_in,
)
from tests.intake.fakes import FakeCases

NEIGHBOUR = a_caller("R0002", "resident")
SEAL = FakeSealer()


class FakeUploads:
    def __init__(self):
        self.by_id, self.pieces = {}, {}

    def begin(self, upload):
        return self.by_id.setdefault(upload.id, upload)

    def get(self, id):
        if id not in self.by_id:
            raise NotFound(id)
        return self.by_id[id]

    def put(self, upload, part_no, content):
        self.pieces[upload.id, part_no] = content

    def parts(self, upload):
        return {no: content for (id, no), content in self.pieces.items() if id == upload.id}


class FakeContents:
    def __init__(self):
        self.by_id = {}

        self.loose_ones = {}

    def keep(self, id, content, *, case_id, at):
        self.by_id[id], self.loose_ones[id] = content, (at, case_id)

    def loose(self, before, *, limit):
        old = [Loose(id, case_id) for id, (at, case_id) in self.loose_ones.items() if at < before]
        return old[:limit]

    def fasten(self, id):
        self.loose_ones.pop(id, None)

    def drop(self, id):
        self.by_id.pop(id, None)
        self.fasten(id)

    def part(self, id, part_no):
        content = self.by_id.get(id, b"")[PART * (part_no - 1) : PART * part_no]
        if not content:
            raise NotFound(id)
        return content


class FakeRules:
    rules = AttachmentRules(
        version_no=1,
        effective_from=MONDAY.date(),
        types={"image/jpeg": "jpg", "image/png": "png", "image/webp": "webp", "application/pdf": "pdf"},
        largest=4_000_000,
        most=3,
        most_pixels=2_000_000,
        most_objects=100,
        loose_hours=48,
    )

    def in_force(self, at):
        return self.rules


class Desk:
    """A case of a resident in a worker's grid, and a shelf."""

    def __init__(self, uploads, contents):
        issue = an_issue_in(IssueState.ASSIGNED, applicant=Applicant(id=RESIDENT.id), attachments=())
        self.id, self.cases = issue.id, FakeCases()
        self.cases.save(issue)
        self.cases.facts.clear()
        self.shelf = Shelf(
            uploads=uploads, contents=contents, inspector=PictureInspector(None), rules=FakeRules()
        )

    def begin(self, content, *, by=RESIDENT, command=None, **but):
        said = {"name": "照片.jpg", "content_type": "image/jpeg", "purpose": Purpose.REPORT}
        claim = Claim(**{"size": len(content), "checksum": checksum(content), **said} | but)
        return begin_upload(self.cases, self.shelf, self.id, claim=claim, command=command or a_command(by))

    def put(self, upload, part_no, content, *, by=RESIDENT):
        return put_part(self.shelf.uploads, upload.id, part_no, content=content, command=a_command(by))

    def finish(self, upload, *, by=RESIDENT, command=None):
        return finish_upload(self.cases, self.shelf, upload.id, command=command or a_command(by))

    def sent(self, content, *, by=RESIDENT, **but):
        upload = self.begin(content, by=by, **but)
        for no in range(upload.parts, 0, -1):  # in any order
            self.put(upload, no, content[PART * (no - 1) : PART * no], by=by)
        return upload

    def attach(self, content, *, by=RESIDENT, **but):
        return self.finish(self.sent(content, by=by, **but), by=by).attachments[-1]

    def read(self, attachment, *, by=RESIDENT, part_no=1):
        return read_attachment(
            self.cases,
            SEAL,
            self.shelf.contents,
            self.id,
            attachment_id=attachment.id,
            part_no=part_no,
            caller=by,
        )

    def whole(self, attachment, *, by=RESIDENT):
        parts = self.read(attachment, by=by).parts
        return b"".join(self.read(attachment, by=by, part_no=no).content for no in range(1, parts + 1))


@pytest.fixture(params=["fake", "mongo"])
def desk(request):
    if request.param == "fake":
        return Desk(FakeUploads(), FakeContents())
    database = request.getfixturevalue("database")
    uploads, contents = MongoUploads(database), MongoContents(database)
    uploads.prepare()
    contents.prepare()
    return Desk(uploads, contents)


class TestTheWay:
    def test_what_is_sent_in_parts_is_kept_beside_the_case_and_read_in_parts(self, desk):
        content = a_noisy_picture(PART + 1)

        attachment = desk.attach(content, name="../../路灯.PNG", content_type="image/png")

        assert (attachment.name, attachment.content_type) == ("路灯.png", "image/png")
        whole = desk.whole(attachment)
        assert (len(whole), checksum(whole)) == (attachment.size, attachment.checksum)
        assert desk.read(attachment).parts == parts_of(attachment.size) > 1

    def test_the_case_holds_its_id_and_tells_nothing_of_what_is_in_it(self, desk):
        attachment = desk.attach(a_picture(), name="张三身份证.jpg")

        [fact] = desk.cases.facts
        assert isinstance(fact, AttachmentAdded)
        assert (fact.attachment_id, fact.size, fact.purpose) == (attachment.id, attachment.size, "report")
        assert "张三" not in repr(fact)
        assert desk.cases.get(desk.id).history[-1].action == "上传附件"

    def test_a_part_told_twice_is_there_once_and_a_better_one_takes_its_place(self, desk):
        content = a_picture()
        upload = desk.begin(content)
        for sent in (b"x" * len(content), content, content):
            desk.put(upload, 1, sent)

        assert len(desk.finish(upload).attachments) == 1

    def test_begun_and_finished_twice_it_is_one(self, desk):
        content = a_picture()
        begin, finish = a_command(RESIDENT), a_command(RESIDENT)
        upload = desk.begin(content, command=begin)
        assert desk.begin(content, command=begin) == upload
        desk.put(upload, 1, content)

        desk.finish(upload, command=finish)
        desk.finish(upload, command=finish)
        desk.finish(upload)

        assert len(desk.cases.get(desk.id).attachments) == len(desk.cases.facts) == 1

    def test_the_same_command_for_another_file_is_refused(self, desk):
        begin = a_command(RESIDENT)
        desk.begin(a_picture(), command=begin)

        with pytest.raises(Conflict):
            desk.begin(PDF, command=a_command(RESIDENT, id=begin.id, digest="other words"))

    def test_a_paper_keeps_its_pages(self, desk):
        attachment = desk.attach(PDF, name="合同.pdf", content_type="application/pdf")

        kept = desk.whole(attachment)
        [page] = PdfReader(BytesIO(kept)).pages
        assert (attachment.name, page.extract_text().strip()) == ("合同.pdf", "lease")
        assert attachment.checksum == checksum(kept)


class TestTraces:
    @pytest.mark.parametrize(
        ("form", "kind"), [("JPEG", "image/jpeg"), ("PNG", "image/png"), ("WEBP", "image/webp")]
    )
    def test_a_picture_loses_where_by_whom_and_with_what_it_was_taken(self, desk, form, kind):
        content = a_picture_with_traces(form)
        assert CAMERA.encode() in content

        kept = desk.whole(desk.attach(content, content_type=kind))

        picture = Image.open(BytesIO(kept))
        assert not dict(picture.getexif())
        assert CAMERA.encode() not in kept
        assert not {"exif", "xmp", "comment"} & set(picture.info)
        assert picture.size == (40, 60)  # it stands upright now

    @pytest.mark.parametrize("paper", [a_paper, a_paper_with_notes])
    def test_a_paper_loses_by_whom_and_with_what_it_was_written(self, desk, paper):
        content = paper()
        assert AUTHOR.encode() in content

        kept = desk.whole(desk.attach(content, content_type="application/pdf"))

        read = PdfReader(BytesIO(kept))
        assert (read.metadata, read.xmp_metadata) == (None, None)
        assert [word for word in (AUTHOR, CAMERA, "ReportLab") if word.encode() in kept] == []
        assert "/PieceInfo" not in read.pages[0]

    def test_what_was_sent_is_nowhere_else(self, desk):
        attachment = desk.attach(a_picture_with_traces())

        assert attachment.checksum == checksum(desk.whole(attachment))

    def test_a_picture_that_would_unpack_to_too_much_is_refused(self, desk):
        with pytest.raises(Invalid):
            desk.attach(a_picture("PNG", size=(2001, 1000)), content_type="image/png")

    def test_a_paper_of_too_many_pieces_is_refused(self, desk):
        with pytest.raises(Invalid, match="复杂"):
            desk.attach(a_paper(pages=60), content_type="application/pdf")


class TestRefused:
    """Nothing of it is kept and the case does not change."""

    def unchanged(self, desk):
        return desk.cases.facts == [] and desk.cases.get(desk.id).attachments == ()

    @pytest.mark.parametrize(
        ("content", "claimed"),
        [
            (PROGRAM, "image/jpeg"),
            (PDF, "image/png"),
            (a_picture("PNG"), "image/jpeg"),
            (b"text", "image/png"),
        ],
        ids=["a program", "a paper", "another picture", "a text"],
    )
    def test_what_is_not_what_it_claims_to_be(self, desk, content, claimed):
        with pytest.raises(Invalid):
            desk.attach(content, content_type=claimed)
        assert self.unchanged(desk)

    def test_a_picture_that_breaks_off(self, desk):
        with pytest.raises(Invalid):
            desk.attach(a_noisy_picture(5000)[:3000], content_type="image/png")
        assert self.unchanged(desk)

    @pytest.mark.parametrize(
        "content",
        [a_locked_paper(), PDF[: len(PDF) // 2], b"%PDF-1.4\n" + b"x" * 500],
        ids=["locked", "broken off", "garbage"],
    )
    def test_a_paper_that_cannot_be_read(self, desk, content):
        with pytest.raises(Invalid):
            desk.attach(content, content_type="application/pdf")
        assert self.unchanged(desk)

    @pytest.mark.parametrize(
        "kind", ["application/x-msdownload", "text/html", "image/svg+xml", "application/zip"]
    )
    def test_a_type_that_is_not_on_the_list(self, desk, kind):
        with pytest.raises(Invalid):
            desk.begin(a_picture(), content_type=kind)

    @pytest.mark.parametrize("size", [0, 4_000_001])
    def test_nothing_and_too_much(self, desk, size):
        with pytest.raises(Invalid):
            desk.begin(a_picture(), size=size)

    def test_what_has_not_all_arrived(self, desk):
        content = a_noisy_picture(PART + 1)
        upload = desk.begin(content, content_type="image/png")
        desk.put(upload, 1, content[:PART])

        with pytest.raises(Conflict) as refusal:
            desk.finish(upload)
        assert refusal.value.fields == {"part_no": [str(no) for no in range(2, upload.parts + 1)]}
        assert self.unchanged(desk)

    @pytest.mark.parametrize(("part_no", "length"), [(0, 10), (3, 10), (1, 10), (1, PART + 1), (2, PART)])
    def test_a_part_that_does_not_fit(self, desk, part_no, length):
        upload = desk.begin(b"x" * (PART + 10))

        with pytest.raises(Invalid):
            desk.put(upload, part_no, b"x" * length)

    def test_what_was_changed_on_the_way(self, desk):
        content = a_picture()
        upload = desk.begin(content)
        desk.put(upload, 1, content[:-1] + b"!")

        with pytest.raises(Invalid):
            desk.finish(upload)
        assert self.unchanged(desk)

    def test_more_than_a_case_may_have(self, desk):
        late = desk.sent(a_picture())
        for _ in range(FakeRules.rules.most):
            desk.attach(a_picture())

        with pytest.raises(Conflict):
            desk.begin(a_picture())
        with pytest.raises(Conflict):
            desk.finish(late)
        assert len(desk.cases.get(desk.id).attachments) == FakeRules.rules.most


class TestTheSweep:
    """What is old and no attachment of its case is removed; by any number of replicas."""

    TWO_DAYS_ON = MONDAY + timedelta(hours=48, seconds=1)

    def sweep(self, desk, now=TWO_DAYS_ON):
        return sweep_contents(desk.cases, desk.shelf.contents, desk.shelf.rules, now=now)

    def orphan(self, desk, id="a" * 32, *, case_id=None):
        desk.shelf.contents.keep(id, a_picture(), case_id=case_id or desk.id, at=MONDAY)
        return id

    def is_there(self, desk, id):
        try:
            return bool(desk.shelf.contents.part(id, 1))
        except NotFound:
            return False

    def test_what_no_case_knows_of_goes_and_what_is_attached_stays(self, desk):
        attachment, lost = desk.attach(a_picture()), self.orphan(desk)
        nowhere = self.orphan(desk, "b" * 32, case_id="f" * 32)

        counts = [self.sweep(desk) for _ in range(2)]

        assert counts == [3, 0]
        assert [self.is_there(desk, id) for id in (attachment.id, lost, nowhere)] == [True, False, False]
        assert desk.whole(attachment)

    def test_not_before_its_time(self, desk):
        lost = self.orphan(desk)

        assert self.sweep(desk, MONDAY + timedelta(hours=48)) == 0
        assert self.is_there(desk, lost)

    def test_two_replicas_that_see_the_same_do_the_same(self, desk):
        attachment, lost = desk.attach(a_picture()), self.orphan(desk)
        contents = desk.shelf.contents
        seen = contents.loose(self.TWO_DAYS_ON, limit=9)

        self.sweep(desk)
        for each in seen:  # the other one, a moment later
            contents.fasten(each.id) if each.id == attachment.id else contents.drop(each.id)

        assert [self.is_there(desk, id) for id in (attachment.id, lost)] == [True, False]

    def test_a_content_is_never_removed_while_its_upload_can_be_finished(self):
        known = FakeRules.rules
        with pytest.raises(Invalid):
            replace(known, loose_hours=HOURS)


class TestWho:
    @pytest.mark.parametrize("by", [RESIDENT, CLERK, WORKER], ids=lambda caller: caller.id)
    def test_who_may_see_the_case_may_add_to_it(self, desk, by):
        assert desk.attach(a_picture(), by=by).added_by == by.id

    @pytest.mark.parametrize("by", [NEIGHBOUR, STRANGER], ids=lambda caller: caller.id)
    def test_nobody_else_may(self, desk, by):
        with pytest.raises(NotAllowed):
            desk.begin(a_picture(), by=by)
        with pytest.raises(NotAllowed):
            list_attachments(desk.cases, SEAL, desk.id, caller=by)

    def test_nobody_goes_on_with_what_somebody_else_began(self, desk):
        upload = desk.sent(a_picture())

        with pytest.raises(NotAllowed):
            desk.put(upload, 1, a_picture(), by=CLERK)
        with pytest.raises(NotAllowed):
            desk.finish(upload, by=CLERK)

    def test_the_office_sees_all_and_the_resident_what_he_has_added(self, desk):
        own, evidence = desk.attach(a_picture()), desk.attach(a_picture(), by=WORKER)

        assert list_attachments(desk.cases, SEAL, desk.id, caller=CLERK) == (own, evidence)
        assert list_attachments(desk.cases, SEAL, desk.id, caller=RESIDENT) == (own,)
        assert desk.read(evidence, by=CLERK).content
        with pytest.raises(NotFound):
            desk.read(evidence, by=RESIDENT)

    def test_of_who_wants_to_stay_unknown_neither_sign_in_nor_name_is_told(self, desk):
        case = desk.cases.by_id[desk.id]
        name = SEAL.seal("欧阳文", about=f"applicant.name/{desk.id}")
        case.applicant = replace(case.applicant, name=name, wishes=Wishes(secrecy_requested=True))
        own = desk.attach(a_picture(), name="欧阳文家.jpg")

        [shown] = list_attachments(desk.cases, SEAL, desk.id, caller=CLERK)

        assert (shown.name, shown.added_by) == ("***家.jpg", "***")
        assert shown == desk.read(own, by=CLERK).attachment
        assert list_attachments(desk.cases, SEAL, desk.id, caller=RESIDENT) == (own,)

    def test_who_moved_to_another_grid_reads_no_more(self, desk):
        attachment = desk.attach(a_picture(), by=WORKER)
        moved = desk.cases.get(desk.id)
        moved.miss_handler("nobody", assignment=9, at=MONDAY)
        moved.handler = a_handler(grid_code="340102998001J002")
        desk.cases.save(moved)

        with pytest.raises(NotAllowed):
            desk.read(attachment, by=WORKER)

    @pytest.mark.parametrize("part_no", [2, 9999])
    def test_there_is_no_part_beyond_the_last(self, desk, part_no):
        attachment = desk.attach(a_picture())

        with pytest.raises(NotFound):
            desk.read(attachment, part_no=part_no)


@pytest.mark.parametrize(
    ("name", "clean"),
    [
        ("照片.jpg", "照片.jpg"),
        ("照片.exe", "照片.jpg"),
        ("C:\\Users\\me\\a.b.jpg", "a.b.jpg"),
        ("../../etc/passwd", "passwd.jpg"),
        ("a\u202egpj.exe", "agpj.jpg"),
        ("x\n\x00y<z>.png", "xyz.jpg"),
        ("   ...", "附件.jpg"),
        ("名" * 200 + ".jpg", "名" * 60 + ".jpg"),
    ],
    ids=repr,
)
def test_a_name_is_made_safe(name, clean):
    assert clean_name(name, ending="jpg") == clean


def test_what_is_delivered_can_be_attached():
    rules = DeliveredAttachmentRules(None)
    rules.prepare()

    assert rules.in_force(MONDAY).most == 20


@pytest.mark.database
def test_what_nobody_finishes_is_forgotten_by_the_database(database):
    uploads = MongoUploads(database)
    uploads.prepare()

    for collection in (database["uploads"], database["upload_parts"]):
        assert collection.index_information()["begun_at_1"]["expireAfterSeconds"] == 24 * 60 * 60


@pytest.mark.database
def test_the_case_itself_stays_small(database):
    contents = MongoContents(database)
    contents.keep("1" * 32, b"x" * (PART + 1), case_id="c1", at=MONDAY)
    contents.keep("1" * 32, b"y" * (PART + 1), case_id="c1", at=MONDAY)

    assert database["attachments.files"].count_documents({}) == 1
    assert database["attachments.chunks"].count_documents({}) == 2
    assert contents.part("1" * 32, 2) == b"y"
