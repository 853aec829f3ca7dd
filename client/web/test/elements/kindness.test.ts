import assert from "node:assert/strict";
import { test } from "node:test";
import { cards } from "../../src/elements/cards.ts";
import {
  actOf,
  dayNumber,
  didOf,
  didText,
  didWords,
  learnActs,
  phaseOf,
  waysOf,
  waysText,
  whoseTurn,
} from "../../src/elements/kindness-act.ts";
import { keepToday, kindlyOf, passed, today } from "../../src/elements/kindness-past.ts";
import type { Entry } from "../../src/sdk/protocol.d.ts";
import { plain } from "../../src/sdk/sealing.ts";
import "../words.ts";

const deck = await cards("kindness", "en");
const at = Date.parse("2026-11-25T12:00:00Z") / 1000;

test("day by day it is another act, until all that fit are used up", () => {
  const drawn = (ways: readonly ("near" | "seen")[], phase: "night" | "day") =>
    Array.from({ length: 60 }, (_, turn) => actOf(deck, { seed: "r noor", turn, ways, phase })?.id);
  const all = deck.filter(({ when }) => !when || when === "day");
  assert.ok(new Set(drawn([], "day")).size === all.length);
  for (const id of drawn(["near"], "night")) {
    const card = deck.find((one) => one.id === id);
    assert.deepEqual([card?.theme, card?.when], ["near", undefined]);
  }
  assert.equal(actOf([], { seed: "", turn: 3, ways: [], phase: "day" }), undefined);
  assert.notDeepEqual(
    drawn([], "day").slice(0, 5),
    Array.from({ length: 5 }, (_, turn) => actOf(deck, { seed: "r ines", turn, ways: [], phase: "day" })?.id),
  );
});

test("it is for each of the others in turn, and by their hour", () => {
  assert.equal(whoseTurn(["ines"], "r noor", 7), "ines");
  const found = new Set(Array.from({ length: 40 }, (_, turn) => whoseTurn(["a", "b", "c"], "r", turn)));
  assert.equal(found.size, 3);
  assert.equal(whoseTurn([], "r", 1), undefined);
  const hours = ["America/Sao_Paulo", "Europe/Berlin", "Asia/Tokyo", "Pacific/Auckland"];
  assert.deepEqual(
    hours.map((zone) => phaseOf(zone, at)),
    ["morning", "day", "evening", "night"],
  );
  assert.equal(dayNumber("Pacific/Auckland", at) - dayNumber("Europe/Berlin", at), 1);
});

test("what is said reads as it was, and what this version has no words for is left out", async () => {
  assert.deepEqual(waysOf(waysText(["near", "seen"])), ["seen", "near"]);
  assert.deepEqual(waysOf('{"ways":["near","zesty",3]}'), ["near"]);
  assert.deepEqual(didOf(didText({ act: "k01", text: " tea " })), { act: "k01", text: "tea" });
  await learnActs();
  assert.equal(didWords('{"act":"k01","text":"tea"}'), `${deck[0]?.text} · tea`);
  assert.equal(didWords('{"act":"k99"}'), "Something that a newer version wrote.");
});

test("what has passed is told newest first, and erased entries hold nothing", () => {
  const entry = (id: string, kind: string, body: Record<string, unknown>, when = at): Entry => ({
    id,
    seq: 1,
    at: when,
    on: "kindness",
    kind,
    by: "ines",
    body,
  });
  const all = [
    entry("1", "did", { member: "noor", text: plain("{}") }, at - 100),
    entry("2", "did", { member: "noor", text: plain("{}") }),
    entry("3", "thanked", { member: "noor", text: plain("Thanks") }),
    entry("4", "did", {}),
  ];
  assert.deepEqual(
    passed(all, "kindness", at).map(({ id, field }) => [id, field]),
    [
      ["3", "thank.text/noor"],
      ["2", "did.text/noor"],
    ],
  );
  assert.equal(kindlyOf(entry("5", "else", { member: "noor", text: plain("") })), undefined);
});

test("what became of a day is kept for that day, and only where a page may keep something", () => {
  assert.deepEqual(today("r", "noor", 5), { day: 5, aside: 0, put: "", act: "", who: "" });
  const kept = new Map<string, string>();
  Object.defineProperty(globalThis, "localStorage", {
    configurable: true,
    value: {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => kept.set(key, value),
    },
  });
  keepToday("r", "noor", { day: 5, aside: 2, put: "rest", act: "k01", who: "ines" });
  assert.deepEqual(today("r", "noor", 5), { day: 5, aside: 2, put: "rest", act: "k01", who: "ines" });
  assert.deepEqual(today("r", "noor", 6), { day: 6, aside: 0, put: "", act: "", who: "" });
  assert.deepEqual(today("r", "ines", 5), { day: 5, aside: 0, put: "", act: "", who: "" });
});
