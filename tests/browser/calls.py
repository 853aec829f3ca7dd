"""Browsers with cameras and microphones that are none, and what goes over their lines."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from playwright.async_api import Browser, async_playwright, expect

from .conftest import CHROMIUM
from .people import PATIENCE, Person
from .walks import FIND

FAKES = (
    "--use-fake-device-for-media-stream=fps=4",
    "--use-fake-ui-for-media-stream",
    "--allow-loopback-in-peer-connection",
    "--autoplay-policy=no-user-gesture-required",
    "--mute-audio",
)
LINES = f"""{FIND}
const lines = () => [...(find("samesky-call") ?? find("samesky-call-tile")).session.others.values()].map(o => o.line);
const stats = async line => [...(await line.connection.getStats()).values()];
"""


@asynccontextmanager
async def calling() -> AsyncIterator[Browser]:
    """A Chromium whose camera shows a clock and whose microphone beeps; it asks nobody."""
    async with async_playwright() as playwright:
        launched = await playwright.chromium.launch(executable_path=CHROMIUM, args=list(FAKES))
        yield launched
        await launched.close()


async def flows(who: Person, kind: str, mid: str) -> None:
    """Waits until more of it arrives than had arrived when this was asked: `kind` is `audio` or `video`."""
    await who.until(
        f"""async ([kind, mid]) => {{ {LINES}
          const arrived = async line => (await stats(line)).find(
            s => s.type === "inbound-rtp" && s.kind === kind && s.mid === mid)?.bytesReceived ?? 0;
          const all = lines();
          const before = await Promise.all(all.map(arrived));
          for (let n = 0; n < 50; n += 1) {{
            await new Promise(done => setTimeout(done, 100));
            const now = await Promise.all(all.map(arrived));
            if (all.length && now.every((bytes, i) => bytes > before[i])) return true;
          }}
          return false;
        }}""",
        kind,
        mid,
    )


async def hears_and_sees(who: Person, *, camera: bool = True) -> None:
    """The lines of this page are live, voices arrive, and pictures where there are some."""
    await expect(who["call-face"].first).to_have_attribute("data-state", "live", timeout=PATIENCE)
    await flows(who, "audio", "0")
    if camera:
        await flows(who, "video", "1")


async def pairs(who: Person) -> list[dict[str, Any]]:
    """The way that each line has chosen: the types of both its ends, and the types of all candidates of this one."""
    found: list[dict[str, Any]] = await who.page.evaluate(
        f"""async () => {{ {LINES}
          return Promise.all(lines().map(async line => {{
            const all = await stats(line);
            const by = id => all.find(s => s.id === id);
            const chosen = by(all.find(s => s.type === "transport").selectedCandidatePairId);
            return {{
              local: by(chosen.localCandidateId).candidateType,
              remote: by(chosen.remoteCandidateId).candidateType,
              mine: all.filter(s => s.type === "local-candidate").map(s => s.candidateType),
            }};
          }}));
        }}"""
    )
    return found


async def looks(who: Person, lost: float, later: float = 0) -> None:
    """The lines of this page find three times that so much gets lost, by a clock that is so many seconds ahead."""
    await who.page.evaluate(
        f"""async ([lost, later]) => {{ {LINES}
          const now = performance.now.bind(performance);
          performance.now = () => now() + later * 1000;
          for (const line of lines()) {{
            const measured = new Map([["r", {{ type: "remote-inbound-rtp", fractionLost: lost }}]]);
            line.connection.getStats = async () => measured;
            for (let n = 0; n < 3; n += 1) await line.measure();
            delete line.connection.getStats;
          }}
          performance.now = now;
        }}""",
        [lost, later],
    )
