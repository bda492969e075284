"""A working day of grid: every door is knocked at with words that it grants, in an order in which it can.

Wherever people write, they write a number and a phone. `said` is what each door has answered, as JSON.
"""

import json
from datetime import date, timedelta
from uuid import uuid4

from services.grid.domain.access.look_report import LookReport, report_id
from services.grid.domain.completeness.audit import SamplingAudit
from services.grid.domain.volumes.volume import VolumeKind, frozen
from services.grid.schemas.records.record_files import FileFormat
from services.grid.schemas.records.sheet import SheetKind
from services.grid.store.access.look_reports import MongoLookReports
from services.grid.store.completeness.audits import MongoAudits
from services.grid.store.volumes.volumes import MongoVolumes
from shared.kernel import clock
from shared.kernel.calendar import local_moment, local_time
from tests.eventually import eventually
from tests.grid.builders import COMMUNITY, GRID, INSIDE, NEXT_GRID, NOON, a_ring, case_accepted
from tests.grid.completeness.rules import AUDIT as SAMPLE
from tests.grid.records.office import (
    HOUSEHOLD_ROW,
    NAME,
    ORIGIN,
    PERSON_ROW,
    TERRITORY,
    VISITED,
)
from tests.grid.records.sheets import a_file
from tests.grid.territory.test_geojson import a_feature, a_wish
from tests.grid.volumes.test_volume import a_volume

OTHER_NUMBER, OTHER_PHONE = "360426199101010071", "13700001111"
WORDS = f"本人持{OTHER_NUMBER}来电{OTHER_PHONE}"
HOME, SECOND_HOME, PERSON, SECOND = "H00000001", "H00000002", "P00000001", "P00000002"
BUILDING, HOUSE = f"{COMMUNITY}B00001", f"{COMMUNITY}B00001-010502"
MONTHS = "2026-09", "2026-10"
PARTY = {"name": NAME, "id_number": OTHER_NUMBER, "phone": OTHER_PHONE, "kind": WORDS}
FOUND_AT_HOME = {"household_id": HOME, "kind": "charging", "severity": "major", "found_by": "resident"}


