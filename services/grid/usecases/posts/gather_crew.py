"""Gather the crew: who holds the posts around a grid, with their shifts of the days in question."""

from datetime import datetime

from services.grid.domain.posts.duty import Crew, Holder, Post, Presence, days_in_question
from services.grid.domain.territory.grid import GridInForce
from services.grid.usecases.posts.gather_shifts import gather_shifts
from services.grid.usecases.posts.ports import Rota
from shared.kernel.calendar import local_time


def gather_crew(rota: Rota, grid: GridInForce, *, at: datetime) -> Crew:
    """Return the holders of A and B of a grid and the head of its community, as staff announced them."""
    wanted = {
        Post.A: f"{grid.code}:{Post.A}",
        Post.B: f"{grid.code}:{Post.B}",
        Post.HEAD: f"{grid.community_code}:{Post.HEAD}",
    }
    holders = _holders(rota, wanted, at)
    a, b = holders.get(Post.A), holders.get(Post.B)
    return Crew(a=a, b=b, head=holders.get(Post.HEAD), substitute=_substitute(rota, a, b, at=at))


def gather_head(rota: Rota, community_code: str, *, at: datetime) -> Crew:
    """Return the head of a community alone: all there is around a place that lies in no grid."""
    holders = _holders(rota, {Post.HEAD: f"{community_code}:{Post.HEAD}"}, at)
    return Crew(head=holders.get(Post.HEAD))


def _holders(rota: Rota, wanted: dict[Post, str], at: datetime) -> dict[Post, Holder]:
    filled = {Post(said.post): said for said in rota.posts.about(wanted.values()) if said.worker_id}
    worker_ids = {said.worker_id for said in filled.values() if said.worker_id}
    labels = {said.worker_id: said.label for said in rota.workers.about(worker_ids)}
    first, last = days_in_question(at)
    shifts = gather_shifts(rota, worker_ids, first=first, last=last)
    return {
        post: Holder(
            post=post,
            worker_id=said.worker_id,
            label=labels.get(said.worker_id) or said.label or said.worker_id,
            shifts=tuple(shifts.get(said.worker_id, ())),
        )
        for post, said in filled.items()
        if said.worker_id
    }


def gather_third(rota: Rota, worker_id: str, post: Post, *, at: datetime) -> Holder:
    """Return somebody who stands in under a post that is not his, with his shifts."""
    first, last = days_in_question(at)
    shifts = gather_shifts(rota, [worker_id], first=first, last=last).get(worker_id, [])
    labels = [said.label for said in rota.workers.about([worker_id])]
    return Holder(post=post, worker_id=worker_id, label=(labels or [worker_id])[0], shifts=tuple(shifts))


def _substitute(rota: Rota, *two: Holder | None, at: datetime) -> Holder | None:
    """Return who stands in for the first of the two who is on leave and has named somebody."""
    on_leave = [each for each in two if each and each.presence(at) is Presence.ON_LEAVE]
    thirds = (_third(rota, absent, at, passed=frozenset({absent.worker_id})) for absent in on_leave)
    return next((third for third in thirds if third), None)


def _third(rota: Rota, absent: Holder, at: datetime, *, passed: frozenset[str]) -> Holder | None:
    """Return whom somebody on leave has named; where that one is on leave too, whom he has named himself."""
    month = f"{local_time(at):%Y-%m}"
    named = [said.substitute_id for said in rota.duties.about([f"{absent.worker_id}:{month}"])]
    if not named or not named[0] or named[0] in passed:
        return None
    third = gather_third(rota, named[0], absent.post, at=at)
    if third.presence(at) is not Presence.ON_LEAVE:
        return third
    return _third(rota, third, at, passed=passed | {third.worker_id}) or third
