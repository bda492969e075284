"""Special categories: who may tell them, who may see them, and that restricted ones are not to be found."""

from datetime import date, timedelta

import pytest
import yaml

from services.grid.domain.access.look import Act
from services.grid.domain.records.field_rule import About
from services.grid.domain.records.import_batch import Effect
from services.grid.domain.records.origin import Basis, Source
from services.grid.domain.records.tag_rules import TagRules
from services.grid.domain.visits.care import Care, Colour
from services.grid.usecases.access.get_tags import get_tags
from services.grid.usecases.access.list_tagged import ListWish, list_tagged
from services.grid.usecases.access.reveal_tags import TagWish, reveal_tags
from services.grid.usecases.records.add_tag import add_tag
from services.grid.usecases.records.cares_of import cares_of
from services.grid.usecases.records.end_tag import end_tag
from services.grid.usecases.records.forget_tags import forget_tags
from services.grid.usecases.records.import_rows import Brought
from services.grid.usecases.records.import_tags import import_tags, subjects_of
from services.grid.usecases.records.rehome_tags import rehome_tags
from services.grid.usecases.records.seal_tag import TagRow
from services.grid.usecases.visits.find_standing import Files, find_standing
from shared.kernel.errors import Conflict, Invalid, NotAllowed, NotFound
from shared.plumbing.tables import read_policies
from tests.grid.access.builders import SEALER, WHERE, a_desk, a_worker
from tests.grid.builders import (
    COMMUNITY,
    ELSEWHERE,
    GRID,
    NEXT_GRID,
    NOON,
    a_building,
    a_caller,
    a_command,
    a_household,
    a_person,
    in_force,
)
from tests.grid.disputes.builders import FakeDisputes
from tests.grid.fakes import FakeAtlas, a_register
from tests.grid.hazards.builders import a_hazard_book
from tests.grid.records.builders import a_registry, a_statement, an_origin
from tests.grid.records.fakes import FakeRevised, FakeTags
from tests.grid.records.tag_builders import RULES, TABLE, a_tag_book

RESTRICTED = {"C06", "C07", "K01", "K02", "K03", "K04"}
HEAD = {"roles": frozenset({"station_head"}), "areas": frozenset({COMMUNITY})}
OWN = {"roles": frozenset({"worker"}), "areas": frozenset({GRID})}
TODAY = NOON.date()


def a_row(category="K03", **but):
    level = next(iter(RULES.category(category).levels))
    subject = "P00000001" if RULES.category(category).about == "person" else "H00000001"
    facts = {"id": "T1", "category": category, "subject_id": subject, "level": level, "valid_from": TODAY}
    return TagRow(**facts | but)


class Office:
    def __init__(self):
        self.desk, self.tags, self.days = a_desk(), FakeTags(), FakeRevised()
        self.book = a_tag_book(self.tags)

    def imports(self, *rows, source=Source.HEALTH, command=None, dry_run=False, **but):
        households = self.desk.register.households
        return import_tags(
            self.tags,
            subjects_of(self.desk.people, households, {row.subject_id for row in rows}),
            RULES,
            a_registry(sealer=SEALER),
            rows=rows,
            brought=Brought(
                about=About.PERSON,
                origin=an_origin(source=source, **but),
                dry_run=dry_run,
                command=command or a_command(),
            ),
        )

    def adds(self, row, command=None, **but):
        statement = a_statement(**{"source": Source.SURVEY, "notice": "N-1"} | but)
        return add_tag(
            self.tags,
            self.desk.people,
            self.desk.register,
            RULES,
            SEALER,
            row=row,
            origin=statement,
            command=command or a_command(**OWN),
        )

    def ends(self, tag_id, command=None, on=TODAY, because="不再符合"):
        return end_tag(
            self.tags,
            self.desk.register,
            RULES,
            SEALER,
            tag_id=tag_id,
            on=on,
            because=because,
            command=command or a_command(**OWN),
        )

    def shows(self, caller, subject="P00000001"):
        shown = get_tags(self.desk, self.tags, RULES, subject_id=subject, caller=caller, where=WHERE)
        return [each.category.code for each in shown]

    def lists(self, category, caller, **page):
        wanted = {"category": category, "community_code": COMMUNITY, "after": "", "limit": 20} | page
        wish = ListWish(**wanted)
        return list_tagged(self.desk, self.tags, RULES, wish=wish, caller=caller, where=WHERE)

    def reveals(self, command=None, **but):
        wish = TagWish(**{"person_id": "P00000001", "purpose": "visit", "reference": "V-1"} | but)
        command = command or a_command(**HEAD)
        return reveal_tags(self.desk, self.days, self.tags, RULES, wish=wish, command=command, where=WHERE)


