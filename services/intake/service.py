"""The wiring of intake: its doors, and what stands behind them."""

from services.intake.entrypoints import listeners, rpc, timers
from services.intake.store.calendars import MongoCalendars
from services.intake.store.cases import MongoCases
from services.intake.store.issue_types import DeliveredIssueTypes
from services.intake.store.items import MongoItems
from services.intake.store.numbers import MongoNumbers
from services.intake.store.policies import DeliveredPolicies
from services.intake.store.release import Release
from services.intake.store.wrong_codes import MongoWrongCodes
from shared.plumbing.kept import Kept
from shared.plumbing.memory import Remembered
from shared.plumbing.sealing import Sealing
from shared.plumbing.settings import Setting


class IntakeService(rpc.Rpc, listeners.Listeners, timers.Timers):
    """Run with `nameko run --config services/intake/config.yml services.intake.service`."""

    name = "intake"
    cases = Kept(MongoCases)
    items = Kept(MongoItems)
    calendars = Kept(MongoCalendars)
    types = Remembered(DeliveredIssueTypes)
    policies = Remembered(DeliveredPolicies)
    delivered = Remembered(Release)
    numbers = Remembered(MongoNumbers)
    wrong_codes = Remembered(MongoWrongCodes)
    seal = Sealing()
    street = Setting("STREET_CODE")
    city_box = Setting("CITY_BOX")
