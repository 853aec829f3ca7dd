"""Keys in a browser that cannot keep all of them: Safari takes an X25519 key, and gives back nothing."""

from __future__ import annotations

from pathlib import Path

from playwright.async_api import Browser

import samesky_client
from samesky_client import Room
from samesky_shared.protocol import Entry

from ..serving import hub
from .people import Person, person

AS_SAFARI = """
const holds = (value) => value instanceof CryptoKey ? value.algorithm.name === 'X25519'
  : Boolean(value) && typeof value === 'object' && Object.values(value).some(holds);
const { structuredClone } = window, { put } = IDBObjectStore.prototype;
window.structuredClone = (value, ...more) => {
  if (holds(value)) throw new TypeError('Unable to deserialize data.');
  return structuredClone(value, ...more);
};
IDBObjectStore.prototype.put = function (value, ...more) {
  return put.call(this, holds(value) ? null : value, ...more);
};
"""

LOCKED_DOWN = """
const holds = (value) => value instanceof CryptoKey
  || (Boolean(value) && typeof value === 'object' && Object.values(value).some(holds));
const refusing = (run) => function (value, ...more) {
  if (holds(value)) throw new DOMException('The object can not be cloned.', 'DataCloneError');
  return run.call(this, value, ...more);
};
window.structuredClone = refusing(window.structuredClone);
for (const name of ['put', 'add']) IDBObjectStore.prototype[name] = refusing(IDBObjectStore.prototype[name]);
"""

SAY = """async (words) => {
  const { room } = window.samesky;
  await room.do('chat', 'say', { text: await room.seal('chat', 'say.text', words) });
}"""

ROWS = """() => new Promise((done) => {
  indexedDB.open('samesky').onsuccess = ({ target: { result } }) => {
    const all = result.transaction('rooms').objectStore('rooms').getAll();
    all.onsuccess = () => done(all.result.map(({ wrapped, pair }) => [wrapped.byteLength, Object.keys(pair).sort()]));
  };
})"""


async def says(ana: Person, ben: Room, words: str) -> None:
    """Ana says something in the page, and Ben reads it."""
    await ana.page.evaluate(SAY, words)
    await ben.until(lambda room: words in [read(room, one) for one in room.entries if one.kind == "line"])


def read(room: Room, line: Entry) -> str | None:
    try:
        return room.unseal(line.body["text"], line.on, "say.text", line.by or "", line.at)
    except samesky_client.Refused:
        return None  # its key is still on the way


async def test_what_safari_would_lose_is_kept_as_bytes(tmp_path: Path, browser: Browser) -> None:
    """Such a device seals, is back after a reload, hands keys on and takes them."""
    sealed = "() => window.samesky?.room?.sealing === 'sealed' && window.samesky.room.key"
    async with hub(tmp_path / "data") as running, person(browser) as ana:
        await ana.page.add_init_script(AS_SAFARI)
        async with samesky_client.make(running.url, name="Ben", kind="friends") as ben:
            await ana.join(await ben.invite(), "Ana")
            first = await ana.until(sealed)
            await says(ana, ben, "from Safari")
            length, pair = (await ana.page.evaluate(ROWS))[0]
            assert (length, pair) == (32 + 16, ["nonce", "shown", "wrapped"])
            await ana.page.reload()
            await ana.live()
            assert await ana.until(sealed) == first
            await says(ana, ben, "and back")
            async with samesky_client.join(await ben.invite(), name="Cleo") as cleo:
                await ana.until("() => Object.keys(window.samesky.room.members).length === 3")
                await cleo.leave()
            second = await ana.until(
                f"([first]) => {{ const key = ({sealed})(); return key !== first && key; }}", first
            )
            await says(ana, ben, "under a new key")
            await ana.page.reload()
            await ana.live()
            assert await ana.until(sealed) == second


async def test_a_browser_that_keeps_no_keys_seals_until_its_page_is_closed(
    tmp_path: Path, browser: Browser
) -> None:
    async with hub(tmp_path / "data") as running, person(browser) as ana:
        await ana.page.add_init_script(LOCKED_DOWN)
        async with samesky_client.make(running.url, name="Ben") as ben:
            await ana.join(ben.invite_link or "", "Ana")
            await ana.until("() => window.samesky.room.sealing === 'sealed'")
            await says(ana, ben, "while the page is open")
            await ana.page.reload()
            await ana.live()
            await ana.until("() => window.samesky.room.sealing === 'locked'")