class TestTheTable:
    def test_it_is_the_one_that_was_agreed_and_has_no_list_of_hiv(self):
        codes = {each.code for each in RULES.categories}

        assert codes == {
            *(f"C0{n}" for n in range(1, 9)),
            *(f"K0{n}" for n in range(1, 5)),
            "H01",
            "H02",
            "M01",
        }
        assert {each.code for each in RULES.categories if each.restricted} == RESTRICTED
        assert all("worker" not in RULES.category(code).seen_by for code in RESTRICTED)
        assert "艾滋" not in TABLE.read_text(encoding="utf-8")

    @pytest.mark.parametrize(
        ("but", "complaint"),
        [
            ({"origins": []}, "names its origins"),
            ({"restricted": False}, "names its origins"),
            ({"seen_by": []}, "somebody who sees it"),
            ({"levels": {}}, "levels"),
            ({"code": "C01"}, "twice|once"),
        ],
    )
    def test_one_that_cannot_be_right_is_refused(self, tmp_path, but, complaint):
        table = yaml.safe_load(TABLE.read_text(encoding="utf-8"))
        [row] = [each for each in table["policies"][0]["categories"] if each["code"] == "K03"]
        row |= but
        path = tmp_path / "tags.yaml"
        path.write_text(yaml.safe_dump(table, allow_unicode=True), encoding="utf-8")

        with pytest.raises(Invalid, match=complaint):
            read_policies(path, TagRules)


class TestRestrictedOnes:
    def test_they_come_by_import_from_their_authority_alone(self):
        office = Office()

        [wrong] = office.imports(a_row("K03"), source=Source.CIVIL_AFFAIRS)
        [right] = office.imports(a_row("K03"), command=a_command("command-2"))

        assert (wrong.effect, right.effect) == (Effect.REFUSED, Effect.NEW)
        for category in RESTRICTED:
            with pytest.raises(NotAllowed):
                office.adds(a_row(category), source=Source.HEALTH, notice=None)

    def test_what_they_say_lies_sealed(self):
        office = Office()
        office.imports(a_row("K03", level="4", details={"diagnosis": "某病"}))

        [tag] = office.tags.by_id.values()

        assert (tag.category, tag.level) == (None, None)
        assert not any(word in str(tag) for word in ("K03", "某病", "精神"))

    @pytest.mark.parametrize("role", ["worker", "clerk", "station_head", "section_head", "leader"])
    def test_they_are_on_no_list_and_in_no_answer_without_a_purpose(self, role):
        office, caller = Office(), a_caller(roles=frozenset({role}), areas=frozenset({COMMUNITY}))
        office.imports(a_row("K03"))

        assert office.shows(caller) == []
        for category in RESTRICTED:
            with pytest.raises(NotAllowed):
                office.lists(category, caller)
        assert office.tags.in_category("K03", COMMUNITY, after="", limit=9) == []
        assert office.tags.in_category(None, COMMUNITY, after="", limit=9) == []

    def test_who_may_sees_them_for_a_purpose_counted_and_noted(self):
        office = Office()
        office.imports(a_row("K03", level="4", details={"diagnosis": "某病"}))

        for _ in range(2):
            [seen] = office.reveals()

        assert (seen.category.code, seen.level, seen.colour, seen.details) == (
            "K03",
            "4",
            "red",
            {"diagnosis": "某病"},
        )
        [entry] = office.desk.journal.kept
        assert (entry.look.act, entry.look.fields, entry.look.reference) == (Act.REVEALED, ("tags",), "V-1")
        assert "K03" not in str(entry)
        [day] = office.days.by_id.values()
        assert len(day.granted) == 1

    def test_who_may_not_learns_nothing_not_even_that_there_is_one(self):
        with_one, without = Office(), Office()
        with_one.imports(a_row("K03"))

        assert with_one.reveals(a_command(**OWN)) == without.reveals(a_command(**OWN)) == []
        for office in (with_one, without):
            with pytest.raises(NotAllowed):
                office.reveals(a_command(roles=frozenset({"station_head"}), areas=frozenset({ELSEWHERE})))
            with pytest.raises(Invalid):
                office.reveals(purpose="curiosity")
            with pytest.raises(NotFound):
                office.ends("T1")


