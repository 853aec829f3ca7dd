"""The HTTP side of a hub: making rooms, joining, tokens, invitations. No dependency beyond the standard library."""

from __future__ import annotations

import asyncio
import hashlib
import http.client
import os
import ssl
import urllib.error
import urllib.request
import uuid
from functools import cache
from typing import Any, BinaryIO, Literal, TypeVar, Unpack, cast
from urllib.parse import quote

import msgspec
from msgspec import Struct

from samesky_shared.errors import REFUSALS, RefusalCode, Refused

from .answers import (
    CalendarAddress,
    Deletion,
    HelpLines,
    Holidays,
    Imported,
    Invitation,
    InviteLink,
    Joined,
    Left,
    Token,
)
from .errors import Unreachable
from .links import server_url
from .speech import unreachable

TIMEOUT = 10.0
"""Seconds for one request."""
MAX_ANSWER = 4 * 1024 * 1024
UNTRUSTED = {
    10: "hub-expired",
    18: "hub-self-signed",
    19: "hub-self-signed",
    62: "hub-other-name",
    64: "hub-other-name",
}
"""By OpenSSL's number for what is wrong with a certificate: the sentence for it."""
_BY_STATUS: dict[int, RefusalCode] = {
    400: "invalid",
    401: "forbidden",
    403: "forbidden",
    404: "unknown",
    409: "conflict",
    410: "unknown",
    413: "too_large",
    429: "too_fast",
}


class _End(Struct, frozen=True):
    end: Literal[True]
    sha256: str


class _Problem(Struct, frozen=True):
    code: str = ""
    detail: str = ""
    title: str = ""
    path: str | None = None
    retry_after: float | None = None


T = TypeVar("T")


