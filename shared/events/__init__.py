"""The language spoken between services: one module per publisher.

A field may be added; none is renamed, removed or given another meaning.
A changed fact is a new class with a new name, announced beside the old one for a release.
"""

from shared.events import (
    grid,
    grid_access,
    grid_audits,
    grid_cards,
    grid_changes,
    grid_disputes,
    grid_duplicates,
    grid_exports,
    grid_facilities,
    grid_fields,
    grid_hazards,
    grid_territory,
    grid_visit_plans,
    grid_visits,
    intake,
    intake_agency,
    intake_applications,
    intake_appointments,
    intake_attachments,
    intake_cards,
    intake_clocks,
    intake_contacts,
    intake_documents,
    intake_ending,
    intake_exemption,
    intake_extension,
    intake_handling,
    intake_mandates,
    intake_menu,
    intake_merging,
    intake_organisation,
    intake_projects,
    intake_questions,
    intake_rating,
    intake_referrals,
    intake_results,
    intake_returning,
    intake_ruling,
    intake_supervision,
    intake_suspension,
    intake_transfer,
    intake_waiting,
    notify,
    staff,
)
from shared.kernel.event import Event

CONTRACTS = (
    grid,
    grid_access,
    grid_audits,
    grid_cards,
    grid_changes,
    grid_duplicates,
    grid_exports,
    grid_territory,
    grid_disputes,
    grid_facilities,
    grid_fields,
    grid_hazards,
    grid_visit_plans,
    grid_visits,
    intake,
    intake_agency,
    intake_applications,
    intake_appointments,
    intake_attachments,
    intake_cards,
    intake_clocks,
    intake_contacts,
    intake_documents,
    intake_ending,
    intake_exemption,
    intake_extension,
    intake_handling,
    intake_mandates,
    intake_menu,
    intake_merging,
    intake_organisation,
    intake_projects,
    intake_questions,
    intake_rating,
    intake_referrals,
    intake_results,
    intake_returning,
    intake_ruling,
    intake_supervision,
    intake_suspension,
    intake_transfer,
    intake_waiting,
    notify,
    staff,
)

CATALOGUE: dict[str, type[Event]] = {
    event.name: event
    for contract in CONTRACTS
    for event in vars(contract).values()
    if isinstance(event, type) and issubclass(event, Event) and "name" in vars(event)
}

PUBLISHERS = tuple(sorted({name.partition(".")[0] for name in CATALOGUE}))
