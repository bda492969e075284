"""Households and people come in batches: what is kept, what is refused, and what is not overwritten."""

from datetime import date

import pytest

from services.grid.domain.records.field_rule import About
from services.grid.domain.records.household import HouseholdKind
from services.grid.domain.records.import_batch import Effect
from services.grid.domain.records.origin import RecordState
from services.grid.domain.records.person import Population, Relation
from services.grid.domain.records.residence import Tenure
from services.grid.usecases.records.import_households import HouseholdRow, import_households
from services.grid.usecases.records.import_people import PersonRow, import_people
from services.grid.usecases.records.import_rows import Brought
from shared.kernel.errors import Conflict
from tests.fakes import FakeSealer
from tests.grid.builders import COMMUNITY, ELSEWHERE, a_building, a_command, a_household, a_person
from tests.grid.fakes import FakeBuildings
from tests.grid.records.builders import NAME, NUMBER, PHONE, a_registry, an_origin
from tests.grid.records.fakes import FakePeople, FakeRevised

ELSEWHERE_TOO = a_command(areas=frozenset({COMMUNITY, ELSEWHERE}))
THERE = a_building(id=f"{ELSEWHERE}B00001", community_code=ELSEWHERE)
OLD_NUMBER = "11010519491231002X"


def a_household_row(**but):
    facts = {
        "id": "H00000001",
        "house_id": f"{COMMUNITY}B00001-010101",
        "building_id": f"{COMMUNITY}B00001",
        "members": 3,
    }
    return HouseholdRow(**facts | but)


def a_person_row(**but):
    facts = {
        "id": "P00000001",
        "household_id": "H00000001",
        "relation": Relation.HEAD,
        "population": Population.FLOATING,
        "name": NAME,
        "id_number": OLD_NUMBER.lower(),
        "phone": PHONE,
    }
    return PersonRow(**facts | but)


def move_in(households, *rows, command=None, registry=None, origin=None, dry_run=False):
    return import_households(
        households,
        FakeBuildings(a_building(), THERE),
        registry or a_registry(),
        rows=rows,
        brought=Brought(
            about=About.HOUSEHOLD,
            origin=origin or an_origin(),
            dry_run=dry_run,
            command=command or a_command(),
        ),
    )


def register(people, *rows, command=None, registry=None, origin=None, dry_run=False):
    other = a_household(id="H00000003")
    households = FakeRevised(a_household(), a_household(id="H00000002", community_code=ELSEWHERE), other)
    return import_people(
        people,
        households,
        registry or a_registry(),
        rows=rows,
        brought=Brought(
            about=About.PERSON,
            origin=origin or an_origin(),
            dry_run=dry_run,
            command=command or a_command(),
        ),
    )


def known(person, code):
    """Return a value of a person as it was said."""
    value = person.particulars.value(code)
    return FakeSealer().open(value, about=f"person.{code}") if "|" in value else value


class TestHouseholds:
    def test_one_is_of_its_buildings_community_and_address(self):
        households = FakeRevised()

        [outcome] = move_in(households, a_household_row(door="1单元501室", kind=HouseholdKind.RESIDENT))

        [household] = households.by_id.values()
        assert outcome.effect is Effect.NEW
        assert household.community_code == COMMUNITY
        assert household.address == "全椒路社区幸福小区3幢1单元501室"
        assert household.state is RecordState.ENTERED

    def test_one_without_a_building_or_in_another_area_is_refused(self):
        households = FakeRevised()

        outcomes = move_in(
            households, a_household_row(building_id="nowhere"), a_household_row(building_id=THERE.id)
        )

        assert [outcome.ok for outcome in outcomes] == [False, False]
        assert not households.by_id

    def test_one_is_not_taken_out_of_another_area(self):
        households = FakeRevised(a_household(building_id=THERE.id, community_code=ELSEWHERE))

        assert not move_in(households, a_household_row())[0].ok
        assert households.by_id["H00000001"].building_id == THERE.id
        assert move_in(households, a_household_row(), command=ELSEWHERE_TOO)[0].ok

    def test_what_a_row_does_not_say_stays_as_it_is_known(self):
        households = FakeRevised()
        move_in(households, a_household_row(kind=HouseholdKind.COLLECTIVE, details={"rented": "yes"}))

        move_in(households, a_household_row(members=4), command=a_command("command-2"))

        [household] = households.by_id.values()
        assert (household.members, household.kind) == (4, HouseholdKind.COLLECTIVE)
        assert household.particulars.value("rented") == "yes"

    def test_an_organisation_that_owns_a_house_has_a_sound_credit_code(self):
        households = FakeRevised()
        wrong = a_household_row(details={"owner_credit_code": "91350100M000100Y44"})
        right = a_household_row(details={"owner_credit_code": "91350100M000100Y43"})

        assert [outcome.ok for outcome in move_in(households, wrong, right)] == [False, True]


