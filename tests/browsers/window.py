"""A window of some browser, and what a person does in it. What is asked of a browser is little: to open an
address, to run a function, to click, to type, to give a picture."""

from __future__ import annotations

import base64
import json
from abc import ABC, abstractmethod
from pathlib import Path
from typing import Any

PATIENCE = 30.0
"""Seconds that a window may take for something; nothing here is a measurement."""

_FIND = """const find = (testid, root = document) => {
  for (const one of root.querySelectorAll('*')) {
    if (one.dataset?.testid === testid) return one;
    const inside = one.shadowRoot && find(testid, one.shadowRoot);
    if (inside) return inside;
  }
};"""

_LISTEN = """() => {
  window.faults = [];
  addEventListener('error', (event) => window.faults.push(event.message));
  addEventListener('unhandledrejection', (event) => window.faults.push(String(event.reason)));
}"""

_MIDDLE = """async (testid) => {
  const one = find(testid);
  if (!one || one.disabled) return null;
  one.scrollIntoView({ block: 'center', behavior: 'instant' });
  const middle = () => {
    const { x, y, width, height } = one.getBoundingClientRect();
    return [Math.round(x + width / 2), Math.round(y + height / 2)];
  };
  const before = middle();
  await new Promise((next) => setTimeout(next, 50));
  let on = document.elementFromPoint(...before);
  while (on?.shadowRoot) {
    const inside = on.shadowRoot.elementFromPoint(...before);
    if (!inside || inside === on) break;
    on = inside;
  }
  return String(middle()) === String(before) && one.contains(on) && before;
}"""

_AT_REST = """async () => {
  const all = (root) => [...root.querySelectorAll('*')].flatMap((one) => one.shadowRoot
    ? [...one.shadowRoot.getAnimations(), ...all(one.shadowRoot)] : []);
  await document.fonts.ready;
  const ends = [...document.getAnimations(), ...all(document)]
    .filter((one) => one.effect.getComputedTiming().iterations !== Infinity);
  await Promise.all(ends.map((one) => one.finished.catch(() => null)));
}"""

_SOON = """async (most, ...given) => {
  const began = performance.now();
  while (performance.now() - began < 1000 * most) {
    const found = await (FUNCTION)(...given);
    if (found) return found;
    await new Promise((next) => setTimeout(next, 30));
  }
  return null;
}"""


class Window(ABC):
    """A window. In the functions that it runs, `find(testid)` gives an element, also inside of others."""

    @abstractmethod
    async def open(self, address: str) -> None:
        """Opens an address and waits until the page is loaded."""

    @abstractmethod
    async def _run(self, body: str) -> str:
        """The text that an async function without arguments returns."""

    @abstractmethod
    async def _act(self, source: dict[str, Any]) -> None:
        """Moves a pointer or presses keys: an input source with actions, the same in both kinds of WebDriver."""

    @abstractmethod
    async def _shot(self) -> str:
        """What the window shows, as PNG in base64."""

    async def picture(self, path: Path) -> None:
        """Writes what the window shows, once it is at rest, as PNG."""
        await self.run(_AT_REST)
        path.write_bytes(base64.b64decode(await self._shot()))

    async def run(self, function: str, *given: Any) -> Any:
        """What a function of the page returns, awaited and through JSON."""
        call = f"await ({function})(...{json.dumps(given)})"
        return json.loads(
            await self._run(f"async () => {{ {_FIND} return JSON.stringify({call} ?? null); }}")
        )

    async def until(self, function: str, *given: Any) -> Any:
        """Waits until a function of the page returns something, and returns that."""
        found = await self.run(_SOON.replace("FUNCTION", function), PATIENCE, *given)
        assert found is not None, f"waited in vain for {function} of {given}"
        return found

    async def there(self, testid: str) -> bool:
        """Whether there is such an element."""
        return bool(await self.run("(testid) => find(testid) !== undefined", testid))

    async def click(self, testid: str) -> None:
        """Clicks with the pointer on an element, once that is there, may be clicked and stands still."""
        x, y = await self.until(_MIDDLE, testid)
        pointer = [
            {"type": "pointerMove", "x": x, "y": y, "origin": "viewport"},
            {"type": "pointerDown", "button": 0},
            {"type": "pointerUp", "button": 0},
        ]
        await self._act({"type": "pointer", "id": "mouse", "actions": pointer})

    async def type(self, testid: str, text: str) -> None:
        """Clicks on a field and types, key by key."""
        await self.click(testid)
        keys = [{"type": kind, "value": key} for key in text for kind in ("keyDown", "keyUp")]
        await self._act({"type": "key", "id": "keys", "actions": keys})
        await self.until("(testid, text) => find(testid).value === text", testid, text)

    async def reads(self, testid: str, words: str) -> None:
        """Waits until an element shows some words."""
        await self.until("(testid, words) => find(testid)?.textContent.includes(words)", testid, words)

    async def marked(self, testid: str, name: str, value: str) -> None:
        """Waits until an element has an attribute `data-…`."""
        await self.until(
            "(testid, name, value) => find(testid)?.dataset[name] === value", testid, name, value
        )

    async def listen(self) -> None:
        """From now on, keeps what goes wrong in the page."""
        await self.run(_LISTEN)

    async def faults(self) -> list[str]:
        """What went wrong in the page since `listen`."""
        found: list[str] = await self.run("() => window.faults")
        return found
