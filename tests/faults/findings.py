"""Findings: what is not as it must be after a run. One function for each invariant; no finding, no fault.

I1 every acknowledged command is there exactly once      I4 dead is what was poison, and nothing else
I2 every effect is there exactly once, in order          I5 nobody lives without working
I3 nothing is left under way (see settling)              I6 every call came back within its bound
"""

from collections import Counter
from collections.abc import Iterable

from kombu import Connection

from ops.declare import work_queues
from shared.plumbing import dead
from tests.faults.past import PAST
from tests.faults.people import LATEST

ASSIGNED = {"ASSIGNED", "SIGNED", "IN_PROGRESS", "RESOLVED", "CHECK_PASSED", "CLOSED"}
RESIDENT_IS_TOLD = (
    "case_accepted",
    "case_handler_named",
    "case_resolved",
    "case_closed",
    "rating_invited",
)
ACKNOWLEDGE = "notify.acknowledge"
EFFECT = {
    "intake.sign_case": "case_signed",
    "intake.resolve_case": "case_resolved",
    "intake.record_return_visit": "case_checked",
    "intake.close_case": "case_closed",
}


class Stores:
    """What the databases hold at this moment, in memory."""

    def __init__(self, world):
        self.cases = _all(world, "intake", "cases")
        self.assignments = _all(world, "grid", "assignments")
        self.acknowledgements = _all(world, "grid", "acknowledgements")
        self.known_workers = _all(world, "grid", "workers")
        self.workers = _all(world, "staff", "workers")
        self.notices = _all(world, "notify", "notices")
        self.positions = _all(world, "notify", "positions")
        self.notices_of = {id: [] for id in self.cases}
        for notice in sorted(self.notices.values(), key=lambda notice: notice["queued_at"]):
            self.notices_of.setdefault(notice["case_id"], []).append(notice)


def findings(world, history, audit=None, *, poison=()):
    """Return everything that is not as it must be, or an empty list."""
    stores = Stores(world)
    found = [*acknowledged_once(history, stores), *effects_once(stores), *calls_bounded(history)]
    if audit is not None:
        audit.read()
        found += [*facts_agree(audit, stores), *clocks_rang_once(audit, stores)]
        found += commands_worked_once(history, audit)
    return [*found, *dead_is_poison(world, poison)]


def acknowledged_once(history, stores):
    """I1: a report is one case with one number, and no case comes from nowhere; so with enlisted workers."""
    yield from _reported_once(history, stores)
    yield from _from_nowhere(history, stores)
    yield from _noted_once(history, stores)
    yield from _enlisted_once(history, stores)


def _reported_once(history, stores):
    for asked in history.acknowledged("intake.report_issue"):
        receipt = asked.answers[0]
        case = stores.cases.get(receipt["case_id"])
        if case is None:
            yield f"I1 report {asked.command_id} was acknowledged, and its case is gone"
        elif case["number"] != receipt["number"]:
            yield f"I1 report {asked.command_id} has another number than its receipt"


def _from_nowhere(history, stores):
    asked_for = {asked.command_id for asked in history.of("intake.report_issue")}
    for case in stores.cases.values():
        if case["registered_by"] != PAST and asked_for.isdisjoint(case["commands"]):
            yield f"I1 nobody asked for case {case['_id']}"
    for number, count in Counter(case["number"] for case in stores.cases.values()).items():
        if count > 1:
            yield f"I1 {count} cases have the number {number}"


def _noted_once(history, stores):
    told = Counter(asked.words["notice_id"] for asked in history.acknowledged(ACKNOWLEDGE))
    kept = {id for id, notice in stores.notices.items() if notice["state"] == "acked"}
    yield from (f"I1 the notice {id} was acknowledged, and does not know it" for id in told.keys() - kept)
    asked = {asked.words["notice_id"] for asked in history.of(ACKNOWLEDGE)}
    yield from (f"I1 nobody asked to acknowledge the notice {id}" for id in kept - asked)
    for id in told.keys() & kept:
        notice = stores.notices[id]
        worker = notice["recipient"].removeprefix("worker/")
        if f"{notice['case_id']}:{worker}" not in stores.acknowledgements:
            yield f"I2 grid does not know that the notice {id} was acknowledged"


def _enlisted_once(history, stores):
    times = Counter(row["id"] for asked in history.of("staff.enlist_workers") for row in asked.words["rows"])
    for id, count in times.items():
        version = stores.workers.get(id, {}).get("version")
        if version != count:
            yield f"I1 worker {id} was enlisted {version} times, not {count}"
        if stores.known_workers.get(id, {}).get("sequence") != version:
            yield f"I2 grid does not know the newest of worker {id}"


def effects_once(stores):
    """I2: every accepted case has one assignment, shows it, and everybody was told once and in order."""
    for id, case in stores.cases.items():
        yield from _assigned_once(id, case, stores)
        yield from _told_once(id, case, stores)
        position = stores.positions.get(f"notify.on.intake.case/case/{id}", {}).get("next")
        if position != case["version"] + 1:
            yield f"I2 notify is at fact {position} of case {id}, which has {case['version']}"
    for id in stores.assignments.keys() - stores.cases.keys():
        yield f"I2 assignment {id} is of no case"


def _assigned_once(id, case, stores):
    assignment = stores.assignments.get(id)
    if assignment is None:
        yield f"I2 case {id} was never assigned"
        return
    choice, ended = assignment["decision"]["choice"], assignment["ended_at"] is not None
    by_hand = choice["reason"] == "by_hand"  # then it was unassigned before
    marked = ended + sum(assignment[mark] is not None for mark in ("signature", "left_unsigned_at"))
    if assignment["version"] != 1 + by_hand + 2 * _covered(assignment) + marked:
        yield f"I2 assignment {id} has {assignment['version']} facts ({choice['reason']})"
    if ended != (case["state"] == "CLOSED"):
        yield f"I2 case {id} is {case['state']}, its assignment ended: {ended}"
    if choice["holder"] is not None:
        yield from _shown_once(id, case, choice["holder"], times=1 + _covered(assignment))


