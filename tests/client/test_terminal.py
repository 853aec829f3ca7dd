"""The terminal partner, the rehearsal partner and the doctor, against a scripted hub."""

from __future__ import annotations

import asyncio
import io
import json
import os
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from tests.client.fake_hub import FakeHub, Visit, at
from tests.client.test_door import JOINED

from samesky_client.device import Seats
from samesky_client.doctor import examine, line_faults
from samesky_client.rehearsal import rehearse
from samesky_client.speech import Speech
from samesky_client.terminal import visit
from samesky_client.typed import COMMANDS, HELP, help_lines, seconds
from samesky_shared.errors import Refused
from samesky_shared.protocol import Change, Do, Done, Entry, PresenceOf, Refusal, Signal, SignalFrom
from samesky_shared.sealing import plain

QUESTION: dict[str, Any] = {
    "deck": "own",
    "depth": 1,
    "card": "o1",
    "drawn_by": "ben",
    "text": plain("Where to?"),
    "left": 3,
    "round": {
        "awaited": ["ana", "ben"],
        "until": 9e6,
        "in": [],
        "answers": {},
        "passed": [],
        "shared": [],
        "opens_at": None,
    },
    "ask": None,
    "kept": {},
    "own": {"o1": 1},
}


class Screen(io.StringIO):
    """What was printed, with an event at every line."""

    def __init__(self) -> None:
        super().__init__()
        self.more = asyncio.Event()

    def write(self, text: str) -> int:
        self.more.set()
        return super().write(text)

    async def shows(self, text: str) -> None:
        while text not in self.getvalue():
            self.more.clear()
            await asyncio.wait_for(self.more.wait(), 10)


class Keys:
    """A keyboard: a pipe whose other end is read like stdin."""

    def __init__(self) -> None:
        read, write = os.pipe()
        self.source, self._end = os.fdopen(read), os.fdopen(write, "w")

    def type(self, *lines: str) -> None:
        for line in lines:
            print(line, file=self._end, flush=True)

    def end(self) -> None:
        self._end.close()


@pytest.fixture
def seats(tmp_path: Path) -> Seats:
    return Seats(tmp_path)


def joinable(*scripts: Callable[[Visit], Awaitable[None]]) -> FakeHub:
    hub = FakeHub(*scripts)
    mine = JOINED | {"member": {"id": "ana"}, "device": {"id": "d1", "secret": "s"}}
    hub.answers["POST /v1/join"] = [(201, mine)]
    return hub


async def test_a_visit_shows_the_room_and_carries_out_what_is_typed(seats: Seats) -> None:
    did: list[tuple[str, str, Any]] = []

    async def script(visit: Visit) -> None:
        hi = Entry("1-0", 1, 1.0, "chat", "line", "ben", {"line": "l", "text": plain("hi there")})
        await visit.greet(at(1), change=Change(1, "m1", 0.0, {"questions": QUESTION}, entries=(hi,)))
        for seq in (2, 3, 4, 5, 6):
            do = await visit.next(Do)
            did.append((do.on, do.cmd, do.args))
            running = {"total": 240.0, "elapsed": {"rate": 1.0, "at": visit.hub.now()}}
            await visit.keep(do, seq, {"timer:tea": running} if do.cmd == "start" else {})
        await visit.send(SignalFrom("ben", "reaction", 1.0, {"name": "heart"}), PresenceOf("ben", "here"))
        await visit.socket.wait_closed()

    keys, screen = Keys(), Screen()
    async with joinable(script) as hub:
        visiting = asyncio.ensure_future(
            visit(f"{hub.url}/j#x", "Ana", seats=seats, read=keys.source, write=screen)
        )
        await screen.shows("Ben: hi there")
        await screen.shows("question Where to?")
        keys.type(
            "timer 4:00 tea",
            "answer the sea",
            "say hello",
            "themes play US",
            "deck own",
            "themes rain",
            "deck",
            "dance",
            "help",
        )
        await screen.shows("tea [------------------------] 4:00 left")
        await screen.shows("! I don't know this word")
        await screen.shows("Ben: here")
        await screen.shows("Ben: Heart")
        keys.type("quit")
        assert await visiting == 0
        assert did == [
            ("timer:tea", "start", {"seconds": 240}),
            ("questions", "answer", {"card": "o1", "text": plain("the sea")}),
            ("chat", "say", {"text": plain("hello")}),
            ("questions", "choose", {"themes": ["play", "us"]}),
            ("questions", "use", {"deck": "own"}),
        ]
        assert "Which deck? deck own | deck everyday" in screen.getvalue()
        assert (
            "Which themes? days roots senses play us apart ahead heart; or: themes all" in screen.getvalue()
        )
        assert "\x1b" not in screen.getvalue()


