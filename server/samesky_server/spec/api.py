"""Documents for machines: the activities with their schemas, OpenAPI 3.1 and AsyncAPI 3.0."""

from __future__ import annotations

from importlib.metadata import version
from itertools import takewhile
from typing import Any

import msgspec

from samesky_shared.codec import CLIENT_FRAMES, HUB_FRAMES
from samesky_shared.core.activity import Activity, Catalog, Command, commands_of
from samesky_shared.errors import CLOSES
from samesky_shared.protocol import PATH, SUBPROTOCOLS

from ..api import Activities, ActivityCard, CommandCard, Deletion, Problem
from ..requests import REQUESTS, Request
from . import schema
from .views import view_of

LICENSE = {"name": "MIT", "identifier": "MIT"}
_TAGS: dict[str, list[dict[str, list[str]]]] = {
    "none": [],
    "token": [{"token": []}],
    "create": [{}, {"key": []}],
    "host": [{"host": []}],
}


def activities(offered: Catalog) -> Activities:
    """What `GET /v1/activities` answers for the activities that a hub offers."""
    return Activities([card_of(kind) for kind in offered])


def card_of(kind: type[Activity]) -> ActivityCard:
    """One activity for machines."""
    commands = [command_card(one) for one in commands_of(kind).values()]
    return ActivityCard(kind.kind, schema.summary(kind), commands, schema.alone(view_of(kind)))


def command_card(one: Command) -> CommandCard:
    """One command for machines."""
    return CommandCard(one.name, one.summary, one.lead, one.lasting, one.advances, schema.alone(one.args))


def openapi() -> dict[str, Any]:
    """The HTTP side as OpenAPI 3.1."""
    kinds = [kind for row in REQUESTS for kind in (row.body, row.answer) if kind is not None]
    _, parts = schema.json_schema([*dict.fromkeys(kinds), Problem], "#/components/schemas/{name}")
    paths: dict[str, dict[str, Any]] = {}
    for row in REQUESTS:
        paths.setdefault(row.path, {})[row.method.lower()] = _operation(row)
    bearer = {"type": "http", "scheme": "bearer"}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Samesky",
            "version": version("samesky"),
            "summary": "Rooms, invitations and tokens. What happens in a room goes through the socket.",
            "license": LICENSE,
        },
        "paths": paths,
        "components": {
            "schemas": parts,
            "securitySchemes": {
                "token": {**bearer, "bearerFormat": "JWT", "description": "The token of a member's device."},
                "host": {**bearer, "description": "The API key of a host app."},
                "key": {**bearer, "description": "The room key or the founder secret of this hub."},
            },
        },
    }


def _operation(row: Request) -> dict[str, Any]:
    names = [part[1:-1] for part in row.path.split("/") if part.startswith("{")]
    parameters: list[dict[str, Any]] = [
        {"name": name, "in": "path", "required": True, "schema": {"type": "string"}} for name in names
    ]
    parameters += [
        {"name": name, "in": "query", "required": False, "description": doc, "schema": {"type": "string"}}
        for name, doc in row.query.items()
    ]
    made: dict[str, Any] = {
        "operationId": _operation_id(row),
        "summary": row.summary,
        "responses": {str(row.status): _given(row)},
    }
    if row.method == "POST" and row.status == 201:
        parameters.append(
            {
                "name": "Idempotency-Key",
                "in": "header",
                "required": False,
                "description": "16 to 128 random characters; a repeat within a day makes nothing new.",
                "schema": {"type": "string", "minLength": 16, "maxLength": 128},
            }
        )
    if parameters:
        made["parameters"] = parameters
    if row.body is not None:
        ref = {"$ref": f"#/components/schemas/{row.body.__name__}"}
        made["requestBody"] = {"required": True, "content": {"application/json": {"schema": ref}}}
    if row.takes:
        made["requestBody"] = {"required": True, "content": {row.takes: {}}}
    if _TAGS[row.auth]:
        made["security"] = _TAGS[row.auth]
    for status in row.refusals:
        made["responses"][str(status)] = _content(Problem, "Refused.", "application/problem+json")
    if row.answer is Deletion:
        made["responses"]["202"] = _content(row.answer, "It goes after a wait.", "application/json")
    if row.path == "/readyz":
        made["responses"]["503"] = _content(row.answer, "Not ready.", "application/json")
    return made


def _given(row: Request) -> dict[str, Any]:
    if row.gives:
        return {"description": "What was asked for.", "content": {row.gives: {}}}
    return _content(row.answer, "What was asked for.", "application/json")


def _content(kind: type | None, words: str, media: str) -> dict[str, Any]:
    if kind is None:
        return {"description": "Done."}
    return {
        "description": words,
        "content": {media: {"schema": {"$ref": f"#/components/schemas/{kind.__name__}"}}},
    }


def _operation_id(row: Request) -> str:
    parts = row.path.split("/")
    words = [part for part in parts if part and part != "v1" and not part.startswith("{")]
    ones = ["one" for _ in takewhile(lambda part: part.startswith("{"), reversed(parts))]
    return "_".join([row.method.lower(), *words, *ones])


def asyncapi() -> dict[str, Any]:
    """The socket as AsyncAPI 3.0; `receive` is what the hub receives."""
    frames = [*CLIENT_FRAMES.values(), *HUB_FRAMES.values()]
    _, parts = schema.json_schema(frames, "#/components/schemas/{name}")
    messages = {
        frame.__name__: {
            "name": str(frame.__struct_config__.tag),
            "summary": schema.summary(frame),
            "payload": {"$ref": f"#/components/schemas/{frame.__name__}"},
        }
        for frame in frames
    }
    closes = "; ".join(f"{row.code} {row.meaning} ({row.then})" for row in CLOSES)
    return {
        "asyncapi": "3.0.0",
        "info": {
            "title": "Samesky",
            "version": version("samesky"),
            "description": "One WebSocket for each device and room. docs/protocol.md says what they promise.",
            "license": {"name": LICENSE["name"]},
        },
        "defaultContentType": "application/msgpack",
        "channels": {
            "socket": {
                "address": PATH,
                "description": f"Sub-protocols: {', '.join(SUBPROTOCOLS)}. Close codes: {closes}.",
                "messages": {name: {"$ref": f"#/components/messages/{name}"} for name in messages},
            }
        },
        "operations": {
            "receive": _side("receive", [frame.__name__ for frame in CLIENT_FRAMES.values()]),
            "send": _side("send", [frame.__name__ for frame in HUB_FRAMES.values()]),
        },
        "components": {"schemas": parts, "messages": messages},
    }


def _side(action: str, names: list[str]) -> dict[str, Any]:
    return {
        "action": action,
        "channel": {"$ref": "#/channels/socket"},
        "messages": [{"$ref": f"#/channels/socket/messages/{name}"} for name in names],
    }


def pretty(document: object) -> str:
    """A document as JSON for a file."""
    return msgspec.json.format(msgspec.json.encode(document), indent=1).decode() + "\n"
