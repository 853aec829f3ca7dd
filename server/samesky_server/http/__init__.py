"""HTTP: makes rooms, invites, joins, renews tokens, reads, and says how the hub is."""

from __future__ import annotations

from pathlib import Path

from starlette.routing import BaseRoute, Route

from samesky_web import static_dir

from . import (
    blobs,
    calendar,
    dates,
    dead_letters,
    health,
    invites,
    pages,
    relays,
    rooms,
    screens,
    tokens,
    travel,
)
from .endpoint import Deps, Endpoint, Handler
from .problem import handlers

__all__ = ["Deps", "handlers", "routes"]

TABLE: dict[str, dict[str, Handler]] = {
    "/v1/rooms": {"POST": rooms.create},
    "/v1/rooms/{room}": {"GET": rooms.look, "DELETE": rooms.delete},
    "/v1/rooms/{room}/invites": {"POST": invites.create},
    "/v1/rooms/{room}/invites/{id}": {"DELETE": invites.revoke},
    "/v1/rooms/{room}/members/me": {"DELETE": invites.leave},
    "/v1/rooms/{room}/export": {"GET": travel.export},
    "/v1/rooms/{room}/calendar": {"GET": calendar.address},
    "/v1/rooms/{room}/calendar.ics": {"GET": calendar.feed},
    "/v1/import": {"POST": travel.import_},
    "/v1/rooms/{room}/blobs/{sha256}": {"PUT": blobs.put, "GET": blobs.get},
    "/v1/rooms/{room}/dates": {"GET": dates.look, "POST": dates.plan},
    "/v1/rooms/{room}/dates/{ritual}": {"PUT": dates.replan, "DELETE": dates.drop},
    "/v1/rooms/{room}/dates/{ritual}/{date}": {"PUT": dates.move, "DELETE": dates.skip},
    "/v1/rooms/{room}/relays": {"GET": relays.mint},
    "/v1/rooms/{room}/screens": {"POST": screens.type_in},
    "/v1/rooms/{room}/screens/{code}": {
        "GET": screens.look,
        "PUT": screens.hand_over,
        "DELETE": screens.send_away,
    },
    "/v1/screens": {"POST": screens.show},
    "/v1/screens/{code}": {"GET": screens.news, "PUT": screens.open_up},
    "/v1/join": {"POST": rooms.join},
    "/v1/try": {"POST": rooms.try_out},
    "/v1/token": {"POST": tokens.fetch},
    "/v1/tokens": {"POST": tokens.make_for_host},
    "/v1/dead-letters": {"GET": dead_letters.look, "POST": dead_letters.send_all},
    "/v1/dead-letters/{id}": {"POST": dead_letters.send, "DELETE": dead_letters.forget},
    "/v1/activities": {"GET": health.activities},
    "/v1/push-key": {"GET": health.push_key},
    "/v1/help-lines": {"GET": health.help_lines},
    "/v1/holidays/{year}": {"GET": health.holidays},
    "/healthz": {"GET": health.alive},
    "/readyz": {"GET": health.ready},
    "/openapi.json": {"GET": health.openapi},
    "/asyncapi.json": {"GET": health.asyncapi},
}


def routes(deps: Deps, static: Path | None = None) -> list[BaseRoute]:
    """Every HTTP address of the hub, the web app's too (from `static`, else as it was installed).

    Give `handlers` to the app as `exception_handlers`, so that other addresses are refused in the same form.
    """
    api: list[BaseRoute] = [Route(path, Endpoint(deps, methods)) for path, methods in TABLE.items()]
    settings = deps.settings
    return [*api, *pages.routes(static or static_dir(), settings.allowed_origins, settings.youtube)]
