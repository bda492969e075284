"""Publish the next version of a list."""

from services.intake.domain.organisation.topic_list import TopicList
from services.intake.usecases.organisation.ports import TopicLists, Units
from shared.kernel.calendar import local_time
from shared.kernel.command import Command


def publish_list(lists: TopicLists, units: Units, *, topic_list: TopicList, command: Command) -> TopicList:
    """Put it in force from its day on. What has begun under the former version keeps it."""
    known = lists.find(topic_list.id)
    if known and known.heeded(command):
        return known
    units.organisation().require_units(topic_list.entries)
    topic_list.heeded(command)
    topic_list.publish(former=lists.latest(topic_list.kind), today=local_time(command.at).date())
    lists.save(topic_list)
    return topic_list
