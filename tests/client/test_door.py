"""The HTTP side, against a scripted hub."""

from __future__ import annotations

import socket
from typing import Any

import pytest
from tests.client.fake_hub import FakeHub, Visit

from samesky_client.door import Door
from samesky_client.errors import Unreachable
from samesky_shared.errors import Refused

JOINED = {
    "room": {"id": "r1", "kind": "couple", "sealing": "none"},
    "member": {"id": "ben"},
    "device": {"id": "d2", "secret": "s3cret"},
    "token": "t0ken",
    "expires_in": 500,
}


async def nothing(visit: Visit) -> None:
    await visit.socket.wait_closed()


async def test_joining_sends_the_secret_in_the_body_and_reads_the_seat() -> None:
    async with FakeHub(nothing) as hub:
        hub.answers["POST /v1/join"] = [(201, JOINED)]
        joined = await Door(hub.url).join("inv1te", "Ben", tz="Europe/Berlin", device="terminal")
        (asked, body, headers) = hub.requests[0]
        assert (asked, body) == (
            "POST /v1/join",
            {
                "secret": "inv1te",
                "member": {"name": "Ben", "tz": "Europe/Berlin", "lang": ""},
                "device": {"kind": "terminal"},
            },
        )
        assert headers["idempotency-key"]
        assert (joined.member.id, joined.device.secret, joined.expires_in) == ("ben", "s3cret", 500)
        assert "s3cret" not in repr(joined)
        assert "t0ken" not in repr(joined)


async def test_making_a_room_sends_the_key_as_bearer() -> None:
    invite = {"id": "i1", "secret": "x", "url": "https://h/j#x", "expires_at": 5.0}
    async with FakeHub(nothing) as hub:
        hub.answers["POST /v1/rooms"] = [(201, JOINED | {"invite": invite})]
        made = await Door(hub.url).make_room("Ana", key="founder")
        assert made.invite is not None
        assert made.invite.url == "https://h/j#x"
        assert hub.requests[0][2]["authorization"] == "Bearer founder"


async def test_the_help_lines_are_read_also_those_with_more_than_we_know() -> None:
    line = {"about": "talk", "name": "A", "phone": "1", "checked": "2026-11-25", "hours": "9-5"}
    async with FakeHub(nothing) as hub:
        hub.answers["GET /v1/help-lines"] = [(200, {"countries": [{"code": "DE", "lines": [line]}]})]
        (country,) = (await Door(hub.url).help_lines()).countries
        assert (country.code, country.lines[0].phone) == ("DE", "1")
        assert "authorization" not in hub.requests[0][2]


async def test_leaving_takes_no_body_and_gives_a_receipt() -> None:
    async with FakeHub(nothing) as hub:
        hub.answers["DELETE /v1/rooms/r1/members/me?words=deleted"] = [
            (200, {"left_at": 5.0, "entries_erased": 3, "room_deleted": False})
        ]
        receipt = await Door(hub.url).leave("r1", "t0ken", words="deleted")
        assert (receipt.left_at, receipt.entries_erased, receipt.room_deleted) == (5.0, 3, False)
        assert hub.requests[0][2]["authorization"] == "Bearer t0ken"


async def test_a_way_back_names_the_seat() -> None:
    async with FakeHub(nothing) as hub:
        hub.answers["POST /v1/rooms/r1/invites"] = [
            (201, {"id": "i1", "url": "https://h/j#y", "expires_at": 5.0})
        ]
        await Door(hub.url).invite("r1", "t0ken", seat="ana")
        assert hub.requests[0][1] == {"seat": "ana"}


async def test_an_invitation_is_asked_for_with_the_members_token() -> None:
    async with FakeHub(nothing) as hub:
        hub.answers["POST /v1/rooms/r1/invites"] = [
            (201, {"id": "i1", "url": "https://h/j#y", "expires_at": 5.0})
        ]
        assert (await Door(hub.url).invite("r1", "t0ken", seats=2)).url == "https://h/j#y"
        assert hub.requests[0][1] == {"seats": 2}
        assert hub.requests[0][2]["authorization"] == "Bearer t0ken"


@pytest.mark.parametrize(
    ("status", "problem", "code", "message"),
    [
        (403, {"code": "forbidden", "detail": "This invitation is used up."}, "forbidden", "used up"),
        (409, {"code": "full", "detail": "Every seat is taken."}, "full", "Every seat"),
        (401, {"code": "token", "detail": "The token has expired."}, "forbidden", "expired"),
        (400, {"code": "invalid", "detail": "Too long.", "path": "member.name"}, "invalid", "Too long"),
        (404, {"code": "newer", "detail": "No such thing."}, "unknown", "No such"),
        (429, {"code": "too_fast", "detail": "Later.", "retry_after": 7}, "too_fast", "Later"),
    ],
)
async def test_a_problem_becomes_a_refusal(status: int, problem: Any, code: str, message: str) -> None:
    async with FakeHub(nothing) as hub:
        hub.answers["POST /v1/join"] = [(status, problem)]
        with pytest.raises(Refused, match=message) as refused:
            await Door(hub.url).join("x", "Ben")
        assert refused.value.code == code
        if isinstance(problem, dict):
            assert refused.value.path == problem.get("path")
            assert refused.value.retry_after == problem.get("retry_after")


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ((200, b"<html>hello</html>"), "not a Samesky hub"),
        ((502, b"bad gateway"), "502"),
        ((404, b"<h1>not found</h1>"), "404"),
        ((302, b""), "elsewhere"),
    ],
)
async def test_what_is_no_hub_is_named_in_one_line(answer: tuple[int, bytes], said: str) -> None:
    async with FakeHub(nothing) as hub:
        hub.answers["GET /readyz"] = [answer]
        with pytest.raises(Unreachable, match=said) as error:
            await Door(hub.url).ready()
        assert "\n" not in str(error.value)


async def test_nobody_there_is_named_in_one_line() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}"
        with pytest.raises(Unreachable, match="nothing listens there"):
            await Door(url).healthy()


async def test_a_lost_answer_is_asked_for_again_with_the_same_key() -> None:
    async with FakeHub(nothing) as hub:
        hub.answers["POST /v1/join"] = [(0, None), (201, JOINED)]
        await Door(hub.url).join("inv1te", "Ben")
        first, again = hub.requests
        assert first[1] == again[1]
        assert first[2]["idempotency-key"] == again[2]["idempotency-key"]


async def test_a_hub_that_always_hangs_up_is_given_up() -> None:
    async with FakeHub(nothing) as hub:
        hub.answers["POST /v1/join"] = [(0, None), (0, None)]
        with pytest.raises(Unreachable, match="hung up"):
            await Door(hub.url).join("inv1te", "Ben")


async def test_a_blob_that_is_not_what_was_asked_for_is_not_taken() -> None:
    async with FakeHub(nothing) as hub:
        hub.answers[f"GET /v1/rooms/r1/blobs/{'0' * 64}"] = [(200, b"something else")]
        with pytest.raises(Unreachable, match="something else"):
            await Door(hub.url).get_blob("r1", "t0ken", "0" * 64)
        assert hub.requests[0][2]["authorization"] == "Bearer t0ken"
