"""Out of reach: the app opens without a network, shows what was last seen, and keeps nothing of it in the open."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from playwright.async_api import Browser, async_playwright, expect

import samesky_client
from samesky_web import static_dir

from ..serving import hub
from .conftest import CHROMIUM
from .people import PATIENCE, person
from .test_app import two
from .test_page import PHONE, clean

CONTROLLED = "() => navigator.serviceWorker.ready.then(() => navigator.serviceWorker.controller !== null)"
STORED = """async () => {
  const rows = [];
  for (const { name } of await indexedDB.databases()) {
    const db = await new Promise(done => { const ask = indexedDB.open(name); ask.onsuccess = () => done(ask.result); });
    for (const store of db.objectStoreNames) {
      const all = await new Promise(done => { const ask = db.transaction(store).objectStore(store).getAll(); ask.onsuccess = () => done(ask.result); });
      for (const one of all) for (const [key, value] of Object.entries(one)) {
        const bytes = value instanceof ArrayBuffer ? new Uint8Array(value) : value instanceof Uint8Array ? value : null;
        rows.push([name, store, key, bytes ? new TextDecoder("latin1").decode(bytes) : JSON.stringify(value)]);
      }
    }
    db.close();
  }
  return { rows, local: JSON.stringify(localStorage) };
}"""  # noqa: E501
SEEN = """async () => {
  const known = await indexedDB.databases();
  if (!known.some(one => one.name === "samesky-seen")) return false;
  return new Promise(done => {
    const ask = indexedDB.open("samesky-seen");
    ask.onsuccess = () => {
      const db = ask.result, count = db.transaction("rooms").objectStore("rooms").count();
      count.onsuccess = () => { db.close(); done(count.result > 0); };
    };
  });
}"""


def copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The built app as the next hub serves it: a copy, which may change under its pages."""
    copy = tmp_path / "python" / "samesky_web"
    shutil.copytree(static_dir().parent, copy)
    monkeypatch.setenv("PYTHONPATH", str(copy.parent))
    return copy / "static"


@pytest.mark.parametrize("sealing", ["room-key", "none"])
async def test_a_room_opens_out_of_reach_as_it_was_last_seen(
    tmp_path: Path, browser: Browser, sealing: str
) -> None:
    async with (
        hub(tmp_path / "data") as running,
        samesky_client.make(running.url, name="Cleo", sealing=sealing) as cleo,  # type: ignore[arg-type]
        person(browser, size=PHONE, worker=True) as ana,
    ):
        await ana.join(cleo.invite_link or "", "Ana")
        await cleo.chat().say("the harbour, at seven")
        await expect(ana["memory"]).to_contain_text("harbour")
        await ana.page.wait_for_function(SEEN, timeout=PATIENCE)
        await ana.until(CONTROLLED)
        stored = await ana.page.evaluate(STORED)
        assert any(name == "samesky-seen" for name, *_ in stored["rows"]), "this test would not notice"
        assert "harbour" not in str(stored)
        await running.kill()
        await ana.page.reload()
        await expect(ana["memory"]).to_contain_text("the harbour, at seven", timeout=PATIENCE)
        await expect(ana["greeting"]).to_have_text("You are out of reach.", timeout=PATIENCE)
        await clean(ana)
        await ana.to("words")
        await expect(ana["out-of-reach"]).to_be_visible()
        await ana["chat-input"].fill("said out of reach")
        await ana["chat-send"].click()
        await clean(ana)
        await running.start()
        await ana.live()
        await expect(ana["chat-line"].filter(has_text="said out of reach")).to_have_count(1)
        await cleo.until(lambda room: len([one for one in room.entries if one.kind == "line"]) == 2)


async def test_a_room_that_was_never_seen_says_that_it_is_out_of_reach(
    tmp_path: Path, browser: Browser
) -> None:
    async with hub(tmp_path / "data") as running, two(running, browser) as (ana, _):
        await ana.page.add_init_script("indexedDB.deleteDatabase('samesky-seen')")
        await ana.page.route("**/v1/token", lambda route: route.abort())
        await ana.page.reload()
        await expect(ana["greeting"]).to_have_text("You are out of reach.")
        await clean(ana)
        await ana.page.unroute("**/v1/token")
        await ana.live()
        await expect(ana["greeting"]).to_have_text("You are both here.")


