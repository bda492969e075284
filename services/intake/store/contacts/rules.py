"""The rules for contacts of this release, from `data/contacts.yaml`."""

from services.intake.domain.contacts.contact_rules import ContactRules
from services.intake.store.menu.policies import Delivered


class DeliveredContactRules(Delivered[ContactRules]):
    """Until when an unclear matter must be answered."""

    table = "contacts.yaml"
    kind = ContactRules