class Door:
    """The requests of one hub. Every method raises `Refused` (the hub said no) or `Unreachable`.

    Args:
        server: the hub's address.
        timeout: seconds for one request.
    """

    def __init__(self, server: str, *, timeout: float = TIMEOUT) -> None:
        self.server = server_url(server)
        self._timeout = timeout

    async def make_room(
        self,
        name: str,
        *,
        kind: str = "couple",
        room_name: str = "",
        tz: str = "",
        lang: str = "",
        sealing: Literal["room-key", "none"] = "none",
        key: str = "",
    ) -> Joined:
        """Makes a room with oneself as its first member; `key` where the hub asks for one.

        With `sealing` `room-key` the room takes sealed words only; its own key is made by the caller.
        """
        member = {"name": name, "tz": tz, "lang": lang}
        body = {"kind": kind, "name": room_name, "sealing": sealing, "member": member}
        return await self._ask(Joined, "POST", "/v1/rooms", body, key)

    async def join(self, secret: str, name: str, *, tz: str = "", lang: str = "", device: str = "") -> Joined:
        """Takes a seat with the secret of an invitation; `device` is what kind of thing this is."""
        member = {"name": name, "tz": tz, "lang": lang}
        body: dict[str, Any] = {"secret": secret, "member": member, "device": {"kind": device}}
        return await self._ask(Joined, "POST", "/v1/join", body)

    async def token(self, device: str, secret: str) -> Token:
        """A fresh token for a device."""
        return await self._ask(Token, "POST", "/v1/token", {"device": {"id": device, "secret": secret}})

    async def invite(
        self,
        room: str,
        token: str,
        **how: Unpack[Invitation],
    ) -> InviteLink:
        """A new invitation: see `Invitation`."""
        given = {name: value for name, value in how.items() if value is not None}
        return await self._ask(InviteLink, "POST", f"/v1/rooms/{quote(room, safe='')}/invites", given, token)

    async def leave(self, room: str, token: str, *, words: Literal["left", "deleted"] = "left") -> Left:
        """Leaves the room for good, at once; open invitations are void then.

        With `words="deleted"` all that this member wrote is erased, in the states and in the timeline.
        """
        path = f"/v1/rooms/{quote(room, safe='')}/members/me?words={words}"
        return await self._ask(Left, "DELETE", path, bearer=token)

    async def delete_room(self, room: str, token: str) -> Deletion:
        """Asks for the room to be deleted, with everything in it.

        At once when all members have asked; else after a wait, in which who asked can take it back by the room's
        command `keep`, and the others can take their things.
        """
        return await self._ask(Deletion, "DELETE", f"/v1/rooms/{quote(room, safe='')}", bearer=token)

    async def export(self, room: str, token: str, to: BinaryIO) -> None:
        """Writes the room's file, all that this member may see, and checks that it is whole.

        Raises also `Unreachable` when the end of it is missing; what was written then is worth nothing.
        """
        path = f"/v1/rooms/{quote(room, safe='')}/export"
        request = self._request_for("GET", path, None, token, {"Accept": "application/x-ndjson"})
        if not await asyncio.to_thread(self._copy, request, to):
            raise unreachable("hub-hung-up-early", server=self.server)

    async def import_room(self, file: BinaryIO, member: str, *, key: str = "") -> Imported:
        """Makes a room of such a file, with oneself as this member; `key` where the hub asks for one.

        The others come back by the links in `invites`. Refused with `conflict` when the hub has the room.
        """
        path = f"/v1/import?member={quote(member, safe='')}"
        headers = {"Content-Type": "application/x-ndjson", "Idempotency-Key": uuid.uuid4().hex}
        raw = await self._request("POST", path, await asyncio.to_thread(file.read), key, headers)
        return self._read(raw, Imported)

    async def calendar(self, room: str, token: str) -> str:
        """The address of the member's calendar. Refused with `unknown` where it has none."""
        path = f"/v1/rooms/{quote(room, safe='')}/calendar"
        return (await self._ask(CalendarAddress, "GET", path, bearer=token)).url

    async def put_blob(self, room: str, token: str, blob: bytes) -> str:
        """Keeps a blob of at most 2 MiB in the room; returns the SHA-256 by which it is fetched.

        The hub forgets it after 30 days unless an entry names it; putting it again starts those anew.
        """
        name = hashlib.sha256(blob).hexdigest()
        path = f"/v1/rooms/{quote(room, safe='')}/blobs/{name}"
        await self._request("PUT", path, blob, token, {"Content-Type": "application/octet-stream"})
        return name

    async def get_blob(self, room: str, token: str, sha256: str) -> bytes:
        """The blob of this SHA-256. Raises also `Unreachable` when what comes is another one."""
        path = f"/v1/rooms/{quote(room, safe='')}/blobs/{quote(sha256, safe='')}"
        blob = await self._request("GET", path, None, token, {"Accept": "*/*"})
        if hashlib.sha256(blob).hexdigest() != sha256:
            raise unreachable("hub-other-blob", server=self.server)
        return blob

    async def activities(self) -> list[dict[str, Any]]:
        """What this hub offers, with the JSON schemas of commands and states."""
        answer = await self._ask(dict[str, list[dict[str, Any]]], "GET", "/v1/activities")
        return answer.get("activities", [])

    async def help_lines(self) -> HelpLines:
        """Where help is to be found: the operator's whole list, the same for everybody."""
        return await self._ask(HelpLines, "GET", "/v1/help-lines")

    async def holidays(self, year: int) -> Holidays:
        """Public holidays of all countries in a year: last year's, this one's, or those of the next two."""
        return await self._ask(Holidays, "GET", f"/v1/holidays/{year}")

    async def fetch(self, path: str) -> bytes:
        """What the hub serves at a path: its page, or a part of it."""
        return await self._request("GET", path, None, "", {"Accept": "*/*"})

    async def ready(self) -> dict[str, Any]:
        """`/readyz`: whether the hub takes commands, and how durable an acknowledgement is."""
        return await self._ask(dict[str, Any], "GET", "/readyz")

    async def healthy(self) -> None:
        """`/healthz`: returns when the hub's process answers."""
        await self._ask(dict[str, Any], "GET", "/healthz")

    async def _ask(
        self,
        answer: type[T] | None,
        method: Literal["GET", "POST", "DELETE"],
        path: str,
        body: object = None,
        bearer: str = "",
    ) -> T:
        headers = {"Accept": "application/json"}
        if method == "POST":
            headers |= {"Content-Type": "application/json", "Idempotency-Key": uuid.uuid4().hex}
        sent = None if body is None else msgspec.json.encode(body)
        raw = await self._request(method, path, sent, bearer, headers)
        return cast("T", None) if answer is None else self._read(raw, answer)

    def _read(self, raw: bytes, answer: type[T]) -> T:
        try:
            return msgspec.json.decode(raw, type=answer)
        except (msgspec.DecodeError, UnicodeDecodeError):
            raise unreachable("hub-none", server=self.server) from None

    async def _request(
        self, method: str, path: str, body: bytes | None, bearer: str, headers: dict[str, str]
    ) -> bytes:
        return await asyncio.to_thread(self._send, self._request_for(method, path, body, bearer, headers))

    def _request_for(
        self, method: str, path: str, body: bytes | None, bearer: str, headers: dict[str, str]
    ) -> urllib.request.Request:
        whole = {"User-Agent": "samesky", **headers}
        if bearer:
            whole["Authorization"] = f"Bearer {bearer}"
        return urllib.request.Request(self.server + path, body, whole, method=method)  # noqa: S310 - http(s) only

    def _copy(self, request: urllib.request.Request, to: BinaryIO) -> bool:
        """Copies a room's file; whether its last line says that it is whole."""
        digest, last = hashlib.sha256(), b""
        try:
            with _opener().open(request, timeout=self._timeout) as answer:
                for line in answer:
                    digest.update(last)
                    last = line
                    to.write(line)
        except urllib.error.HTTPError as error:
            with error:
                raise self._refusal(error) from None
        except urllib.error.URLError as error:
            raise why(self.server, error.reason) from None
        except (OSError, http.client.HTTPException):
            return False
        try:
            return bool(msgspec.json.decode(last, type=_End).sha256 == digest.hexdigest())
        except msgspec.DecodeError:
            return False

    def _send(self, request: urllib.request.Request) -> bytes:
        for last in (False, True):
            try:
                with _opener().open(request, timeout=self._timeout) as answer:
                    return cast("bytes", answer.read(MAX_ANSWER))
            except urllib.error.HTTPError as error:
                with error:
                    raise self._refusal(error) from None
            except urllib.error.URLError as error:
                raise why(self.server, error.reason) from None
            except TimeoutError:
                raise unreachable("hub-silent", server=self.server) from None
            except (OSError, http.client.HTTPException):
                # The answer was lost on its way. The same idempotency key makes a second attempt harmless.
                if last:
                    raise unreachable("hub-hung-up", server=self.server) from None
        raise AssertionError("the second attempt returns or raises")

    def _refusal(self, error: urllib.error.HTTPError) -> Exception:
        try:
            problem = msgspec.json.decode(error.read(MAX_ANSWER), type=_Problem)
        except (msgspec.DecodeError, UnicodeDecodeError, OSError, http.client.HTTPException):
            problem = _Problem()
        if error.code in (301, 302, 303, 307, 308):
            return unreachable("hub-elsewhere", server=self.server)
        if not problem.code:  # a proxy speaks here, not the hub: that may pass
            return unreachable("hub-error", server=self.server, code=str(error.code))
        known = problem.code in REFUSALS
        code = cast("RefusalCode", problem.code) if known else _BY_STATUS.get(error.code, "unavailable")
        message = problem.detail or problem.title or REFUSALS[code]
        retry_after = problem.retry_after
        if retry_after is None:
            retry_after = _seconds(error.headers.get("Retry-After"))
        return Refused(code, message, path=problem.path, retry_after=retry_after)


