"""The wiring of grid: its doors, and what stands behind them."""

from typing import Any

from nameko.extensions import DependencyProvider

from services.grid.entrypoints.assignments import AssignmentDoors
from services.grid.entrypoints.changes import ChangeDoors
from services.grid.entrypoints.disputes import DisputeDoors
from services.grid.entrypoints.facilities import FacilityDoors
from services.grid.entrypoints.field_doors import FieldDoors
from services.grid.entrypoints.handovers import HandoverDoors
from services.grid.entrypoints.hazards import HazardDoors
from services.grid.entrypoints.listeners import Listeners
from services.grid.entrypoints.record_exports import RecordExportDoors
from services.grid.entrypoints.record_files import RecordFileDoors
from services.grid.entrypoints.responsibilities import ResponsibilityDoors
from services.grid.entrypoints.standstills import StandstillListeners
from services.grid.entrypoints.territory import TerritoryDoors
from services.grid.entrypoints.timers import Timers
from services.grid.entrypoints.visit_plans import VisitEars, VisitPlanDoors
from services.grid.entrypoints.visits import VisitDoors
from services.grid.entrypoints.volumes import VolumeDoors
from services.grid.entrypoints.vouching import VouchingDoors
from services.grid.entrypoints.watch import WatchDoors
from services.grid.store.access.journal import MongoJournal
from services.grid.store.access.look_reports import MongoLookReports
from services.grid.store.access.record_exports import MongoRecordExports
from services.grid.store.access.reveal_days import MongoRevealDays
from services.grid.store.access.rules import DeliveredAccessRules
from services.grid.store.access.ties import MongoTies
from services.grid.store.assignments.acknowledgements import MongoAcknowledgements
from services.grid.store.assignments.assignments import MongoAssignments
from services.grid.store.assignments.cover_rules import DeliveredCoverRules
from services.grid.store.assignments.standstills import MongoStandstills
from services.grid.store.completeness.audits import MongoAudits
from services.grid.store.completeness.homes import MongoHomes
from services.grid.store.completeness.rules import DeliveredCompletenessRules
from services.grid.store.completeness.upkeep import MongoUpkeep
from services.grid.store.disputes.disputes import MongoDisputes
from services.grid.store.disputes.rules import DeliveredDisputeRules
from services.grid.store.facilities.facilities import MongoFacilities
from services.grid.store.facilities.rules import DeliveredFacilityRules
from services.grid.store.hazards.hazards import MongoHazards
from services.grid.store.hazards.rules import DeliveredHazardRules
from services.grid.store.posts.calendars import MongoCalendars
from services.grid.store.posts.duties import MongoDuties
from services.grid.store.posts.handovers import MongoHandovers
from services.grid.store.posts.posts import MongoPosts
from services.grid.store.posts.workers import MongoWorkers
from services.grid.store.records.batches import MongoBatches
from services.grid.store.records.change_requests import MongoChangeRequests
from services.grid.store.records.duplicate_rules import DeliveredDuplicateRules
from services.grid.store.records.duplicates import MongoDuplicates
from services.grid.store.records.field_lines import MongoFieldLines
from services.grid.store.records.households import MongoHouseholds
from services.grid.store.records.people import MongoPeople
from services.grid.store.records.rules import DeliveredRecordRules
from services.grid.store.records.tag_rules import DeliveredTagRules
from services.grid.store.records.tags import MongoTags
from services.grid.store.responsibilities.checks import MongoResponsibilityChecks
from services.grid.store.responsibilities.responsibilities import MongoResponsibilities
from services.grid.store.service_cards.card_rules import DeliveredCardRules
from services.grid.store.service_cards.service_cards import MongoServiceCards
from services.grid.store.territory.atlas import TreeAtlas
from services.grid.store.territory.buildings import MongoBuildings
from services.grid.store.territory.communities import MongoCommunities
from services.grid.store.territory.compounds import MongoCompounds
from services.grid.store.territory.divisions import MongoDivisions
from services.grid.store.territory.grids import MongoGrids
from services.grid.store.territory.houses import MongoHouses
from services.grid.store.territory.inhabited import MongoInhabited
from services.grid.store.territory.numberings import MongoNumberings
from services.grid.store.territory.streets import MongoStreets
from services.grid.store.territory.survey import PlaneSurvey
from services.grid.store.territory.watches import MongoWatches
from services.grid.store.visits.ended_tasks import MongoEndedTasks
from services.grid.store.visits.plans import MongoPlans
from services.grid.store.visits.rounds import MongoRounds
from services.grid.store.visits.rules import DeliveredVisitRules
from services.grid.store.visits.visits import MongoVisits
from services.grid.store.volumes.incidents import MongoIncidents
from services.grid.store.volumes.rules import DeliveredVolumeRules
from services.grid.store.volumes.volumes import MongoVolumes
from shared.kernel.geography import Box
from shared.plumbing.client import TimedRpcProxy
from shared.plumbing.kept import Kept
from shared.plumbing.made import Made
from shared.plumbing.memory import Memory, Remembered
from shared.plumbing.printing import Printing
from shared.plumbing.sealing import Sealing
from shared.plumbing.settings import Setting, setting


