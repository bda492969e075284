"""What the stores of access promise; the stand-ins of the other tests promise the same."""

from datetime import date, timedelta

import pytest

from services.grid.domain.access.anomaly import Anomaly, Oddity
from services.grid.domain.access.look import BEGINNING, Checkpoint, Link, chained, first_break
from services.grid.domain.access.look_report import LookReport
from services.grid.domain.access.record_export import Counted, RecordExport
from services.grid.domain.access.ties import Ties
from services.grid.store.access.journal import FEW, MongoJournal
from services.grid.store.access.look_reports import MongoLookReports
from services.grid.store.access.record_exports import MongoRecordExports
from services.grid.store.access.ties import MongoTies
from services.grid.usecases.access.note_look import keyed_hash
from shared.kernel.errors import StaleWrite
from shared.plumbing.documents import CONVERTER
from tests.grid.access.builders import SEALER, a_look
from tests.grid.access.fakes import FakeExports, FakeJournal, FakeLookReports
from tests.grid.builders import COMMUNITY, ELSEWHERE, GRID, NOON, STREET, a_command
from tests.grid.records.fakes import FakeRevised
from tests.stores import either, real

HASH = keyed_hash(SEALER)

journal = either(FakeJournal, MongoJournal)
mongo_journal = real(MongoJournal)
exports = either(FakeExports, MongoRecordExports)
reports = either(FakeLookReports, MongoLookReports)
ties = either(FakeRevised, MongoTies)


def write(journal, number, **but):
    for _ in range(number):
        assert journal.add(chained(a_look(**but), journal.last(), HASH))


def test_entries_come_back_in_order_as_they_were(journal):
    write(journal, 3, purpose="visit", fields=("phone",))

    assert first_break(journal.entries(0, limit=9), BEGINNING, HASH) is None
    assert [entry.number for entry in journal.entries(1, limit=1)] == [2]
    assert journal.last() == journal.link(3)
    assert (journal.link(0), journal.link(4)) == (BEGINNING, None)


def test_nobody_takes_the_place_of_an_entry(journal):
    write(journal, 2)
    late = chained(a_look(by="W0009"), journal.link(1), HASH)

    assert not journal.add(late)
    assert [entry.look.by for entry in journal.entries(0, limit=9)] == ["W0001", "W0001"]


def test_an_entry_is_found_by_its_command_and_by_whom_it_is_about(journal):
    write(journal, 1, command="command-1", subjects=("P1", "H1"))
    write(journal, 2, subjects=("P2",))

    assert journal.of_command("command-1").number == 1
    assert journal.of_command("command-2") is None
    assert [entry.number for entry in journal.about("H1", after=0, limit=9)] == [1]
    assert [entry.number for entry in journal.about("P2", after=2, limit=9)] == [3]


@pytest.mark.parametrize("number", [0, 1, 2, 3, FEW, 2 * FEW + 5])
def test_who_comes_new_finds_the_end_wherever_it_is(mongo_journal, database, number):
    entries, last = [], BEGINNING
    for _ in range(number):
        entry = chained(a_look(), last, HASH)
        entries.append(entry)
        last = Link(number=entry.number, hash=entry.hash)
    if entries:
        documents = [CONVERTER.unstructure(entry) for entry in entries]
        mongo_journal.collection.insert_many([{"_id": each.pop("number"), **each} for each in documents])

    assert MongoJournal(database).last() == last
    assert mongo_journal.last() == last


def test_whoever_changes_the_database_is_noticed(mongo_journal):
    write(mongo_journal, 5)
    mongo_journal.collection.update_one({"_id": 3}, {"$set": {"look.by": "W0002"}})
    assert first_break(mongo_journal.entries(0, limit=9), BEGINNING, HASH) == 3

    mongo_journal.collection.delete_one({"_id": 3})
    assert first_break(mongo_journal.entries(0, limit=9), BEGINNING, HASH) == 3