class _Stay(urllib.request.HTTPRedirectHandler):
    """Follows no redirect: a body with a secret goes where it was meant to go, or nowhere."""

    def redirect_request(self, *_: Any) -> None:
        return None


@cache
def _trust(_file: str | None, _folder: str | None) -> ssl.SSLContext:
    """Whose certificates are believed. Reading them all takes longer than most requests."""
    return ssl.create_default_context()


def _opener() -> urllib.request.OpenerDirector:
    tls = urllib.request.HTTPSHandler(
        context=_trust(os.environ.get("SSL_CERT_FILE"), os.environ.get("SSL_CERT_DIR"))
    )
    return urllib.request.build_opener(_Stay, tls)


def _seconds(text: str | None) -> float | None:
    return float(text) if text is not None and text.isdecimal() else None


def why(server: str, reason: object) -> Unreachable:
    """Why a hub cannot be reached, in plain words."""
    if isinstance(reason, ssl.SSLCertVerificationError):
        return unreachable(UNTRUSTED.get(reason.verify_code, "hub-untrusted"), server=server)
    if isinstance(reason, ssl.SSLError):
        return unreachable("hub-insecure", server=server)
    if isinstance(reason, ConnectionRefusedError):
        return unreachable("hub-not-there", server=server)
    if isinstance(reason, TimeoutError):
        return unreachable("hub-silent", server=server)
    told = getattr(reason, "strerror", None)
    if told is None:
        return unreachable("hub-no-connection", server=server)
    return unreachable("hub-unreachable", server=server, why=str(told).lower().rstrip("."))
