"""What people enter in one day, in every kind of object that grid keeps, with a number and a phone in it."""

from datetime import timedelta

from demo.sign_ins import demo_sign_ins
from shared.kernel import clock
from shared.kernel.calendar import local_time
from shared.kernel.ids import new_id

PHONE, NUMBER = "19900099999", "340102199003070010"  # of nobody in the street
WORDS = f"本人持{NUMBER}，电话{PHONE}"


class Entered:
    """Enters it, as those who sign in to the demo; `ids` are of all that was made."""

    def __init__(self, client, settings, street):
        self.client, self.settings = client, settings
        grid = street.grids[0]
        home = next(each for each in street.households if each.grid_code == grid.code)
        self.people = [each.id for each in street.people if each.household_id == home.id]
        house = next(each for each in street.houses if each.id == home.house_id)
        building = next(each for each in street.buildings if each.id == house.building_id)
        self.door = building.point._asdict()
        self.home, self.subjects = home.id, {each.variable: each.subject for each in demo_sign_ins(street)}
        self.today = local_time(clock.now()).date().isoformat()
        self.ids = []

    def all(self):
        """Enter one of each kind, and return the ids."""
        for enter in (self.visit, self.dispute, self.change, self.tag, self.hazard, self.card):
            enter()
        self.reveal()
        return self.ids

    def does(self, who, door, **words):
        asking = self.client.acting_for(self.settings[f"TOKEN_{who}"])
        return asking.call(f"grid.{door}", command_id=new_id(), **words)

    def subject(self, who):
        return self.subjects[f"TOKEN_{who}"]

    def visit(self):
        now = clock.now()
        phone = {"about": "person", "id": self.people[0], "code": "phone", "now": PHONE}
        made = self.does(
            "WORKER_A",
            "submit_visit",
            origin={"device": "phone-1", "session": "s1", "offline_seq": 1},
            household_id=self.home,
            kind="joint",
            result="met",
            proof="gps",
            start=self.door,
            started_at=(now - timedelta(minutes=9)).isoformat(),
            ended_at=now.isoformat(),
            persons_met=self.people[:1],
            companions=[{"authority": "police", "name": PHONE}],
            checks={"health": "fine"},
            hazards=[{"kind": "gas_bottle", "severity": "minor", "words": WORDS}],
            changes=[phone],
            statement=self.statement(),
            summary=WORDS,
        )
        self.ids.append(made["visit_id"])

    def dispute(self):
        told = {"title": WORDS, "words": WORDS, "units": WORDS, "occurred_on": self.today}
        parties = [{"name": "某某", "id_number": NUMBER, "phone": PHONE, "kind": WORDS}]
        what = {"category": "neighbours", "scale": "general", "people": 2, "household_ids": [self.home]}
        made = self.does("WORKER_A", "register_dispute", **what, **told, parties=parties)
        of_it = {"dispute_id": made["dispute_id"]}
        by = {"mediator": self.subject("WORKER_B"), "organisation": WORDS, "way": "people"}
        self.does("STATION_HEAD", "appoint_mediator", **of_it, **by)
        self.does("WORKER_B", "hold_mediation", **of_it, words=WORDS)
        self.does("WORKER_B", "reveal_dispute", **of_it, purpose="mediate")
        self.does("WORKER_B", "settle_dispute", **of_it, terms=WORDS)
        self.does("WORKER_A", "follow_up_dispute", **of_it, kept=True, words=WORDS)
        self.does("STATION_HEAD", "evaluate_dispute", **of_it, opinion=WORDS)
        self.ids.append(of_it["dispute_id"])

    def change(self):
        wish = {"about": "person", "subject_id": self.people[0], "fields": {"phone": PHONE}}
        made = self.does("WORKER_A", "request_change", **wish, proof=self.statement())
        self.does("STATION_HEAD", "refuse_change", request_id=made["id"], reason=WORDS)
        self.ids.append(made["id"])

    def tag(self):
        row = {"category": "C03", "subject_id": self.people[0], "level": "3", "valid_from": self.today}
        made = self.does(
            "WORKER_A", "add_tag", **row, details={"certificate": NUMBER}, origin=self.statement()
        )
        self.does("WORKER_A", "end_tag", tag_id=made["id"], on=self.today, because=WORDS)
        self.ids.append(made["id"])

    def hazard(self):
        seen = {"kind": "charging", "severity": "minor", "found_by": "resident", "words": WORDS}
        made = self.does("WORKER_A", "report_hazard", **seen, household_id=self.home)
        of_it = {"hazard_id": made["hazard_id"]}
        self.does("STATION_HEAD", "charge_hazard", **of_it, owner=self.subject("WORKER_A"))
        self.does("WORKER_A", "mend_hazard", **of_it, words=WORDS)
        self.ids.append(of_it["hazard_id"])

    def card(self):
        who = self.subject("WORKER_A")
        words = {"worker_id": who, "name": "某某", "staff_no": who, "duty_phone": PHONE}
        self.does("STATION_HEAD", "issue_service_card", **words)

    def reveal(self):
        wish = {"about": "person", "id": self.people[0], "fields": ["id_number"], "purpose": "verify_record"}
        assert self.does("WORKER_A", "reveal", **wish, device=PHONE)["values"]

    def statement(self):
        said = {"source": "survey", "basis": "consent", "document": WORDS, "notice": WORDS}
        return said | {"as_of": self.today}
