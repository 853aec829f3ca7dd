"""Dead letters: what a host app could not be told. With its API key it lists them, and has them sent again."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from samesky_shared.core.activity import Activity
from samesky_shared.core.reports import Report, Reports
from samesky_shared.core.room import Room
from samesky_shared.errors import Refused

from ..api import DeadLetter, DeadLetters
from .endpoint import Deps, issuer_of
from .problem import answer

ON = Reports.kind


async def look(deps: Deps, request: Request) -> Response:
    """`GET /v1/dead-letters`"""
    post_room = deps.issuers.post_room(issuer_of(deps, request))
    return answer(_listed(_reports(await deps.rooms.room(post_room))))


async def send_all(deps: Deps, request: Request) -> Response:
    """`POST /v1/dead-letters`"""
    return await _sent(deps, deps.issuers.post_room(issuer_of(deps, request)), None)


async def send(deps: Deps, request: Request) -> Response:
    """`POST /v1/dead-letters/{id}`"""
    post_room = deps.issuers.post_room(issuer_of(deps, request))
    await _known(deps, post_room, request)
    return await _sent(deps, post_room, request.path_params["id"])


async def forget(deps: Deps, request: Request) -> Response:
    """`DELETE /v1/dead-letters/{id}`"""
    post_room = deps.issuers.post_room(issuer_of(deps, request))
    await _known(deps, post_room, request)
    id: str = request.path_params["id"]
    await deps.rooms.amend(
        post_room, ON, lambda state, now: state.forgotten((id,)) if isinstance(state, Reports) else state
    )
    return answer(None, 204)


async def _known(deps: Deps, post_room: str, request: Request) -> None:
    if request.path_params["id"] not in _reports(await deps.rooms.room(post_room)).dead:
        raise Refused("unknown", "There is no such letter.", path="id")


async def _sent(deps: Deps, post_room: str, id: str | None) -> Response:
    """Has this one sent again, or all."""

    def rule(state: Activity, now: float) -> Activity:
        if not isinstance(state, Reports):
            return state
        return state.revived(tuple(state.dead) if id is None else (id,), now)

    return answer(_listed(_reports(await deps.rooms.amend(post_room, ON, rule))), 202)


def _reports(room: Room | None) -> Reports:
    one = None if room is None else room.instances.get(ON)
    return one.state if one is not None and isinstance(one.state, Reports) else Reports()


def _listed(reports: Reports) -> DeadLetters:
    letters = [_letter(id, one) for id, one in reports.dead.items()]
    return DeadLetters(letters, len(reports.owed), reports.dropped)


def _letter(id: str, one: Report) -> DeadLetter:
    return DeadLetter(
        id, one.what, one.room, one.at, one.tries, one.status, one.ritual, one.date, one.about, one.member
    )
