"""Look sources: what every door hands on behind which somebody sees something of people."""

from services.grid.domain.access.look import Where
from services.grid.entrypoints.references import KnownReferences
from services.grid.entrypoints.sources import Sources
from services.grid.usecases.access.ports import AccessTable, Desk, Journal, RevealDays
from services.grid.usecases.assignments.ports import Assignments
from services.grid.usecases.completeness.ports import Audits
from services.grid.usecases.disputes.ports import Disputes
from services.grid.usecases.records.ports import ChangeRequests, People, Rules, Sealer
from services.grid.usecases.visits.ports import Plans, Visits


class LookSources(Sources):
    """Who may see what, and where looks are written down and reveals are counted."""

    people: People
    record_rules: Rules
    access_table: AccessTable
    journal: Journal
    reveal_days: RevealDays
    sealer: Sealer
    assignments: Assignments
    visits: Visits
    plans: Plans
    change_requests: ChangeRequests
    disputes: Disputes
    audits: Audits

    def _desk(self, where: Where) -> Desk:
        """Return the desk, with the rules of that moment."""
        return Desk(
            register=self.register,
            people=self.people,
            record_rules=self.record_rules.in_force(where.at),
            access_rules=self.access_table.in_force(where.at),
            sealer=self.sealer,
            journal=self.journal,
            references=KnownReferences(
                assignments=self.assignments,
                visits=self.visits,
                plans=self.plans,
                changes=self.change_requests,
                disputes=self.disputes,
                audits=self.audits,
            ),
        )