def _covered(assignment):
    """Tell whether its worker did not sign in time, and his partner has it: that is given and told again."""
    return assignment["decision"]["choice"]["reason"] == "b_covers_a_unsigned"


def _shown_once(id, case, holder, *, times):
    shown = (case["handler"] or {}).get("worker_id")
    if case["state"] not in ASSIGNED or shown != holder["worker_id"]:
        yield f"I2 case {id} does not show its worker ({case['state']}, {shown})"
    handed_out = [entry["action"] for entry in case["history"]].count("派单")
    if handed_out != times:
        yield f"I2 case {id} was handed out {handed_out} times, not {times}"


def _told_once(id, case, stores):
    notices, covered = stores.notices_of[id], id in stores.assignments and _covered(stores.assignments[id])
    assigned = [notice["recipient"] for notice in notices if notice["template"] == "case_assigned"]
    if len(set(assigned)) != len(assigned) or len(assigned) != (case["handler"] is not None) + covered:
        yield f"I2 of case {id} these workers were told: {assigned}"
    if case["applicant"]["id"] is None:
        return
    resident = [notice["template"] for notice in notices if notice["recipient"].startswith("applicant/")]
    reached = {"case_accepted": True, "case_handler_named": case["handler"], "case_resolved": case["outcome"]}
    wanted = [name for name in RESIDENT_IS_TOLD if reached.get(name, case["state"] == "CLOSED")]
    if covered:
        wanted.insert(wanted.index("case_handler_named"), "case_handler_named")
    if resident != wanted:
        yield f"I2 the resident of case {id} was told {resident}, not {wanted}"


def facts_agree(audit, stores):
    """I2: the facts of everything are numbered 1, 2, 3 … up to its version, and each was told in one way."""
    yield from (f"I2 {contradiction}" for contradiction in audit.contradictions)
    kinds = {"case": stores.cases, "assignment": stores.assignments, "notice": stores.notices}
    for kind, documents in kinds.items():
        for id, document in documents.items():
            numbers = sorted(audit.about(kind, id))
            if numbers != list(range(1, document["version"] + 1)):
                yield f"I2 {kind} {id} is at version {document['version']} and announced {numbers}"


def clocks_rang_once(audit, stores):
    """I2: every mark that a case has noted as rung was told once, and none was told without being noted."""
    facts = audit.of_type("intake.clock_warned") + audit.of_type("intake.clock_overdue")
    data = [fact["data"] for fact in facts]
    told = Counter((each["case_id"], each["clock"], each.get("mark", "due")) for each in data)
    rung = Counter((id, *_mark(name)) for id, case in stores.cases.items() for name in case["clocks"]["rung"])
    for mark in told.keys() | rung.keys():
        if told[mark] != rung[mark] or told[mark] != 1:
            yield f"I2 the mark {mark} rang {rung[mark]} times and was told {told[mark]} times"


def _mark(name):
    """Return kind of clock and mark of `sign-1:half`."""
    clock, _, mark = name.partition(":")
    return clock.rpartition("-")[0], mark


def commands_worked_once(history, audit):
    """I1: every step that was acknowledged is exactly one fact of its case."""
    for door, kind in EFFECT.items():
        facts = audit.by_case(f"intake.{kind}")
        for asked in history.acknowledged(door):
            count = len(facts[asked.words["case_id"]])
            if count != 1:
                yield f"I1 {door} of case {asked.words['case_id']} worked {count} times"
    yield from _acknowledged_notices_once(history, audit)


def _acknowledged_notices_once(history, audit):
    facts = audit.of_type("notify.notice_acknowledged")
    counts = Counter(fact["data"]["notice_id"] for fact in facts)
    for asked in history.acknowledged(ACKNOWLEDGE):
        id = asked.words["notice_id"]
        if counts[id] != 1:
            yield f"I1 the notice {id} was acknowledged {counts[id]} times"


def calls_bounded(history):
    """I6: no call took longer than its bound; I1: nothing was refused that was in order."""
    for asked in history.asked:
        if asked.longest > LATEST:
            yield f"I6 {asked.door} took {asked.longest:.1f} s"
        if asked.refusal:
            yield f"I1 {asked.door} was refused: {asked.refusal}"


def dead_is_poison(world, poison: Iterable[str]):
    """I4: what lies in the dead queues is what was sent as poison; copies are allowed."""
    lying = {letter.id: letter for letter in dead_letters(world)}
    for id in lying.keys() - set(poison):
        yield f"I4 {id} is dead: {lying[id].error.strip()[-200:]}"
    for id in set(poison) - lying.keys():
        yield f"I4 the poison {id} is not dead"


def dead_letters(world):
    """Return all dead letters of a world; they stay where they are."""
    with Connection(world.amqp_uri, connect_timeout=3) as connection:
        names = [queue.name for queue in work_queues()]
        counts = {name: _count(connection, f"{name}.dead") for name in names}
    return [
        letter
        for name, count in counts.items()
        if count
        for letter in dead.list_dead(world.amqp_uri, name, limit=count)
    ]


def _count(connection, queue):
    with connection.channel() as channel:
        return channel.queue_declare(queue, passive=True).message_count


def _all(world, service, collection):
    return {document["_id"]: document for document in world.database(service)[collection].find()}
