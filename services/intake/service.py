"""The wiring of intake: its doors, and what stands behind them."""

from services.intake.entrypoints.accountability import AccountabilityDoors
from services.intake.entrypoints.agency import AgencyDoors
from services.intake.entrypoints.agency_ears import AgencyEars
from services.intake.entrypoints.agency_results import AgencyResultDoors
from services.intake.entrypoints.applications import ApplicationDoors
from services.intake.entrypoints.appointments import AppointmentDoors
from services.intake.entrypoints.attachments import AttachmentDoors
from services.intake.entrypoints.case_file import CaseFileDoors
from services.intake.entrypoints.cases import CaseDoors
from services.intake.entrypoints.clocks import ClockDoors
from services.intake.entrypoints.contacts import ContactDoors
from services.intake.entrypoints.documents import DocumentDoors
from services.intake.entrypoints.hall_ears import HallEars
from services.intake.entrypoints.imports import ImportDoors
from services.intake.entrypoints.indicators import IndicatorDoors
from services.intake.entrypoints.issue_handling import IssueHandlingDoors
from services.intake.entrypoints.issue_oversight import IssueOversightDoors
from services.intake.entrypoints.issues import IssueDoors
from services.intake.entrypoints.listeners import Listeners
from services.intake.entrypoints.menu import MenuDoors
from services.intake.entrypoints.menu_desk import MenuDeskDoors
from services.intake.entrypoints.menu_files import MenuFileDoors
from services.intake.entrypoints.organisation import OrganisationDoors
from services.intake.entrypoints.pauses import PauseDoors
from services.intake.entrypoints.proceedings import ProceedingDoors
from services.intake.entrypoints.projects import ProjectDoors
from services.intake.entrypoints.public_ears import PublicEars
from services.intake.entrypoints.questions import QuestionDoors
from services.intake.entrypoints.redress import RedressDoors
from services.intake.entrypoints.referrals import ReferralDoors
from services.intake.entrypoints.timers import Timers
from services.intake.entrypoints.tracking import TrackingDoors
from services.intake.store.accountability.cards import MongoCards
from services.intake.store.accountability.rules import DeliveredAccountability
from services.intake.store.agency.mandates import MongoMandates
from services.intake.store.agency.orders import MongoOrders
from services.intake.store.agency.rules import DeliveredAgencyRules
from services.intake.store.applications.broken_pledges import MongoBrokenPledges
from services.intake.store.appointments.halls import DeliveredHalls
from services.intake.store.appointments.slots import MongoSlots
from services.intake.store.attachments.contents import MongoContents
from services.intake.store.attachments.inspector import PictureInspector
from services.intake.store.attachments.rules import DeliveredAttachmentRules
from services.intake.store.attachments.uploads import MongoUploads
from services.intake.store.cases.cases import MongoCases
from services.intake.store.cases.numbers import MongoNumbers
from services.intake.store.cases.reveal_days import MongoRevealDays
from services.intake.store.cases.scales import DeliveredScales
from services.intake.store.cases.wrong_codes import MongoWrongCodes
from services.intake.store.clocks.calendars import MongoCalendars
from services.intake.store.clocks.unit_calendars import MongoUnitCalendars
from services.intake.store.contacts.contacts import MongoContacts
from services.intake.store.contacts.rules import DeliveredContactRules
from services.intake.store.documents.documents import MongoDocuments
from services.intake.store.documents.offices import DeliveredOffices
from services.intake.store.indicators.courses import MongoCourses
from services.intake.store.indicators.rules import DeliveredIndicatorRules
from services.intake.store.menu.issue_types import DeliveredIssueTypes
from services.intake.store.menu.items import MongoItems
from services.intake.store.menu.policies import DeliveredPolicies
from services.intake.store.menu.release import Release
from services.intake.store.organisation.lists import MongoLists
from services.intake.store.organisation.units import DeliveredUnits
from services.intake.store.projects.projects import MongoProjects
from services.intake.store.projects.referrals import MongoReferrals
from services.intake.store.projects.rules import DeliveredProjectRules
from services.intake.store.questions.publicity import DeliveredPublicity
from services.intake.store.questions.questions import MongoQuestions
from shared.plumbing.kept import Kept
from shared.plumbing.memory import Remembered
from shared.plumbing.printing import Printing
from shared.plumbing.sealing import Sealing
from shared.plumbing.settings import Setting
from shared.plumbing.sounds import Sounding


class IntakeService(
    ApplicationDoors,
    ProceedingDoors,
    IssueDoors,
    IssueHandlingDoors,
    IssueOversightDoors,
    RedressDoors,
    PauseDoors,
    CaseDoors,
    TrackingDoors,
    CaseFileDoors,
    AppointmentDoors,
    ImportDoors,
    AttachmentDoors,
    ContactDoors,
    AgencyDoors,
    AgencyResultDoors,
    MenuDoors,
    MenuDeskDoors,
    MenuFileDoors,
    OrganisationDoors,
    DocumentDoors,
    ClockDoors,
    AccountabilityDoors,
    QuestionDoors,
    IndicatorDoors,
    ProjectDoors,
    ReferralDoors,
    Listeners,
    PublicEars,
    HallEars,
    AgencyEars,
    Timers,
):
    """Run with `nameko run --config services/intake/config.yml services.intake.service:IntakeService`."""

    name = "intake"
    cases = Kept(MongoCases)
    slots = Kept(MongoSlots)
    cards = Kept(MongoCards)
    orders = Kept(MongoOrders)
    mandates = Kept(MongoMandates)
    items = Kept(MongoItems)
    calendars = Kept(MongoCalendars)
    unit_calendars = Kept(MongoUnitCalendars)
    lists = Kept(MongoLists)
    questions = Kept(MongoQuestions)
    projects = Kept(MongoProjects)
    referrals = Kept(MongoReferrals)
    types = Remembered(DeliveredIssueTypes)
    units = Remembered(DeliveredUnits)
    policies = Remembered(DeliveredPolicies)
    scales = Remembered(DeliveredScales)
    agency_table = Remembered(DeliveredAgencyRules)
    halls = Remembered(DeliveredHalls)
    rules = Remembered(DeliveredAccountability)
    publicity = Remembered(DeliveredPublicity)
    courses = Remembered(MongoCourses)
    weighing = Remembered(DeliveredIndicatorRules)
    project_rules = Remembered(DeliveredProjectRules)
    delivered = Remembered(Release)
    numbers = Remembered(MongoNumbers)
    wrong_codes = Remembered(MongoWrongCodes)
    reveal_days = Remembered(MongoRevealDays)
    contacts = Kept(MongoContacts)
    contact_rules = Remembered(DeliveredContactRules)
    uploads = Remembered(MongoUploads)
    contents = Remembered(MongoContents)
    inspector = Remembered(PictureInspector)
    attachment_rules = Remembered(DeliveredAttachmentRules)
    documents = Kept(MongoDocuments)
    offices = Remembered(DeliveredOffices)
    printer = Printing()
    broken_pledges = Remembered(MongoBrokenPledges)
    seal = Sealing()
    sounds = Sounding()
    street = Setting("STREET_CODE")
    city_box = Setting("CITY_BOX")
    status_page = Setting("STATUS_PAGE")