class TestPeople:
    def test_what_is_personal_is_sealed_and_found_again_by_its_hash(self):
        people = FakePeople()

        assert register(people, a_person_row(details={"employer": "明光路小学"}))[0].ok

        [person] = people.by_id.values()
        assert person.population is Population.FLOATING
        assert known(person, "id_number") == OLD_NUMBER
        assert known(person, "employer") == "明光路小学"
        assert set(person.prints) == {"name", "id_number", "phone"}
        kept = str(person)
        assert not any(secret in kept for secret in (NAME, OLD_NUMBER, PHONE, "明光路小学", "1949-12-31"))

    def test_the_number_tells_birthday_and_sex(self):
        people = FakePeople()

        register(people, a_person_row())

        [person] = people.by_id.values()
        assert (known(person, "born"), known(person, "sex"), person.born_year) == (
            "1949-12-31",
            "female",
            1949,
        )

    def test_a_number_with_spaces_is_the_same_number(self):
        people = FakePeople()

        register(people, a_person_row(id_number=f" {OLD_NUMBER[:6]} {OLD_NUMBER[6:14]} {OLD_NUMBER[14:]}"))

        [person] = people.by_id.values()
        assert (known(person, "id_number"), known(person, "born")) == (OLD_NUMBER, "1949-12-31")

    def test_two_records_of_one_number_have_one_key_however_it_is_typed(self):
        people = FakePeople()

        register(people, a_person_row(), a_person_row(id="P00000002", id_number=OLD_NUMBER))

        first, second = people.by_id.values()
        assert first.key == second.key

    def test_who_has_no_number_has_a_key_of_his_own_until_it_is_known(self):
        people = FakePeople()
        register(
            people, a_person_row(id_number=None, phone=None), a_person_row(id="P00000002", id_number=None)
        )
        first, second = people.by_id.values()

        register(people, a_person_row(), command=a_command("command-2"))

        assert first.key != second.key
        assert not first.has_number
        assert people.by_id["P00000001"].has_number

    def test_another_number_is_not_taken_from_a_list(self):
        people = FakePeople()
        register(people, a_person_row())

        [outcome] = register(people, a_person_row(id_number=NUMBER), command=a_command("command-2"))

        assert (outcome.ok, outcome.effect) == (False, Effect.REFUSED)
        assert known(people.by_id["P00000001"], "id_number") == OLD_NUMBER

    @pytest.mark.parametrize(
        ("number", "kind", "ok"),
        [
            ("3401021990030700", None, False),
            ("34O102199003070010", None, False),
            ("34O102199003070010", "111", False),
            ("E12345678", None, False),
            ("E12345678", "414", True),
            ("军字第1234567号", "114", True),
            ("军字第1234567号", "414", False),
            (NUMBER, "414", False),
            (NUMBER, "111", True),
        ],
    )
    def test_a_number_becomes_a_key_only_where_its_paper_can_have_it(self, number, kind, ok):
        people, details = FakePeople(), {"paper_kind": kind} if kind else {}

        [outcome] = register(people, a_person_row(id_number=number, details=details))

        assert outcome.ok is ok
        assert [person.has_number for person in people.by_id.values()] == [True] * ok
        assert number not in str(outcome)

    def test_a_kind_of_paper_that_comes_later_goes_with_the_known_number(self):
        people = FakePeople()
        register(people, a_person_row(id_number=NUMBER))
        passport = {"id_number": None, "details": {"paper_kind": "414"}}

        [outcome] = register(people, a_person_row(**passport), command=a_command("command-2"))

        assert not outcome.ok
        assert people.by_id["P00000001"].particulars.value("paper_kind") is None

    @pytest.mark.parametrize(
        "but", [{"name": "王*"}, {"phone": "138****1234"}, {"details": {"employer": "***"}}]
    )
    def test_a_mask_is_refused_in_clear_words(self, but):
        people = FakePeople()

        [outcome] = register(people, a_person_row(**but))

        assert "遮盖" in outcome.reason
        assert not people.by_id

    def test_one_of_no_household_or_of_another_area_is_refused(self):
        people = FakePeople()

        outcomes = register(people, a_person_row(household_id="H404"), a_person_row(household_id="H00000002"))

        assert [outcome.ok for outcome in outcomes] == [False, False]
        assert not people.by_id

    def test_one_is_not_taken_out_of_another_area(self):
        people = FakePeople(a_person(community_code=ELSEWHERE))

        assert not register(people, a_person_row())[0].ok
        assert register(people, a_person_row(), command=ELSEWHERE_TOO)[0].ok

    def test_one_who_moves_keeps_where_he_lived(self):
        people = FakePeople()
        register(people, a_person_row(tenure=Tenure.RENTED, lives_since=date(2020, 1, 1)))

        later = an_origin(as_of=date(2026, 11, 20))
        register(people, a_person_row(household_id="H00000003"), origin=later, command=a_command("command-2"))

        [person] = people.by_id.values()
        assert person.household_id == "H00000003"
        assert [(stay.household_id, stay.until) for stay in person.residences] == [
            ("H00000001", date(2026, 11, 20)),
            ("H00000003", None),
        ]

    def test_what_is_personal_is_not_in_what_a_row_prints(self):
        printed = repr(a_person_row(details={"employer": "明光路小学"}))

        assert not any(secret in printed for secret in (NAME, OLD_NUMBER.lower(), PHONE, "明光路小学"))

    def test_a_wrong_number_is_refused_and_not_repeated(self):
        people = FakePeople()

        outcomes = register(
            people, a_person_row(id_number="340102199003070011"), a_person_row(id="P00000002")
        )

        assert [outcome.ok for outcome in outcomes] == [False, True]
        assert "340102199003070011" not in outcomes[0].reason
        assert set(people.by_id) == {"P00000002"}

    @pytest.mark.parametrize("details", [{"hiv": "yes"}, {"religion": "00"}, {"came_for": "77"}])
    def test_what_may_not_be_known_is_refused(self, details):
        people = FakePeople()

        assert not register(people, a_person_row(details=details))[0].ok
        assert not people.by_id