async def test_a_visit_speaks_german(seats: Seats) -> None:
    async def script(visit: Visit) -> None:
        hi = Entry("1-0", 1, 1.0, "chat", "line", "ben", {"line": "l", "text": plain("na du")})
        await visit.greet(at(1), change=Change(1, "m1", 0.0, {"questions": QUESTION}, entries=(hi,)))
        do = await visit.next(Do)
        await visit.send(Refusal("full", "English", do.id))
        await visit.socket.wait_closed()

    keys, screen = Keys(), Screen()
    async with joinable(script) as hub:
        link = f"{hub.url}/j#x"
        visiting = asyncio.ensure_future(
            visit(link, "Ana", lang="de", seats=seats, read=keys.source, write=screen)
        )
        await screen.shows("Worte    Ben: na du")
        await screen.shows("Frage    Where to?")
        await screen.shows("Wartet auf dich, Ben")
        keys.type("tanzen", "say hallo", "help")
        await screen.shows("! Dieses Wort kenne ich nicht; help zeigt alle.")
        await screen.shows("! Hier ist kein Platz mehr.")
        await screen.shows("timer 240 | timer 4:00 [NAME]   rückwärts zählen")
        keys.type("quit")
        assert await visiting == 0
    assert "English" not in screen.getvalue()


async def test_a_second_visit_with_the_same_link_is_the_same_member(seats: Seats) -> None:
    async def script(visit: Visit) -> None:
        await visit.greet(at(1))
        await visit.socket.wait_closed()

    async with joinable(script) as hub:
        for link in (f"{hub.url}/j#x", f"{hub.url}/j#x", None):
            keys = Keys()
            keys.end()  # the end of the input ends the visit
            assert await visit(link, "Ana", seats=seats, read=keys.source, write=Screen()) == 0
        asked = [asked for asked, _, _ in hub.requests]
        assert asked == ["POST /v1/join", "POST /v1/token", "POST /v1/token"]


async def test_a_terminal_never_keeps_the_others_waiting_for_its_media(seats: Seats) -> None:
    async def script(visit: Visit) -> None:
        gate = {"circle": ["ana", "ben"], "ready": ["ben"], "until": 9e6}
        player = {"item": "i1", "media": plain("one.mp3"), "wanted": True, "gate": gate}
        await visit.greet(at(1), change=Change(1, "m1", 0.0, {"player": player}))
        do = await visit.next(Do)
        assert (do.on, do.cmd, do.args) == ("player", "ready", {"item": "i1"})
        await visit.keep(do, 2, {"player": player | {"gate": gate | {"ready": ["ana", "ben"]}}})
        await visit.socket.wait_closed()

    keys, screen = Keys(), Screen()
    async with joinable(script) as hub:
        visiting = asyncio.ensure_future(
            visit(f"{hub.url}/j#x", "Ana", seats=seats, read=keys.source, write=screen)
        )
        await screen.shows("player   one.mp3 · Held")
        keys.type("quit")
        await visiting


@pytest.mark.parametrize(("text", "length"), [("240", 240), ("4:00", 240), ("1:00:30", 3630), ("0:05", 5)])
def test_lengths_may_be_typed_in_two_ways(text: str, length: float) -> None:
    assert seconds(text) == length


def test_a_length_that_is_none_is_refused() -> None:
    with pytest.raises(Refused, match="How long"):
        seconds("soon")


def test_help_names_every_word() -> None:
    for word in (
        *COMMANDS,
        "who",
        "look",
        "older",
        "invite",
        "unconfirmed",
        "step",
        "player",
        "late",
        "help",
        "quit",
    ):
        assert any(word in typing.split() for typing, _ in HELP), word
    assert all(len(line) > 32 for language in ("en", "de") for line in help_lines(Speech(language)))


