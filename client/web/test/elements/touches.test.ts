import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { touches } from "../../src/elements/touch-felt.ts";
import { Hand } from "../../src/elements/touch-hand.ts";
import { Moments } from "../../src/elements/touch-moments.ts";
import { heldFor, heldWords } from "../../src/elements/touch-week.ts";
import { Lateness, leftOf, leftText, type Made, met, touchIn } from "../../src/elements/touches.ts";
import type { SignalFrom, Touch, TouchView } from "../../src/sdk/protocol.d.ts";
import { FakeClock, FakeRoom } from "../fake-room.ts";
import "../words.ts";

const tap = (at: number, from = "ines"): SignalFrom => ({
  t: "signal",
  from,
  kind: "touch",
  data: { name: "tap", at },
  at,
});
const view = (more: Partial<TouchView>): TouchView => ({
  held: {},
  grip: "",
  since: null,
  days: {},
  left: [],
  mine: {},
  ...more,
});

test("what fell together is what the core finds, case by case", () => {
  const file = new URL("../../../../tests/shared/core/together.json", import.meta.url);
  for (const one of JSON.parse(readFileSync(file, "utf8"))) {
    const made = one.touches.map(([who, name, at]: [string, Touch, number]): Made => ({ who, name, at }));
    const found = met([...made].reverse()).map(({ at, name, who }) => [at, name, ...who]);
    assert.deepEqual(found, one.met, one.what);
  }
});

test("a rhythm is felt late, and with the gaps that it was made with, however unevenly it comes", () => {
  const clock = new FakeClock(1000);
  const room = new FakeRoom(clock);
  const felt: number[] = [];
  const off = touches(room, (_, at) => felt.push(at));
  const made = [1000, 1000.4, 1000.8, 1001.5, 1001.9];
  for (const [n, at] of made.entries()) {
    clock.pass(at + ([0.08, 0.02, 0.14, 0.05, 0.11][n] ?? 0));
    room.tell("signal", tap(at));
  }
  clock.pass(1004);
  off();
  const gaps = (all: readonly number[]) =>
    all.slice(1).map((at, n) => Math.round((at - (all[n] ?? 0)) * 1e6));
  assert.deepEqual(gaps(felt), gaps(made));
  assert.ok((felt[0] ?? 0) - (made[0] ?? 0) <= 0.2);
});

test("one that comes too late for its rhythm is felt at once, and the next rhythm waits longer", () => {
  const late = new Lateness();
  assert.equal(late.felt(1000, 1000.01), 1000.15);
  assert.equal(late.felt(1000.5, 1001.2), 1001.2);
  assert.ok(Math.abs(late.felt(1010, 1010.01) - 1010.8) < 1e-9);
  assert.equal(late.felt(1100, 1000), 1001.2, "a clock that runs ahead");
});

test("what is old is not felt any more, each is felt once for all who listen, and strange ones never", () => {
  const clock = new FakeClock(1000);
  const room = new FakeRoom(clock);
  const [one, two]: [Made[], Made[]] = [[], []];
  const offs = [touches(room, (made) => one.push(made), tap(999.9)), touches(room, (made) => two.push(made))];
  room.tell("signal", tap(980));
  for (const data of [null, { name: "bite", at: 1 }, { name: "tap", at: "now" }, { name: "tap" }])
    assert.equal(touchIn("touch", "ines", data), undefined);
  assert.equal(touchIn("reaction", "ines", { name: "tap", at: 1 }), undefined);
  clock.pass(1001);
  assert.deepEqual([one.length, two.length], [1, 1]);
  for (const off of offs) off();
  room.tell("signal", tap(1001));
  clock.pass(1003);
  assert.equal(one.length, 1);
});

test("a moment of both is told once, and of a rhythm in step not every one", () => {
  const moments = new Moments();
  const made = (who: string, at: number, name: Touch = "tap"): Made => ({ who, name, at });
  assert.deepEqual(moments.add(made("noor", 1000), "noor"), []);
  assert.equal(moments.add(made("ines", 1000.1), "noor").length, 1);
  assert.deepEqual(moments.add(made("ines", 1000.1), "noor"), []);
  moments.add(made("noor", 1001), "noor");
  assert.deepEqual(moments.add(made("ines", 1001.05), "noor"), []);
  moments.add(made("cleo", 1001.06, "kiss"), "noor");
  assert.deepEqual(moments.add(made("ines", 1001.07, "kiss"), "noor"), [], "it is theirs");
  assert.equal(moments.nth("ines", 1001.05), 2);
  assert.equal(moments.nth("ines", 1009), 1);
});

test("what is left reads as it was written", () => {
  assert.equal(leftOf(leftText("forehead")), "forehead");
  for (const text of [undefined, "", "[]", '{"touch":"tap"}', '{"touch":"bite"}'])
    assert.equal(leftOf(text), undefined);
});

test("for how long hands were held is said in words, by one's own days and with what goes on", () => {
  const now = Date.parse("2026-11-26T12:00Z") / 1000;
  const days = { "2026-11-19": 600, "2026-11-20": 60, "2026-11-26": 300 };
  assert.equal(heldFor(view({ days }), "noor", now, "UTC"), 360);
  assert.equal(heldFor(view({ days, held: { noor: now - 240 } }), "noor", now, "UTC"), 600);
  assert.equal(heldFor(view({ days, held: { noor: null } }), "noor", now, "UTC"), 360);
  assert.equal(heldFor(undefined, "noor", now, "UTC"), 0);
  const said = [0, 10, 60, 600, 3300, 3600, 5000, 7300].map(heldWords);
  assert.deepEqual(said, [
    "",
    "a moment",
    "about a minute",
    "about 10 minutes",
    "about an hour",
    "about an hour",
    "about 1.5 hours",
    "about 2 hours",
  ]);
});

test("a hand that was lost on the way is held out again, and one that another device took is not", () => {
  const asked: string[] = [];
  const room = new FakeRoom();
  const hand = new Hand((cmd, { grip }) => asked.push(`${cmd} ${grip}`));
  const real = Date.now;
  try {
    hand.hold(true);
    const first = hand.grip;
    hand.hold(true);
    hand.agree(room, view({}));
    assert.deepEqual(asked, [`hold ${first}`], "the word of the hub may still be on its way");
    Date.now = () => real() + 4000;
    room.connection = "waiting";
    hand.agree(room, view({}));
    room.connection = "live";
    hand.agree(room, view({}));
    assert.notEqual(hand.grip, first);
    assert.equal(asked.length, 2);
    Date.now = () => real() + 8000;
    hand.agree(room, view({ grip: "other" }));
    assert.equal(hand.grip, "");
    hand.release(view({ grip: "other" }));
    assert.equal(asked.at(-1), "release other");
  } finally {
    Date.now = real;
    hand.forget();
  }
});