class WorkingDay:
    """Everybody of an office does his work; `ids` are those of what is made, by the name of their field."""

    def __init__(self, office):
        self.office, self.said, self.ids, self.entries = office, [], {}, 0
        self.now = clock.now()
        self.today = local_time(self.now).date()

    def passes(self):
        """Live through it."""
        for each in (
            self.land,
            self.posts,
            self.records,
            self.duplicates,
            self.tags,
            self.visits,
            self.absences,
            self.conflict,
            self.hazards,
            self.facilities,
            self.dispute,
            self.other_disputes,
            self.cases,
            self.handover,
            self.card,
            self.responsibility,
            self.reveals,
            self.files,
            self.watching,
            self.months,
            self.new_map,
        ):
            each()

    def asks(self, who, door, **words):
        """Ask at a door and keep what it answers."""
        answer = self.office.asks(who, door, **words)
        self.said.append((door, json.dumps(answer, ensure_ascii=False, default=str)))
        return answer

    def does(self, who, door, **words):
        """Give a command of its own and keep the answer."""
        return self.asks(who, door, command_id=uuid4().hex, **words)

    def land(self):
        compound = {"id": f"{COMMUNITY}X001", "name": "幸福小区", "community_code": COMMUNITY}
        rows = TERRITORY | {"compounds": compound, "houses": {"id": HOUSE}}
        for kind, row in rows.items():
            self.does("clerk", f"import_{kind}", rows=[row])
        spot = [INSIDE.longitude, INSIDE.latitude]
        self.does("operator", "check_positions", device="phone-1", grid_code=GRID, positions=[spot])
        address = {"address": "全椒路社区幸福小区4幢", "community_code": COMMUNITY}
        self.does("clerk", "register_building", **address, longitude=spot[0], latitude=spot[1])
        self.asks("worker", "search_addresses", begins="幸福")
        self.asks("worker", "get_address", id=HOUSE)

    def posts(self):
        self.office.fill_posts(self.today)

    def records(self):
        home = HOUSEHOLD_ROW | {"id": SECOND_HOME, "house_id": HOUSE, "door": "1单元502室", "details": {}}
        self.does("clerk", "import_households", rows=[home], origin=ORIGIN)
        person = PERSON_ROW | {"id": SECOND, "relation": "other", "id_number": None, "phone": None}
        self.does("clerk", "import_people", rows=[person], origin=ORIGIN)
        for kind, id in (("household", HOME), ("person", PERSON)):
            self.does("worker", f"claim_{kind}", **{f"{kind}_id": id})
            self.does("worker", f"verify_{kind}", **{f"{kind}_id": id}, origin=VISITED)
        proof = ORIGIN | {"document": WORDS}
        for door, but in (("approve_change", {}), ("refuse_change", {"reason": WORDS})):
            wish = {"about": "person", "subject_id": PERSON, "fields": {"former_name": NAME}}
            asked = self.does("worker", "request_change", **wish, proof=proof)
            self.asks("station_head", "list_changes", area=GRID)
            self.does("station_head", door, request_id=asked["id"], **but)
        self.does("operator", "reseal_records", kind="people")

    def duplicates(self):
        found = self.does("clerk", "report_duplicate", one_id=PERSON, other_id=SECOND)
        of_it = {"duplicate_id": found["id"]}
        self.does("worker", "answer_duplicate", **of_it, person_id=PERSON, lives_there=True)
        self.does("clerk", "merge_people", **of_it, keep_id=PERSON, evidence=WORDS)
        self.does("clerk", "undo_merge", **of_it, note=WORDS)
        self.does("clerk", "dismiss_duplicate", **of_it, note=WORDS)

    def tags(self):
        begun = {"subject_id": PERSON, "valid_from": "2026-11-01"}
        row = begun | {"id": "T1", "category": "K03", "level": "4", "details": {"diagnosis": WORDS}}
        self.does("clerk", "import_tags", rows=[row], origin=ORIGIN | {"source": "health"})
        lone = begun | {"category": "C03", "level": "3", "details": {"certificate": OTHER_NUMBER}}
        added = self.does("worker", "add_tag", **lone, origin=VISITED)
        self.does("worker", "end_tag", tag_id=added["id"], on=self.today.isoformat(), because=WORDS)

    def visit(self, household_id=HOME, *, began=None, **but):
        """Send what a phone has entered."""
        self.entries += 1
        began = began or self.now - timedelta(minutes=9)
        facts = {
            "origin": {"device": "phone-1", "session": "s1", "offline_seq": self.entries},
            "household_id": household_id,
            "kind": "inspect",
            "result": "met",
            "proof": "gps",
            "start": vars(INSIDE),
            "started_at": began.isoformat(),
            "ended_at": (began + timedelta(minutes=5)).isoformat(),
        }
        return self.does("worker", "submit_visit", **facts | but)["visit_id"]

    def visits(self):
        self.does("worker", "hurry_visit", household_id=HOME, occasion="discharge")
        self.asks("worker", "list_due_visits", area=GRID)
        asked = {"statement": VISITED | {"document": WORDS}}
        phone = {"about": "household", "id": HOME, "code": "owner_phone", "now": OTHER_PHONE}
        seen = {"kind": "gas_bottle", "severity": "minor", "words": WORDS}
        along = {"authority": "police", "name": WORDS}
        id = self.visit(
            summary=WORDS, hazards=[seen], companions=[along], persons_met=[PERSON], changes=[phone], **asked
        )
        self.ids["visit_id"] = id
        self.does("worker", "amend_visit", visit_id=id, summary=f"又：{WORDS}", reason=WORDS)
        self.does("station_head", "review_visit", visit_id=id, sound=True, words=WORDS)
        self.does("station_head", "read_visit", visit_id=id, purpose="review", device=WORDS)
        times = {"opens": self.now.isoformat(), "ends": (self.now + timedelta(hours=1)).isoformat()}
        self.does("worker", "agree_visit", household_id=HOME, **times)

    def absences(self):
        self.does("clerk", "hurry_visit", household_id=SECOND_HOME, occasion="flood_alarm")
        midnight = local_moment(self.today - timedelta(days=1))
        for hour in (9, 15, 20):
            self.visit(SECOND_HOME, began=midnight + timedelta(hours=hour), result="not_home")
        ask = {"household_id": SECOND_HOME}
        eventually(lambda: len(self.asks("worker", "get_visit_plan", **ask)["absences"]) == 3)
        self.does("worker", "trace_household", **ask, means="neighbours", reached=False)

    def conflict(self):
        [line] = eventually(lambda: self.asks("station_head", "list_field_conflicts", area=GRID)["items"])
        of_it = {"line_id": line["line_id"]}
        for door in ("read_field_conflict", "reveal_field_conflict"):
            self.does("station_head", door, **of_it)
        self.does("station_head", "decide_field", **of_it, chosen=None)

    def hazards(self):
        later = (self.today + timedelta(days=5)).isoformat()
        found = self.does("worker", "report_hazard", **FOUND_AT_HOME, words=WORDS)
        of_it = {"hazard_id": found["hazard_id"]}
        self.does("station_head", "charge_hazard", **of_it, owner="W0001")
        self.does("worker", "mend_hazard", **of_it, words=WORDS)
        self.does("station_head", "send_hazard_back", **of_it, deadline=later)
        self.does("worker", "mend_hazard", **of_it, words=WORDS)
        self.does("station_head", "accept_hazard", **of_it)
        other = self.does("worker", "report_hazard", **FOUND_AT_HOME | {"kind": "wiring"}, words=WORDS)
        self.does("station_head", "dismiss_hazard", hazard_id=other["hazard_id"])
        self.ids |= of_it

    def facilities(self):
        spot = {"longitude": INSIDE.longitude, "latitude": INSIDE.latitude}
        made = self.does("worker", "register_facility", kind="hydrant", title=WORDS, **spot)
        self.ids["facility_id"] = made["facility_id"]
        self.does("worker", "inspect_facility", **self._of("facility_id"), condition="fine", words=WORDS)
        self.does("station_head", "remove_facility", **self._of("facility_id"))
        row = {"id": "F-1", "kind": "aed", "title": WORDS, **spot}
        self.does("clerk", "import_facilities", rows=[row])

    def quarrel(self):
        """Register a dispute and have somebody mediate it."""
        told = {"title": WORDS, "words": WORDS, "units": WORDS, "occurred_on": self.today.isoformat()}
        what = {"category": "neighbours", "scale": "general", "people": 2, "household_ids": [HOME]}
        made = self.does("worker", "register_dispute", **what, **told, parties=[PARTY])
        by = {"mediator": "W0002", "organisation": WORDS, "way": "people"}
        self.does("station_head", "appoint_mediator", dispute_id=made["dispute_id"], **by)
        return {"dispute_id": made["dispute_id"]}

    def dispute(self):
        of_it = self.quarrel()
        self.does("partner", "hold_mediation", **of_it, words=WORDS)
        self.does("partner", "settle_dispute", **of_it, terms=WORDS)
        self.does("partner", "read_dispute", **of_it, purpose="mediation")
        self.does("partner", "reveal_dispute", **of_it, purpose="mediate")
        self.does("worker", "follow_up_dispute", **of_it, kept=True, words=WORDS)
        self.does("station_head", "evaluate_dispute", **of_it, opinion=WORDS)
        self.ids |= of_it

    def other_disputes(self):
        self.does("partner", "fail_dispute", **self.quarrel(), onward="court", words=WORDS)
        self.does("worker", "withdraw_dispute", **self.quarrel())

    def cases(self):
        self.office.tell(case_accepted(), "case-1")
        of_it = {"case_id": "case-1"}
        eventually(lambda: self.asks("worker", "worker_tasks")["items"])
        self.does("worker", "decline_case", **of_it, note=WORDS)
        self.does("station_head", "assign_case", **of_it, worker_id="W0002", note=WORDS)
        self.does("station_head", "reassign_case", **of_it, worker_id="W0001", note=WORDS)
        self.ids |= of_it

    def handover(self):
        made = self.does("worker", "hand_over", grid_code=GRID, items=[{"kind": "key", "words": WORDS[:60]}])
        for door in ("accept_handover", "return_handover"):
            self.does("partner", door, handover_id=made["handover_id"])

    def card(self):
        whose = {"worker_id": "W0001"}
        bearer = {"name": "网格员", "staff_no": "0001", "duty_phone": "0551-60000001"}
        self.does("station_head", "issue_service_card", **whose, **bearer)
        self.does("worker", "print_service_card", **whose)
        [card] = self.office.database["service_cards"].find()
        self.asks("resident", "verify_card", code=card["codes"][0])
        self.does("station_head", "reissue_service_card", **whose, why="lost")
        self.does("station_head", "revoke_service_card", **whose, why="lost")
        self.does("station_head", "issue_service_cards", rows=[{"worker_id": "W0002", **bearer}])

    def responsibility(self):
        whose = {"grid_code": GRID, "worker_id": "W0002", "household_ids": [SECOND_HOME]}
        given = self.does("station_head", "give_responsibility", **whose, since=self.today.isoformat())
        self.asks("worker", "get_responsible", household_id=SECOND_HOME)
        of_it = {"responsibility_id": given["responsibility_id"]}
        self.does("station_head", "end_responsibility", **of_it)

    def reveals(self):
        wish = {"about": "person", "id": PERSON, "fields": ["id_number"], "purpose": "handle_case"}
        self.does("worker", "reveal", **wish, reference="case-1", device=WORDS)
        self.does("section_head", "reveal_tags", person_id=PERSON, purpose="emergency")

    def files(self):
        self.asks("clerk", "get_record_template", kind="people", format="csv")
        row = {"id": SECOND, "household_id": HOME, "relation": "其他", "population": "户籍人口", "name": NAME}
        content = a_file(SheetKind.PEOPLE, FileFormat.CSV, row)
        wish = {"kind": "people", "format": "csv", "content": content}
        self.does("clerk", "import_record_file", **wish, origin=ORIGIN | {"document": WORDS})
        self.does("station_head", "export_records", area=GRID, purpose="report", reference=WORDS)
        self.asks("leader", "list_exports", area=GRID)

    def watching(self):
        self.does("worker", "declare_ties", staff_id="W0001", household_ids=[HOME])
        self.asks("worker", "get_ties", staff_id="W0001")
        self.asks("clerk", "list_looks_at_person", person_id=PERSON, application="SQ-1")
        week = date(2026, 9, 7)
        facts = {"after": 0, "last": 0, "looks": 0, "rules_version": 1, "anomalies": (), "made_at": NOON}
        report = LookReport(id=report_id(week), week=week, **facts)
        MongoLookReports(self.office.database).save(report.make(()))
        self.asks("leader", "get_look_report", week=week.isoformat())

    def months(self):
        audits, volumes = MongoAudits(self.office.database), MongoVolumes(self.office.database)
        audits.save(SamplingAudit.draw(GRID, MONTHS[1], [HOME], SAMPLE, auditor_grid=NEXT_GRID, at=NOON))
        asked = {"grid_code": GRID, "month": MONTHS[1]}
        self.does("stranger", "check_household", **asked, household_id=HOME, accurate=True)
        self.asks("stranger", "get_audit", **asked)
        volume = a_volume(kind=VolumeKind.BUILDING, about=BUILDING, grid_code=GRID)
        volumes.keep_new([frozen(volume, month=month) for month in MONTHS])
        of_it = {"kind": "building", "about": BUILDING}
        self.asks("worker", "compare_volumes", **of_it, before=MONTHS[0], after=MONTHS[1])
        for door in ("get_volume", "print_volume"):
            self.asks("worker", door, **of_it)

    def new_map(self):
        wish = a_wish(a_feature(GRID, a_ring()), valid_from=self.now.isoformat(), reason=WORDS)
        self.does("section_head", "reorganise_grids", **wish)

    def _of(self, name):
        return {name: self.ids[name]}
