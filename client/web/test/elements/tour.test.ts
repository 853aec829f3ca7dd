import assert from "node:assert/strict";
import { test } from "node:test";
import { scriptAddress } from "../../src/elements/addresses.ts";
import { BEAT, Looks } from "../../src/elements/tour-looks.ts";
import {
  broughtIn,
  LINE,
  LINES,
  leafOf,
  leafWritten,
  nameOf,
  noteField,
  pagesOf,
  touredIn,
} from "../../src/elements/tour-note.ts";
import { Hands, keyed } from "../../src/elements/tour-stage.ts";
import {
  kept,
  type Look,
  lookOf,
  lookWritten,
  moved,
  NEAREST,
  nearer,
  onPage,
  standing,
  whole,
} from "../../src/elements/tour-view.ts";
import type { Entry } from "../../src/sdk/protocol.d.ts";
import { plain, textOf } from "../../src/sdk/sealing.ts";
import { FakeRoom } from "../fake-room.ts";
import "../words.ts";

const PICTURE = "data:image/webp;base64,AAAA";

test("a page reads as it was written, and only a picture that carries itself is one", () => {
  assert.deepEqual(leafOf(leafWritten({ picture: PICTURE, words: "a map" })), {
    picture: PICTURE,
    words: "a map",
  });
  assert.deepEqual(leafOf(leafWritten({ text: "hello" })), { text: "hello" });
  for (const text of [undefined, "", "7", "[]", "{}", '{"picture":"https://elsewhere.example/x.png"}'])
    assert.equal(leafOf(text), undefined);
  assert.equal(leafOf('{"picture":"data:image/svg+xml;base64,AAAA"}'), undefined);
  assert.equal(nameOf("Our trip to Lisbon.pdf"), "Our trip to Lisbon");
  assert.equal(nameOf(".txt"), ".txt");
  assert.ok(plain(nameOf(`${"海".repeat(99)}.pdf`)).length <= 128, "its box has room");
  assert.ok(plain(nameOf(`x${"🌊".repeat(99)}`)).length <= 128);
});

test("a long text becomes pages that each have room, and no word of it is lost", () => {
  const words = Array.from({ length: 900 }, (_, n) => `word${n}`);
  const text = `${words.slice(0, 300).join(" ")}\r\n\r\n${words.slice(300).join("\n")}`;
  const pages = pagesOf(text);
  assert.deepEqual(pages.join("\n").split(/\s+/), words);
  for (const page of pages) {
    const lines = page.split("\n").reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / LINE)), 0);
    assert.ok(lines <= LINES, `${lines} lines`);
  }
  assert.deepEqual(pagesOf("\n \n"), []);
  assert.equal(pagesOf("x".repeat(5000)).join("").length, 5000);
  const wide = pagesOf("海".repeat(2000));
  assert.equal(wide.join("").length, 2000);
  assert.ok(wide.every((page) => page.length <= (LINE * LINES) / 2));
});

test("nearer holds what is under the finger, and no view leaves its page", () => {
  const near = nearer(whole("p"), 2, [0.25, 0.25]);
  assert.deepEqual(near, { p: "p", z: 2, x: 375, y: 375 });
  assert.deepEqual(onPage(near, [0.25, 0.25]), [250, 250]);
  assert.deepEqual(nearer(near, 0.1), whole("p"));
  assert.equal(nearer(whole("p"), 100).z, NEAREST);
  assert.deepEqual(moved(near, [-5, 5]), { p: "p", z: 2, x: 250, y: 750 });
  assert.deepEqual(moved(whole("p"), [1, 1]), whole("p"), "all of a page has nowhere to go");
  assert.equal(standing(whole("p")), "translate(0%, 0%) scale(1)");
  assert.equal(standing({ p: "p", z: 2, x: 250, y: 750 }), "translate(0%, -100%) scale(2)");
});

test("a look is as small as a stroke, reads as it was, and a strange one is held to its page or is none", () => {
  const look: Look = { ...kept({ p: "ab12cd34ef", z: 2.337, x: 412.3, y: 611 }), c: [301, 702] };
  assert.deepEqual(lookOf(lookWritten(look)), look);
  assert.ok(lookWritten(look).length < 96, "one box of the smaller sizes");
  assert.deepEqual(lookOf(lookWritten({ ...look, f: true })), { ...look, f: true });
  assert.equal(lookOf('{"q":true}'), "asked");
  assert.deepEqual(lookOf('{"p":"x","z":1e9,"x":-7,"y":1e9}'), { p: "x", z: NEAREST, x: 83, y: 917 });
  assert.deepEqual(lookOf('{"p":"x","z":1,"x":500,"y":500,"c":[1,2000]}'), whole("x"));
  for (const text of [
    undefined,
    "",
    "7",
    "{}",
    '{"p":"x"}',
    '{"p":"","z":1,"x":1,"y":1}',
    '{"p":"x","z":"1","x":1,"y":1}',
  ])
    assert.equal(lookOf(text), undefined);
});

