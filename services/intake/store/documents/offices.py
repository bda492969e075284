"""What documents say of this office, from `data/office.yaml`."""

from services.intake.domain.documents.office import Office
from services.intake.store.menu.policies import Delivered


class DeliveredOffices(Delivered[Office]):
    """The versions of this release."""

    table = "office.yaml"
    kind = Office
