"""Stand-ins that every service's tests need; they keep the promises of the real ones."""

from copy import deepcopy

from shared.kernel.errors import NotFound, StaleWrite


class FakeRepository:
    """Hands out copies, as a database would: a change that is not saved is lost.

    `facts` are those that were saved since it was made.
    """

    def __init__(self, *aggregates):
        self.by_id, self.facts = {}, []
        for aggregate in aggregates:
            self.save(aggregate)
        self.facts.clear()

    def find(self, id):
        return deepcopy(self.by_id.get(id))

    def get(self, id):
        if id not in self.by_id:
            raise NotFound(id)
        return self.find(id)

    def save(self, aggregate):
        self.require_fresh(aggregate)
        if not aggregate.happened():
            raise ValueError(f"{aggregate.id} changed without a fact")
        self.facts += aggregate.happened()
        aggregate.saved()
        self.by_id[aggregate.id] = deepcopy(aggregate)

    def require_fresh(self, aggregate):
        """Refuse one that somebody else has saved since it was read."""
        kept = self.by_id.get(aggregate.id)
        if aggregate.version != (kept.version if kept else 0):
            raise StaleWrite(aggregate.id)


class FakeSealer:
    """Turns a text round, so that a test can see what was hidden; opens it only for its own purpose."""

    def seal(self, plain, *, about):
        return f"{about}|{plain[::-1]}"

    def open(self, sealed, *, about):
        purpose, _, hidden = sealed.partition("|")
        if purpose != about:
            raise ValueError(f"not sealed for {about}")
        return hidden[::-1]

    def fingerprint(self, plain, purpose):
        return f"{purpose}#{plain[::-1]}"
