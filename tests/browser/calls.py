"""Browsers with cameras and microphones that are none, and what goes over their lines."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from playwright.async_api import Browser, async_playwright, expect

from .conftest import CHROMIUM
from .people import PATIENCE, Person
from .row_screens import FIND

FAKES = (
    "--use-fake-device-for-media-stream=fps=8",
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


DRAWN = """([hue, east]) => {
  const canvas = Object.assign(document.createElement("canvas"), { width: 1280, height: 720 });
  const pen = canvas.getContext("2d");
  const paint = () => {
    const wall = pen.createLinearGradient(0, 0, 0, 720);
    wall.addColorStop(0, `oklch(0.48 0.06 ${hue})`);
    wall.addColorStop(1, `oklch(0.28 0.045 ${hue})`);
    pen.fillStyle = wall;
    pen.fillRect(0, 0, 1280, 720);
    const [x, y] = east ? [360, 190] : [930, 190];
    const lamp = pen.createRadialGradient(x, y, 10, x, y, 300);
    lamp.addColorStop(0, `oklch(0.86 0.1 ${hue} / 0.9)`);
    lamp.addColorStop(1, `oklch(0.86 0.1 ${hue} / 0)`);
    pen.fillStyle = lamp;
    pen.fillRect(0, 0, 1280, 720);
    pen.save();
    pen.translate(352, 20);
    pen.scale(1.44, 1.44);
    pen.fillStyle = `oklch(0.18 0.03 ${hue})`;
    pen.fill(new Path2D("M64 520V372c0-74 62-98 112-118h48c50 20 112 44 112 118v148z"));
    pen.fill(new Path2D("M174 200h52v66q-26 22-52 0z"));
    if (east) {
      for (const [cy, rx, ry] of [[158, 62, 76], [72, 27, 24]]) {
        pen.beginPath();
        pen.ellipse(200, cy, rx, ry, 0, 0, 7);
        pen.fill();
      }
    } else pen.fill(new Path2D("M134 158c-4-62 24-96 66-96s70 34 66 96c0 36 4 62 12 84-22 10-38 6-48-4h-60"
      + "c-10 10-26 14-48 4 8-22 12-48 12-84z"));
    pen.restore();
  };
  paint();
  setInterval(paint, 200);
  navigator.mediaDevices.getUserMedia = async ({ audio, video }) => {
    const sound = new AudioContext().createMediaStreamDestination().stream;
    const sight = canvas.captureStream(5);
    return new MediaStream([...(audio ? sound.getTracks() : []), ...(video ? sight.getTracks() : [])]);
  };
}"""
"""From now on the page's camera sees somebody before a lamp, by hue, and its microphone hears nothing."""