def test_the_log_has_no_way_to_change_an_entry():
    ways = {name for name in vars(MongoJournal) if not name.startswith("_")}

    assert ways == {
        "prepare",
        "checkpoint",
        "forget",
        "last",
        "link",
        "add",
        "of_command",
        "entries",
        "about",
    }


def test_its_beginning_is_forgotten_and_it_goes_on(journal):
    write(journal, 5)
    checkpoint = Checkpoint.at(journal.link(3), HASH)

    for _ in range(2):
        journal.forget(checkpoint)
    write(journal, 1)

    assert journal.checkpoint() == checkpoint
    assert [entry.number for entry in journal.entries(0, limit=9)] == [4, 5, 6]
    assert first_break(journal.entries(0, limit=9), checkpoint.link, HASH) is None


def test_who_comes_new_finds_the_end_behind_the_checkpoint(mongo_journal, database):
    write(mongo_journal, 5)
    mongo_journal.forget(Checkpoint.at(mongo_journal.link(4), HASH))

    assert MongoJournal(database).last() == mongo_journal.link(5)
    mongo_journal.forget(Checkpoint.at(mongo_journal.link(5), HASH))
    assert MongoJournal(database).last() == mongo_journal.checkpoint().link


def test_of_two_checkpoints_the_further_stays(mongo_journal):
    write(mongo_journal, 5)
    near, far = (Checkpoint.at(mongo_journal.link(number), HASH) for number in (2, 4))

    mongo_journal.forget(far)
    mongo_journal.forget(near)

    assert mongo_journal.checkpoint() == far


def an_export(number):
    return RecordExport(
        id=f"export-{number}",
        area=GRID,
        purpose="report",
        reference="case-1",
        counted=Counted(people=3, households=1, tags=0),
        plain=("phone",),
        by="W0100",
        at=NOON + timedelta(hours=number),
    ).go_out()


def test_exports_are_listed_in_every_area_around_newest_first(exports):
    for number in range(3):
        exports.save(an_export(number))

    for area in (GRID, COMMUNITY, STREET):
        newest, *_ = listed = exports.made_in(area, after="", limit=9)
        assert [each.id for each in listed] == ["export-2", "export-1", "export-0"]
        assert [each.id for each in exports.made_in(area, after=newest.place, limit=1)] == ["export-1"]
    assert exports.made_in(ELSEWHERE, after="", limit=9) == []
    assert exports.find("export-1").counted == Counted(people=3, households=1, tags=0)


def a_report(week, **but):
    facts = {"after": 0, "last": 2, "looks": 2, "rules_version": 1, "anomalies": (), "made_at": NOON}
    return LookReport(id=f"{week:%G-W%V}", week=week, **facts | but).make(("340102998",))


def test_of_all_reports_the_newest_is_found_and_each_week_is_kept_once(reports):
    weeks = [date(2026, 12, 28), date(2026, 9, 7), date(2026, 11, 16)]
    odd = Anomaly(oddity=Oddity.MASS, by="W0001", count=201, day=weeks[0], entries=(1, 2))
    assert reports.latest() is None
    for week in weeks:
        reports.save(a_report(week, anomalies=(odd,)))

    with pytest.raises(StaleWrite):
        reports.save(a_report(weeks[1], looks=3))
    assert (reports.latest().id, reports.latest().anomalies) == ("2026-W53", (odd,))
    assert reports.find("2026-W37").looks == 2
    reports.save(a_report(weeks[0] + timedelta(days=7)))
    assert reports.latest().id == "2027-W01"


def test_ties_are_replaced_and_told_twice_change_nothing(ties):
    command = a_command("tell-1")
    first = Ties(id="W0001", household_ids=("H1", "H2"), told_by="W0001", told_at=NOON)
    for _ in range(2):
        ties.keep([(first, command)])

    assert ties.find_all(["W0001"])["W0001"].revision == 1
    assert [each.household_ids for each in ties.page("", limit=9)] == [("H1", "H2")]
