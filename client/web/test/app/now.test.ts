import assert from "node:assert/strict";
import { test } from "node:test";
import { happening, opensNext } from "../../src/app/now.ts";
import { runs } from "../../src/app/turns.ts";
import { FakeRoom } from "../fake-room.ts";

const rest = { position: 0, rate: 0, at: 0 };
const timer = (more: object) => ({
  mode: "countdown",
  total: 60,
  elapsed: rest,
  work: 0,
  rest: 0,
  rounds: 0,
  ended_at: null,
  label: null,
  ...more,
});
const round = (more: object) => ({
  answers: {},
  awaited: ["ines", "noor"],
  in: [],
  opens_at: null,
  passed: [],
  shared: [],
  until: null,
  ...more,
});
const table = (more: object) => ({
  card: "e101",
  text: null,
  depth: 1,
  kept: {},
  own: {},
  ask: null,
  round: round(more),
});
const player = (more: object) => ({
  item: "i1",
  media: null,
  wanted: true,
  position: rest,
  gate: { circle: [], ready: [] },
  ...more,
});

const whats = (room: FakeRoom, now = 1000) => happening(room, now).map((one) => one.what);

test("in a quiet room nothing is on", () => {
  const room = new FakeRoom();
  room.change({
    timer: timer({ total: null }),
    questions: { card: null, round: null },
    player: player({ item: null }),
  });
  assert.deepEqual(whats(room), []);
});

test("what waits for me comes before what runs, and that before what can wait", () => {
  const room = new FakeRoom();
  room.change({
    timer: timer({ elapsed: { position: 0, rate: 1, at: 990 } }),
    "timer:2": timer({ elapsed: { position: 60, rate: 0, at: 900 }, ended_at: 900 }),
    questions: table({ in: ["ines"], awaited: ["noor"] }),
    player: player({ gate: { circle: ["ines", "noor"], ready: ["ines"] } }),
  });
  assert.deepEqual(whats(room), ["ready", "answer", "timer", "ended"]);
  assert.deepEqual(happening(room, 1000)[1]?.who, ["ines"]);
  assert.equal(happening(room, 1000)[3]?.on, "timer:2");
});

test("a question is open, sealed by me, or answered, and forgotten after a night", () => {
  const room = new FakeRoom();
  room.change({ questions: table({}) });
  assert.deepEqual(whats(room), ["question"]);
  room.change({
    questions: table({ answers: { noor: new Uint8Array(1) }, in: ["noor"], awaited: ["ines"] }),
  });
  assert.deepEqual(whats(room), ["sealed"]);
  room.change({
    questions: table({ answers: { noor: new Uint8Array(1) }, in: ["noor", "ines"], opens_at: 1001 }),
  });
  assert.deepEqual(whats(room), ["sealed"], "not before its instant");
  assert.deepEqual(whats(room, 1001), ["open"]);
  assert.deepEqual(whats(room, 1001 + 13 * 3600), []);
});

test("an evening that waits for me comes before all else", () => {
  const room = new FakeRoom();
  const lobby = { circle: ["ines", "noor"], ready: ["ines"], until: null };
  room.change({ questions: table({ in: ["ines"] }), evening: { phase: "lobby", lobby, circle: [] } });
  assert.deepEqual(whats(room), ["gather", "answer"]);
  room.change({ evening: { phase: "lobby", lobby: { ...lobby, ready: ["ines", "noor"] }, circle: [] } });
  assert.deepEqual(whats(room), ["evening", "answer"]);
  room.change({ evening: { phase: "lobby", lobby: { ...lobby, ready: [] }, circle: [] } });
  assert.deepEqual(whats(room), ["gather", "answer"], "a date has opened it, and nobody is here yet");
  room.change({ evening: { phase: "running", lobby: null, circle: ["ines", "noor"] } });
  assert.deepEqual(whats(room), ["evening", "answer"]);
  room.change({ evening: { phase: "over", lobby: null, circle: ["ines", "noor"] } });
  assert.deepEqual(whats(room), ["answer"]);
});

test("an end is told for a while, and what plays as long as it is wanted", () => {
  const room = new FakeRoom();
  room.change({
    timer: timer({ elapsed: { position: 60, rate: 0, at: 900 }, ended_at: 900 }),
    player: player({ position: { position: 1, rate: 1, at: 990 } }),
  });
  assert.deepEqual(whats(room), ["ended", "plays"]);
  assert.deepEqual(whats(room, 1600), ["plays"]);
});

test("the screen has a reason to stay on while a timer runs or something plays, and none after", () => {
  const room = new FakeRoom();
  room.change({ timer: timer({ elapsed: { position: 0, rate: 1, at: 1000 } }) });
  assert.equal(runs(room, 1030), true);
  assert.equal(runs(room, 1061), false);
  room.change({ player: player({ position: { position: 1, rate: 1, at: 990 } }) });
  assert.equal(runs(room, 1061), true);
  room.change({ player: player({ wanted: false }), evening: { phase: "running" } });
  assert.equal(runs(room, 1061), true);
  room.change({ evening: { phase: "resting" } });
  assert.equal(runs(room, 1061), false);
});

test("a check-in waits for me, is sealed, or lies open; rest is nothing", () => {
  const room = new FakeRoom();
  const day = (more: object) => ({
    checkin: { day: "d1", next: "d2", since: 900, shown: [], round: round(more) },
  });
  room.change(day({ in: ["ines"], awaited: ["noor"] }));
  assert.deepEqual(happening(room, 1000), [
    { what: "checkin-waits", view: "checkin", on: "checkin", who: ["ines"] },
  ]);
  room.change(day({ in: ["noor"], awaited: ["ines"], answers: { noor: "" } }));
  assert.deepEqual(happening(room, 1000), [
    { what: "checkin-sealed", view: "checkin", on: "checkin", who: ["ines"] },
  ]);
  room.change(day({ in: ["noor", "ines"], awaited: [], answers: { noor: "", ines: "" }, opens_at: 1000.25 }));
  assert.deepEqual(whats(room), ["checkin-sealed"]);
  assert.equal(opensNext(room, 1000), 1000.25);
  assert.deepEqual(whats(room, 1001), ["checkin-open"]);
  assert.equal(opensNext(room, 1001), undefined);
  assert.deepEqual(whats(room, 1000 + 13 * 3600), []);
  room.change(
    day({ in: ["noor", "ines"], awaited: [], answers: { noor: "" }, passed: ["ines"], opens_at: 990 }),
  );
  assert.deepEqual(whats(room), []);
});

test("the screen stays on while a pact is, for who is of it", () => {
  const room = new FakeRoom();
  const on = (who: string[]) => ({ pact: { asked: null, on: { id: "p1", who, since: 1, until: 9e9 } } });
  room.change(on(["ines", "noor"]));
  assert.equal(runs(room, 1030), true);
  room.change(on(["ines", "mo"]));
  assert.equal(runs(room, 1030), false);
});