test("keys turn pages, come nearer, and move only where there is more to see", () => {
  const view = whole("p");
  assert.deepEqual(
    [keyed("ArrowRight", view), keyed("PageUp", view), keyed("ArrowDown", view)],
    [1, -1, undefined],
  );
  assert.deepEqual([keyed("ArrowRight", view, true), keyed("ArrowLeft", view, true)], [-1, 1]);
  const near = nearer(view, 2);
  assert.deepEqual(keyed("ArrowDown", near), { p: "p", z: 2, x: 500, y: 560 });
  assert.deepEqual(keyed("0", near), view);
  assert.equal(keyed("PageDown", near), 1);
  assert.equal(keyed("a", near), undefined);
});

test("one finger moves the page, two come nearer, and a short touch is a tap", () => {
  const hands = new Hands();
  hands.down(1, [0.5, 0.5]);
  assert.deepEqual(hands.up(1), [0.5, 0.5]);
  hands.down(1, [0.5, 0.5]);
  const near = { p: "p", z: 2, x: 500, y: 500 };
  assert.deepEqual(hands.move(1, [0.4, 0.5], near), { p: "p", z: 2, x: 550, y: 500 });
  assert.equal(hands.up(1), undefined, "it was moved a little");
  hands.down(1, [0.8, 0.5]);
  hands.move(1, [0.4, 0.55], whole("p"));
  assert.equal(hands.up(1), 1, "drawn to the left");
  hands.down(1, [0.2, 0.2]);
  hands.move(1, [0.5, 0.6], whole("p"));
  assert.equal(hands.up(1), undefined, "drawn down rather");
  hands.down(1, [0.4, 0.5]);
  hands.down(2, [0.6, 0.5]);
  const apart = hands.move(2, [0.8, 0.5], whole("p"));
  assert.equal(apart?.z, 2);
  assert.equal(hands.count, 2);
  assert.equal(hands.up(2), undefined);
  assert.equal(hands.up(1), undefined, "there were two");
  assert.equal(hands.move(3, [0.1, 0.1], near), undefined);
});

test("looks go out sealed and twenty a second at most, the last of them wins, and who asks is told", async () => {
  const room = new FakeRoom();
  const heard: [string, string][] = [];
  const looks = new Looks(
    room,
    "tour",
    (from, { p }) => heard.push([from, p]),
    () => undefined,
  );
  const sent = () => room.signals.map(({ data }) => textOf((data as { box: Uint8Array }).box));
  const until = async (done: () => boolean) => {
    for (let n = 0; n < 200 && !done(); n += 1) await new Promise((resolve) => setTimeout(resolve, BEAT / 5));
    assert.ok(done());
  };
  for (let n = 0; n < 100; n += 1) looks.say({ p: "x", z: 1, x: 500, y: n });
  await until(() => sent().length > 0);
  assert.deepEqual(sent(), [lookWritten({ p: "x", z: 1, x: 500, y: 99 })]);
  looks.heard("ines", { on: "tour", box: plain('{"q":true}') });
  await until(() => sent().length > 1);
  assert.equal(sent()[1], sent()[0], "the same once more");
  looks.heard("ines", { on: "tour", box: plain('{"p":"y","z":1,"x":500,"y":500,"c":[1,2]}') });
  looks.heard("ines", { on: "tour:b", box: plain('{"p":"z","z":1,"x":500,"y":500}') });
  looks.heard("noor", { on: "tour", box: plain('{"p":"z","z":1,"x":500,"y":500}') });
  looks.heard("ines", { on: "tour", box: plain("[]") });
  await until(() => heard.length > 0);
  assert.deepEqual(heard, [["ines", "y"]]);
  assert.deepEqual(looks.pointers("y"), [["ines", [1, 2]]]);
  assert.deepEqual(looks.pointers("x"), []);
  looks.gone("ines");
  assert.deepEqual(looks.pointers("y"), []);
  looks.ask();
  looks.ask();
  await until(() => sent().includes('{"q":true}'));
  // What was said on a line that was lost is said again on the next.
  const before = sent().length;
  looks.again();
  await until(() => sent().length > before);
  assert.equal(sent().at(-1), sent()[0]);
  await until(() => sent().at(-1) === '{"q":true}');
  looks.stop();
});

test("entries of tours that were erased say nothing", () => {
  const entry = (kind: string, body: unknown) => ({ kind, body }) as Entry;
  assert.equal(broughtIn(entry("pages", {})), undefined);
  assert.equal(touredIn(entry("toured", {})), undefined);
  assert.equal(touredIn(entry("pages", { count: 1, pages: [], notes: [] })), undefined);
  assert.equal(noteField({ page: "p1" }), "note.text/p1");
});

test("only scripts of ours are started", () => {
  assert.equal(scriptAddress("/sw.js"), "/sw.js");
  assert.equal(scriptAddress("/static/pdf.worker.min-ABCD1234.mjs"), "/static/pdf.worker.min-ABCD1234.mjs");
  for (const url of [
    "",
    "/static/other.mjs",
    "https://elsewhere.example/sw.js",
    "blob:x",
    "/static/pdf.worker.min-ABCD1234.mjs?x",
  ])
    assert.equal(scriptAddress(url), "");
});
