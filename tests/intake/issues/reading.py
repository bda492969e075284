"""What the tests of an issue look at."""

from services.intake.domain.clocks.ringing import ring
from shared.plumbing.documents import to_document
from tests.intake.builders import PLAIN


def kept(issue):
    """All that a database could know of it, and the facts that are not saved yet."""
    return to_document(issue), issue.happened()


def clock(issue, kind):
    """The newest clock of a kind, running or not."""
    return [each for each in issue.clocks if each.kind == kind][-1]


def running(issue):
    return {each.kind.value for each in issue.clocks.running}


def told(issue, kind):
    """The facts of one kind that are not saved yet."""
    return [fact for fact in issue.happened() if isinstance(fact, kind)]


def pass_time(issue, until):
    """Let the timer look at it, as it does when an outage is over."""
    ring(issue, now=until, calendar=PLAIN)