async def test_leaving_takes_along_what_was_seen(tmp_path: Path, browser: Browser) -> None:
    async with hub(tmp_path / "data") as running, two(running, browser) as (ana, _):
        await ana.page.wait_for_function(SEEN, timeout=PATIENCE)
        await ana["people"].click()
        await ana["leave"].click()
        await ana["sure"].click()
        await expect(ana["notice"]).to_be_visible()
        await ana.page.wait_for_function(f"async () => !(await ({SEEN})())", timeout=PATIENCE)


async def test_a_newer_version_waits_until_somebody_takes_it(
    tmp_path: Path, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = copied(tmp_path, monkeypatch)
    async with (
        hub(tmp_path / "data") as running,
        samesky_client.make(running.url, name="Cleo") as cleo,
        person(browser, worker=True) as ana,
    ):
        await ana.join(cleo.invite_link or "", "Ana")
        await ana.until(CONTROLLED)
        await ana.page.evaluate("window.before = true")
        await ana.to("words")
        await ana["chat-input"].fill("half a sentence")
        worker = copy / "sw.js"
        worker.write_text(worker.read_text() + "// newer")
        await ana.page.evaluate("navigator.serviceWorker.getRegistration().then(one => one.update())")
        waits = "() => navigator.serviceWorker.getRegistration().then(one => one.waiting !== null)"
        await ana.page.wait_for_function(waits, timeout=PATIENCE)
        await expect(ana["chat-input"]).to_have_value("half a sentence")
        await ana.to("tonight")
        await clean(ana)
        assert await ana.page.evaluate("window.before") is True
        await ana["take-newer"].click()
        await ana.page.wait_for_function("() => !window.before", timeout=PATIENCE)
        await ana.live()
        await expect(ana["newer"]).to_have_count(0)


async def test_the_page_lives_with_trusted_types(
    tmp_path: Path, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As a hub may send it: no script from text, but for what lit and our own policy make."""
    page = copied(tmp_path, monkeypatch) / "index.html"
    rules = "require-trusted-types-for 'script'; trusted-types lit-html samesky"
    meta = f'<meta http-equiv="Content-Security-Policy" content="{rules}" />'
    page.write_text(page.read_text().replace("<title>", f"{meta}<title>"))
    async with hub(tmp_path / "data") as running, person(browser, worker=True) as ana:
        await ana.page.goto(running.url)
        await ana["your-name"].fill("Ana")
        await ana["make-room"].click()
        await ana.live()
        for view in ("questions", "timer", "watch", "words", "kept", "room"):
            await ana.to(view)
        await ana.until("() => navigator.serviceWorker.ready.then(() => true)")
        refused = await ana.page.evaluate(
            "() => { try { document.createElement('div').innerHTML = '<b>'; return false } catch { return true } }"
        )
        assert refused, "this test would not notice"


async def test_the_app_can_be_installed(tmp_path: Path, browser: Browser) -> None:
    async with hub(tmp_path / "data") as running, person(browser) as ana:
        await ana.page.goto(running.url)
        manifest = await ana.page.evaluate(
            "fetch(document.querySelector('link[rel=manifest]').href).then(r => r.json())"
        )
        assert manifest["start_url"] == "/"
        for icon in manifest["icons"]:
            size = await ana.page.evaluate(
                "src => new Promise((done, no) => { const i = new Image(); i.onload = () => done(i.naturalWidth); i.onerror = no; i.src = src; })",  # noqa: E501
                icon["src"],
            )
            assert size > 0
            assert icon["sizes"] == "any" or icon["sizes"].startswith(f"{size}x")


@pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium here")
async def test_without_https_the_page_says_what_is_missing(tmp_path: Path) -> None:
    async with hub(tmp_path / "data") as running, async_playwright() as playwright:
        port = running.url.rpartition(":")[2]
        rules = "--host-resolver-rules=MAP hub.test 127.0.0.1"
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=[rules])
        async with person(browser) as ana:
            await ana.page.goto(f"http://hub.test:{port}/")
            await ana["your-name"].fill("Ana")
            await ana["make-room"].click()
            await ana.live()
            await ana.to("room")
            await expect(ana["missing"]).to_contain_text("https")
            await expect(ana["missing"]).to_have_count(1)
            await clean(ana)
        await browser.close()