class TestOpenOnes:
    def test_a_worker_adds_one_in_his_grid_once(self):
        office = Office()

        first, again = (office.adds(a_row("C01", level="frail")) for _ in range(2))

        assert first.id == again.id
        assert len(office.tags.by_id) == 1
        assert office.shows(a_worker()) == ["C01"]
        with pytest.raises(NotAllowed):
            office.adds(a_row("C01"), a_command(roles=frozenset({"worker"}), areas=frozenset({NEXT_GRID})))

    def test_an_illness_is_kept_only_with_consent(self):
        office = Office()

        with pytest.raises(Invalid, match="同意"):
            office.adds(a_row("C08"))
        assert office.adds(a_row("C08"), basis=Basis.CONSENT)
        assert not office.imports(a_row("C08"), source=Source.SELF_REPORT, notice="N-1")[0].ok

    @pytest.mark.parametrize(
        "row",
        [
            a_row("C03", level="9"),
            a_row("C03", details={"hiv": "x"}),
            a_row("C03", details={"kind": "***"}),
            a_row("C01", subject_id="P404"),
        ],
    )
    def test_what_makes_no_sense_is_refused(self, row):
        office = Office()

        with pytest.raises((Invalid, NotFound)):
            office.adds(row)
        assert not office.imports(row)[0].ok

    def test_a_household_is_no_person(self):
        assert not Office().imports(a_row("C01", subject_id="H00000001"))[0].ok
        assert not Office().imports(a_row("H01", subject_id="P00000001"))[0].ok
        assert Office().imports(a_row("H01"))[0].ok

    def test_who_sees_them_is_as_the_table_has_it(self):
        office = Office()
        office.adds(a_row("C08"), basis=Basis.CONSENT)
        office.adds(a_row("C01"), a_command("command-2", **OWN))

        assert sorted(office.shows(a_worker())) == ["C01", "C08"]
        assert office.shows(a_caller(**HEAD)) == ["C01"]
        assert office.shows(a_worker(areas=frozenset({NEXT_GRID}))) == []

    def test_they_are_listed_page_by_page_in_the_own_area(self):
        office = Office()
        office.imports(*(a_row("C01", id=f"T{number}") for number in range(5)))

        first = office.lists("C01", a_worker(), limit=3)
        rest = office.lists("C01", a_worker(), limit=3, after=first.next)

        assert [each.tag.id for each in (*first.items, *rest.items)] == [f"T{number}" for number in range(5)]
        assert rest.next is None
        assert office.lists("C01", a_worker(areas=frozenset({NEXT_GRID}))).items == ()
        with pytest.raises(NotAllowed):
            office.lists("C01", a_caller(roles=frozenset({"leader"}), areas=frozenset({COMMUNITY})))

    def test_one_that_has_ended_or_run_out_is_not_in_force(self):
        office = Office()
        office.imports(
            a_row(
                "C01", id="T1", valid_from=TODAY - timedelta(days=9), valid_until=TODAY - timedelta(days=1)
            ),
            a_row("C02", id="T2"),
            a_row("C04", id="T3", valid_from=TODAY + timedelta(days=1)),
            a_row("C05", id="T4"),
        )
        for _ in range(2):
            office.ends("T4", on=TODAY, command=a_command(**OWN))

        assert office.shows(a_worker()) == ["C02", "C05"]  # the last day counts
        with pytest.raises(Conflict):
            office.ends("T4", because="别的原因", command=a_command("command-9", **OWN))
        with pytest.raises(Invalid):
            office.ends("T2", on=TODAY - timedelta(days=1), command=a_command("command-9", **OWN))
        assert not office.imports(a_row("C05", id="T4"), command=a_command("command-8"))[0].ok

    def test_a_row_about_a_known_tag_replaces_it_and_never_makes_it_somebody_elses(self):
        office = Office()
        office.imports(a_row("C03", level="3"))

        [changed] = office.imports(a_row("C03", level="1"), command=a_command("command-2"))
        [other] = office.imports(a_row("H01", id="T1"), command=a_command("command-3"))

        assert (changed.effect, other.effect) == (Effect.CHANGED, Effect.REFUSED)
        assert office.tags.by_id["T1"].level == "1"


