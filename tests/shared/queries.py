"""Watches what a store really asks the database, and has the database explain it."""

from contextlib import contextmanager

from pymongo import MongoClient
from pymongo.monitoring import CommandListener

ASKING = {"find", "update", "findAndModify", "aggregate", "insert", "getMore", "createIndexes", "listIndexes"}


class Queries(CommandListener):
    """The commands that were sent, in order."""

    def __init__(self):
        self.sent = []

    def started(self, event):
        if event.command_name in ASKING:
            self.sent.append(dict(event.command))

    def succeeded(self, event):
        pass

    def failed(self, event):
        pass

    def names(self):
        return [next(iter(command)) for command in self.sent]


@contextmanager
def watched(uri, name):
    """Open a database of that name whose every command is noted."""
    queries = Queries()
    with MongoClient(uri, tz_aware=True, event_listeners=[queries], serverSelectionTimeoutMS=5000) as client:
        yield client[name], queries


def explained(database, command):
    """Return the stages of a find that was sent, and how many documents it looked at."""
    asked = {key: command[key] for key in ("find", "filter", "projection", "limit") if key in command}
    plan = database.command("explain", asked, verbosity="executionStats")
    stages, stage = [], plan["queryPlanner"]["winningPlan"]
    while stage:
        stages.append(stage["stage"])
        stage = stage.get("inputStage")
    return stages, plan["executionStats"]["totalDocsExamined"]