class OneAtlas(DependencyProvider):
    """Hands every worker the one atlas of the process; CITY_BOX says where the city lies."""

    memory = Memory()

    def setup(self) -> None:
        self.box = Box(**setting(self, "CITY_BOX"))

    def start(self) -> None:
        self.atlas = TreeAtlas(MongoGrids(self.memory.opened()), self.box)

    def get_dependency(self, worker_ctx: Any) -> TreeAtlas:
        return self.atlas


class GridService(
    VolumeDoors,
    WatchDoors,
    RecordFileDoors,
    RecordExportDoors,
    ChangeDoors,
    TerritoryDoors,
    AssignmentDoors,
    HandoverDoors,
    VisitDoors,
    VisitPlanDoors,
    VisitEars,
    FacilityDoors,
    FieldDoors,
    HazardDoors,
    ResponsibilityDoors,
    DisputeDoors,
    VouchingDoors,
    Listeners,
    StandstillListeners,
    Timers,
):
    """Run with `nameko run --config services/grid/config.yml services.grid.service:GridService`."""

    name = "grid"
    grids = Kept(MongoGrids)
    divisions = Kept(MongoDivisions)
    atlas = OneAtlas()
    survey = Made(PlaneSurvey)
    streets = Remembered(MongoStreets)
    communities = Remembered(MongoCommunities)
    compounds = Remembered(MongoCompounds)
    buildings = Remembered(MongoBuildings)
    houses = Remembered(MongoHouses)
    numberings = Kept(MongoNumberings)
    watches = Kept(MongoWatches)
    inhabited = Remembered(MongoInhabited)
    households = Remembered(MongoHouseholds)
    people = Remembered(MongoPeople)
    batches = Remembered(MongoBatches)
    record_rules = Remembered(DeliveredRecordRules)
    tags = Remembered(MongoTags)
    tag_table = Remembered(DeliveredTagRules)
    duplicates = Kept(MongoDuplicates)
    change_requests = Kept(MongoChangeRequests)
    duplicate_table = Remembered(DeliveredDuplicateRules)
    access_table = Remembered(DeliveredAccessRules)
    journal = Remembered(MongoJournal)
    reveal_days = Remembered(MongoRevealDays)
    record_exports = Kept(MongoRecordExports)
    look_reports = Kept(MongoLookReports)
    staff_ties = Remembered(MongoTies)
    workers = Remembered(MongoWorkers)
    posts = Remembered(MongoPosts)
    duties = Remembered(MongoDuties)
    assignments = Kept(MongoAssignments)
    handovers = Kept(MongoHandovers)
    responsibilities = Kept(MongoResponsibilities)
    responsibility_checks = Kept(MongoResponsibilityChecks)
    acknowledgements = Remembered(MongoAcknowledgements)
    plans = Kept(MongoPlans)
    visits = Kept(MongoVisits)
    ended_tasks = Remembered(MongoEndedTasks)
    field_lines = Kept(MongoFieldLines)
    visit_rounds = Remembered(MongoRounds)
    visit_table = Remembered(DeliveredVisitRules)
    facilities = Kept(MongoFacilities)
    facility_table = Remembered(DeliveredFacilityRules)
    disputes = Kept(MongoDisputes)
    dispute_table = Remembered(DeliveredDisputeRules)
    hazards = Kept(MongoHazards)
    hazard_table = Remembered(DeliveredHazardRules)
    intake = TimedRpcProxy("intake")
    calendars = Remembered(MongoCalendars)
    cover_rules = Remembered(DeliveredCoverRules)
    standstills = Remembered(MongoStandstills)
    service_cards = Kept(MongoServiceCards)
    card_rules = Remembered(DeliveredCardRules)
    card_page = Setting("CARD_PAGE")
    printer = Printing()
    sealer = Sealing()
    homes = Remembered(MongoHomes)
    upkeep = Remembered(MongoUpkeep)
    completeness_rules = Remembered(DeliveredCompletenessRules)
    audits = Kept(MongoAudits)
    volumes = Remembered(MongoVolumes)
    volume_table = Remembered(DeliveredVolumeRules)
    incidents = Remembered(MongoIncidents)