class TestWhatIsKnownAlready:
    def test_a_list_does_not_overwrite_what_somebody_made_sure_of(self):
        people = FakePeople()
        register(people, a_person_row())
        sure = people.by_id["P00000001"].verified(an_origin(state=RecordState.VERIFIED))
        people.keep([(sure, a_command("verified"))])

        [same] = register(people, a_person_row(), command=a_command("command-2"))
        [other] = register(people, a_person_row(phone="13900001234"), command=a_command("command-3"))

        assert (same.effect, other.effect) == (Effect.UNCHANGED, Effect.UNCHANGED)
        assert (same.contrary, other.contrary) == ((), ("phone",))
        assert known(people.by_id["P00000001"], "phone") == PHONE

    def test_a_list_of_an_earlier_day_changes_nothing(self):
        people = FakePeople()
        register(people, a_person_row())

        early = an_origin(as_of=date(2026, 10, 1))
        [outcome] = register(
            people, a_person_row(phone="13900001234"), origin=early, command=a_command("command-2")
        )

        assert outcome.effect is Effect.UNCHANGED
        assert known(people.by_id["P00000001"], "phone") == PHONE

    def test_of_two_rows_about_one_person_the_second_goes_on_from_the_first(self):
        people = FakePeople()

        register(people, a_person_row(details={"employer": "甲"}), a_person_row(details={"occupation": "乙"}))

        [person] = people.by_id.values()
        assert (known(person, "employer"), known(person, "occupation")) == ("甲", "乙")

    def test_the_same_batch_again_changes_nothing(self):
        people = FakePeople()
        register(people, a_person_row())
        first = dict(people.by_id)

        [outcome] = register(people, a_person_row())

        assert outcome.ok
        assert people.by_id == first


class TestTheAccountOfABatch:
    def test_it_tells_source_effects_and_faults_by_row_and_nothing_personal(self):
        registry = a_registry()

        register(
            FakePeople(), a_person_row(), a_person_row(id_number="340102199003070011"), registry=registry
        )

        [batch] = registry.batches.by_id.values()
        assert (batch.rows, batch.effects) == (2, {Effect.NEW: 1, Effect.REFUSED: 1})
        assert batch.origin == an_origin()
        assert set(batch.refused) == {"1"}
        assert not any(secret in str(batch) for secret in (NAME, "340102199003070011", PHONE))

    def test_it_is_answered_as_it_was_then_whatever_has_changed_since(self):
        people, registry = FakePeople(), a_registry()
        told = register(people, a_person_row(), registry=registry)
        people.by_id.clear()

        assert register(people, a_person_row(), registry=registry) == told
        assert not people.by_id

    def test_its_id_stands_for_its_words_alone(self):
        people, registry = FakePeople(), a_registry()
        register(people, a_person_row(), registry=registry)

        with pytest.raises(Conflict):
            register(
                people,
                a_person_row(phone="13900001234"),
                registry=registry,
                command=a_command(digest="other words"),
            )

    def test_everything_wrong_with_a_row_is_told_at_once_by_its_column(self):
        wrong = a_person_row(
            household_id="H404",
            id_number="340102199003070011",
            phone="twelve",
            details={"came_for": "77", "hiv": "yes"},
            declined=frozenset({"name"}),
        )

        [outcome] = register(FakePeople(), wrong)

        assert set(outcome.faults) == {"household_id", "id_number", "phone", "came_for", "hiv", "name"}
        assert all(word in outcome.reason for said in outcome.faults.values() for word in said)
        assert "340102199003070011" not in str(outcome)

    def test_a_dry_run_tells_the_same_and_keeps_nothing(self):
        people, registry = FakePeople(), a_registry()
        rows = a_person_row(), a_person_row(id="P00000002", id_number="340102199003070011")

        told = register(people, *rows, registry=registry, dry_run=True)

        assert not people.by_id
        assert not registry.batches.by_id
        assert told == register(people, *rows, registry=registry)
