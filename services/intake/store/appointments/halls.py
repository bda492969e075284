"""The halls and the rules of booking of this release, from `data/appointments.yaml`."""

from services.intake.domain.appointments.appointment_rules import AppointmentRules
from services.intake.store.menu.policies import Delivered


class DeliveredHalls(Delivered[AppointmentRules]):
    """What holds for appointments."""

    table = "appointments.yaml"
    kind = AppointmentRules