async def test_the_rehearsal_partner_answers_adds_songs_is_ready_and_reacts(seats: Seats) -> None:
    did: dict[str, Any] = {}
    enough = asyncio.Event()

    async def script(visit: Visit) -> None:
        gate = {"circle": ["ana", "ben"], "ready": [], "until": 9e6}
        player = {"item": "i1", "media": plain("one.mp3"), "gate": gate}
        await visit.greet(at(1), change=Change(1, "m1", 0.0, {"questions": QUESTION, "player": player}))
        for seq in range(2, 5):
            do = await visit.next(Do)
            did[do.cmd] = do.args
            await visit.send(Done(do.id, seq))
        opened = QUESTION["round"] | {
            "opens_at": 1.0,
            "awaited": [],
            "answers": {"ana": b"\0a", "ben": b"\0b"},
        }
        await visit.send(Change(5, "m5", 1.0, {"questions": QUESTION | {"round": opened}}, "ben"))
        signal = await visit.next(Signal)
        did[signal.kind] = signal.data
        enough.set()
        await visit.socket.close(4410)

    screen = Screen()
    async with joinable(script) as hub:
        rehearsing = rehearse(
            f"{hub.url}/j#x", "Robin", think=0.0, songs=["song.mp3"], as_json=True, seats=seats, write=screen
        )
        with pytest.raises(Exception, match="left"):
            await rehearsing
        assert enough.is_set()
    assert did["add"] == {"media": plain("song.mp3")}
    assert did["ready"] == {"item": "i1"}
    assert did["answer"]["card"] == "o1"
    assert did["reaction"] == {"name": "heart"}
    lines = [json.loads(line) for line in screen.getvalue().splitlines()]
    assert lines[0] == {"event": "here", "you": "ana", "members": {"ana": "Ana", "ben": "Ben"}, "seq": 1}
    assert {line["event"] for line in lines} >= {"here", "did", "change"}
    (change,) = [line for line in lines if line["event"] == "change"]
    assert change["states"]["questions"]["round"]["answers"] == {"ana": "a", "ben": "b"}


async def test_the_doctor_finds_a_hub_well() -> None:
    async def script(visit: Visit) -> None:
        await visit.greet(at(1))
        for seq in (2, 3):
            await visit.keep(await visit.next(Do), seq)
        await visit.socket.wait_closed()

    screen = Screen()
    async with FakeHub(script) as hub:
        hub.answers["GET /healthz"] = [(200, {"status": "ok"})]
        hub.answers["GET /readyz"] = [(200, {"status": "ready", "durability": "memory"})]
        hub.answers["GET /v1/activities"] = [(200, {"activities": [{"kind": "timer"}]})]
        hub.answers["POST /v1/rooms"] = [(201, JOINED)]
        hub.answers["DELETE /v1/rooms/r1"] = [(200, {"deleted": True})]
        assert await examine(hub.url, screen) == 0
    lines = screen.getvalue().splitlines()
    assert all(line.startswith(("ok", "note")) for line in lines)
    assert "a restart loses everything" in screen.getvalue()
    assert lines[-1].endswith("this hub works from here")


@pytest.mark.parametrize(
    ("trip", "down", "measured", "faults"),
    [
        (0.03, 0.02, True, []),
        (0.0, None, True, []),
        (0.3, 0.16, True, [("doctor-line-far", 150)]),
        (0.03, 0.2, True, [("doctor-line-uneven", 185)]),
        (0.5, 0.9, False, [("doctor-line-hardly", 0), ("doctor-line-far", 250), ("doctor-line-uneven", 650)]),
    ],
)
def test_the_doctor_says_what_is_wrong_with_a_line(
    trip: float, down: float | None, measured: bool, faults: list[tuple[str, float]]
) -> None:
    found = line_faults(trip, down, measured=measured)
    assert [(key, round(ms)) for key, ms in found] == faults
    assert all(str(round(ms)) in Speech(tag)(key, ms=ms) for tag in ("en", "de") for key, ms in found if ms)


async def test_the_doctor_names_a_proxy_that_passes_no_websocket() -> None:
    async def script(visit: Visit) -> None:
        visit.socket.transport.abort()

    screen = Screen()
    async with FakeHub(script) as hub:
        hub.answers["GET /healthz"] = [(200, {"status": "ok"})]
        hub.answers["GET /readyz"] = [(200, {"status": "ready", "durability": "disk"})]
        hub.answers["GET /v1/activities"] = [(200, {"activities": []})]
        hub.answers["POST /v1/rooms"] = [(201, JOINED)]
        assert await examine(hub.url, screen) == 1
    assert "WRONG   websocket   does not open; a proxy" in screen.getvalue()