@pytest.mark.parametrize(("days", "left"), [(365, 1), (366, 0)])
def test_one_is_forgotten_a_year_after_its_end(days, left):
    office = Office()
    office.imports(a_row("C01", id="T1", valid_from=date(2020, 1, 1)), a_row("C02", id="T2"))
    office.ends("T1", on=TODAY)

    while forget_tags(office.tags, RULES, now=NOON + timedelta(days=days)):
        pass

    assert ("T1" in office.tags.by_id) == bool(left)
    assert "T2" in office.tags.by_id


def test_what_visits_are_told_is_a_colour_and_of_restricted_ones_nothing_else():
    office = Office()
    office.imports(
        a_row("C01", id="T1", level="frail"),
        a_row("H01", id="T2"),
        a_row("K03", id="T3", level="1"),
        a_row("C02", id="T4", valid_from=TODAY + timedelta(days=1)),
    )
    office.imports(a_row("C06", id="T5"), source=Source.CIVIL_AFFAIRS, command=a_command("command-2"))

    cares = cares_of(office.book, "H00000001", at=NOON)

    assert set(cares) == {
        Care(colour=Colour.RED, category="C01", person_id="P00000001"),
        Care(colour=Colour.YELLOW, category="H01"),
        Care(colour=Colour.YELLOW, joint=True),
        Care(colour=Colour.RED),
    }
    assert cares_of(office.book, "H404", at=NOON) == ()


def test_a_household_stands_with_the_cares_of_its_tags_and_with_what_it_wants_itself():
    office = Office()
    office.imports(a_row("C01", level="frail"))
    asked = a_household().told({"by_appointment": "yes"}, an_origin())
    register = a_register(FakeAtlas(in_force()), households=[asked], buildings=[a_building()])

    files = Files(register=register, hazards=a_hazard_book(), disputes=FakeDisputes(), tags=office.book)
    standing = find_standing(files, "H00000001", at=NOON)

    assert [care.category for care in standing.cares] == ["C01"]
    assert standing.by_appointment


def test_a_tag_goes_with_who_moves():
    office, moved_out = Office(), a_person(household_id="H2", community_code=ELSEWHERE)
    office.imports(a_row("C01"), a_row("H01", id="T2"))

    for _ in range(2):
        rehome_tags(office.tags, {moved_out.id: moved_out}, command=a_command("moved"))

    moved, stayed = office.tags.by_id["T1"], office.tags.by_id["T2"]
    assert (moved.household_id, moved.community_code, moved.revision) == ("H2", ELSEWHERE, 2)
    assert (stayed.household_id, stayed.revision) == ("H00000001", 1)
