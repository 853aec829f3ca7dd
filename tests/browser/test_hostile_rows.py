"""Hostile strings in all that can be written in each activity, while it is walked through: text stays text."""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import Phase, find, settings
from hypothesis.errors import NoSuchExample
from msgspec import Struct
from playwright.async_api import Browser

import samesky_client
from samesky_client import Refused, Room
from samesky_shared.activities import ACTIVITIES
from samesky_shared.core.activity import commands_of
from samesky_shared.core.boxes import rewritten, sealed_arguments
from samesky_shared.testing.rehearsal import names_in
from samesky_shared.testing.schemas import fitting
from samesky_shared.testing.walks import quiet

from ..serving import hub
from .hostile import EVERY, packed
from .people import person
from .row_screens import ROWS, Walk
from .test_page import PHONE
from .watched import Watched

WORDS = packed([one for one in EVERY if one.strip()], 100)
"""All of them that are not too long for a name or a title, several in each."""
KINDS = {kind.kind: kind for kind in ACTIVITIES}
AT_THEIR_TIME = {
    *(("repair", name) for name in ("announce.about", "propose.text", "say.text", "write.text")),
    *(("play", name) for name in ("guess.text", "tell.text", "tell.which")),
    *(("milestones", name) for name in ("item.text", "visit.words", "yearly.words")),
    *((("checkin", "meet.text"), ("cook", "say.text"), ("listening", "write.text"))),
}
"""What the room takes only at a moment that chance does not find: these are drawn as the others of their activity."""
MACHINE = re.compile(r"[\w:.+/-]{1,64}\Z", re.ASCII)
"""What is no sentence, inside a note that is JSON: ids, dates, names of choices."""


IN_PAGE = r"""(words) => {
  const { room } = window.samesky;
  const seal = room.seal.bind(room);
  const machine = /^[\w:.+/-]{1,64}$/;
  let n = 0;
  const hostile = (value) => {
    if (Array.isArray(value)) return value.map(hostile);
    if (value && typeof value === "object")
      return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, hostile(one)]));
    return typeof value === "string" && !machine.test(value) ? words[n++ % words.length] : value;
  };
  window.__fields = [];
  room.seal = (on, field, text) => {
    let note = null;
    try { note = JSON.parse(text); } catch {}
    window.__fields.push([on.split(":")[0], field.split("/")[0]]);
    if (note && typeof note === "object") return seal(on, field, JSON.stringify(hostile(note)));
    return seal(on, field, note === null ? hostile(text) : text);
  };
}"""
"""The same in the page."""


class Hostile:
    """Stands in for what seals a room's words: all that people would read is hostile."""

    def __init__(self, room: Room) -> None:
        self._words = itertools.cycle(WORDS)
        self._seal = room._safe.seal
        self.fields: set[tuple[str, str]] = set()
        room._safe.seal = self.seal  # type: ignore[method-assign]

    def seal(self, text: str, on: str, field: str) -> bytes:
        try:
            note = json.loads(text)
        except ValueError:
            note = None
        if isinstance(note, dict | list):
            text = json.dumps(self._note(note))
        elif note is None and not MACHINE.match(text):
            text = next(self._words)
        self.fields.add((on.partition(":")[0], field.partition("/")[0]))
        return self._seal(text, on, field)

    def _note(self, value: Any) -> Any:
        if isinstance(value, dict):
            return {key: self._note(one) for key, one in value.items()}
        if isinstance(value, list):
            return [self._note(one) for one in value]
        return next(self._words) if isinstance(value, str) and not MACHINE.match(value) else value


def written() -> set[tuple[str, str]]:
    """All that people write in these activities: by kind, command and argument."""
    return {
        (kind, f"{command.name}.{argument}")
        for kind in ROWS
        for command in commands_of(KINDS[kind]).values()
        for argument in sealed_arguments(command.args)
    }


async def at_random(fields: set[tuple[str, str]], people: Sequence[Room]) -> set[tuple[str, str]]:
    """Tries commands that fit until the room took one with each of these fields; gives those left."""
    chance = Random(1)
    left = set(fields)
    for _ in range(150):
        for kind in sorted({kind for kind, _ in left}):
            commands = commands_of(KINDS[kind])
            # What leads on comes in between: a story can be told only in a game.
            wanted = sorted(field.partition(".")[0] for one, field in left if one == kind)
            for name in (chance.choice(wanted), chance.choice(sorted(commands))):
                who = chance.choice(people)
                args = some(commands[name].args, names_in(who.members, who.raw(kind)), chance)
                try:
                    await who.do(kind, name, **args)
                except Refused:
                    continue
                left -= {(kind, f"{name}.{argument}") for argument in sealed_arguments(commands[name].args)}
    return left


def some(args: type[Struct], names: dict[str, list[str]], chance: Random) -> dict[str, Any]:
    """Arguments that fit, with a text where a box belongs."""
    quick = settings(quiet(50, 1), derandomize=False, phases=(Phase.generate,))
    seen: list[dict[str, Any]] = []
    enough = chance.randrange(1, 8)

    def far(value: dict[str, Any]) -> bool:
        seen.append(value)
        return len(seen) >= enough

    with suppress(NoSuchExample):  # there are not so many
        find(fitting(args, names), far, settings=quick, random=chance)
    boxes = sealed_arguments(args)
    return {
        name: rewritten(value, boxes[name][0], lambda box: "two words") if name in boxes else value
        for name, value in seen[-1].items()
    }


class Calm(Walk):
    """A walk on which nothing may happen that words must not cause."""

    def __init__(self, watched: Watched) -> None:
        super().__init__(watched.who)
        self.watched = watched

    async def look(self, *names: str) -> None:
        """Looks whether anything has run, was asked for elsewhere, or stands out."""
        await self.reached(*names)
        self.seen |= set(names)
        await self.watched.calm()


@pytest.mark.timeout(480)
async def test_hostile_words_in_every_activity_stay_words(browser: Browser, tmp_path: Path) -> None:
    async with (
        hub(tmp_path / "data") as running,
        person(browser, size=PHONE) as ana,
        samesky_client.make(running.url, name=WORDS[0][:60], kind="friends") as ben,
    ):
        watched = Watched(ana, running.url)
        hostile = Hostile(ben)
        await ana.join(ben.invite_link or "", "Ana")
        await ana.page.evaluate(IN_PAGE, WORDS)
        walk = Calm(watched)
        for part in ROWS.values():
            await part(walk, ben)
        hostile.fields |= {(on, field) for on, field in await ana.page.evaluate("window.__fields")}
        async with samesky_client.join(await ben.invite(), name="Cleo") as cleo:
            others = Hostile(cleo)
            left = await at_random(written() - hostile.fields - AT_THEIR_TIME, (ben, cleo))
            hostile.fields |= others.fields
        assert not left, sorted(left)
        for view in ("tonight", "together", "kept"):
            await ana.to(view)
            await watched.calm()
