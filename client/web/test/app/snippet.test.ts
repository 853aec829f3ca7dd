import assert from "node:assert/strict";
import { test } from "node:test";
import { FORMS, snippet, sourceOf } from "../../src/app/snippet.ts";

const SOURCE = { hub: "https://hub.test", script: "/static/embed-1A2B3C4D.js", integrity: "sha384-abc+/=" };
const SCRIPT =
  '<script type="module" src="https://hub.test/static/embed-1A2B3C4D.js" integrity="sha384-abc+/=" crossorigin></script>';

test("a page gets the script whose content it can check, the room, and what is to be done in it", () => {
  const code = snippet("html", SOURCE, "flat", { shows: ["timer", "chat"] });
  assert.ok(code.startsWith(SCRIPT));
  assert.match(code, /<samesky-room server="https:\/\/hub\.test" room="flat" token-endpoint="\/room-token">/);
  assert.match(
    code,
    / {2}<samesky-timer><\/samesky-timer>\n {2}<samesky-chat><\/samesky-chat>\n<\/samesky-room>/,
  );
});

test("every form names the hub and the room, and none carries a token", () => {
  for (const form of FORMS) {
    const code = snippet(form, SOURCE, "flat");
    assert.match(code, /https:\/\/hub\.test/, form);
    assert.match(code, /flat/, form);
    assert.doesNotMatch(code, /eyJ/, form);
    if (form !== "iframe") assert.ok(code.includes(SCRIPT), form);
  }
});

test("a frame is spoken to at the hub's origin, also where the hub lives under a path", () => {
  const code = snippet("iframe", { ...SOURCE, hub: "https://home.test/sky" }, "flat");
  assert.match(code, /const hub = "https:\/\/home\.test\/sky";/);
  assert.match(code, /new URL\(hub\)\.origin/);
});

test("a theme and a language stand in every form, and in none that leaves them to the page", () => {
  for (const form of FORMS) {
    const code = snippet(form, SOURCE, "flat", { shows: ["timer"], theme: "dark", lang: "de" });
    assert.match(code, form === "iframe" ? /theme: "dark", lang: "de"/ : / theme="dark" lang="de">/, form);
    assert.doesNotMatch(snippet(form, SOURCE, "flat"), /theme|lang/, form);
  }
});

test("no name of a room breaks out of the code around it", () => {
  const room = `"></samesky-room></script><script>alert(1)//'{}\u2028`;
  for (const form of FORMS) {
    const code = snippet(form, SOURCE, room);
    assert.doesNotMatch(code, /<script>alert/, form);
    assert.ok(!code.includes(`"></samesky-room></script>`), form);
  }
  assert.match(snippet("html", SOURCE, 'a"b&c'), /room="a&quot;b&amp;c"/);
  assert.match(snippet("react", SOURCE, 'a"b'), /room=\{"a\\"b"\}/);
});

test("the app's page says which script that is", () => {
  const page = (found: Record<string, string> | null) =>
    ({
      querySelector: () => found && { getAttribute: (name: string) => found[name] ?? null },
    }) as unknown as Document;
  const { script, integrity } = SOURCE;
  assert.deepEqual(sourceOf(page({ content: script, integrity }), SOURCE.hub), SOURCE);
  assert.equal(sourceOf(page({ content: script }), SOURCE.hub), undefined);
  assert.equal(sourceOf(page(null), SOURCE.hub), undefined);
});
