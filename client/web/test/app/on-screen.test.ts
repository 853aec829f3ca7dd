import assert from "node:assert/strict";
import { test } from "node:test";
import { canShow, Following, screensOf, showOn } from "../../src/app/on-screen.ts";
import { FakeClock, FakeRoom } from "../fake-room.ts";
import "../words.ts";

const PLAYS = { item: "i1", wanted: true, position: { position: 0, rate: 1, at: 1000 } };
const HELD = { ...PLAYS, wanted: false };
const ASKED = { card: "a1", round: { in: [], awaited: ["noor"], passed: [], answers: {}, opens_at: null } };
const RUNS = { mode: "countdown", total: 600, ended_at: null, elapsed: { position: 0, rate: 1, at: 1000 } };

/** A screen in a room; what is done there is seen at once. */
function screen(states: Record<string, unknown> = {}, clock = new FakeClock(1000)) {
  const room = new FakeRoom(clock);
  room.change({ room: {}, ...states });
  const following = new Following(room);
  room.on("change", (change) => following.touched(Object.keys(change.states)));
  const shows = () => {
    const where = following.place;
    return where ? [where.view, where.name].filter(Boolean).join(" ") : "";
  };
  return { room, clock, shows };
}

test("where nothing is on there is the sky", () => {
  assert.equal(screen().shows(), "");
  assert.equal(
    screen({ player: HELD }).shows(),
    "",
    "a film of another evening is not what it was brought for",
  );
});

test("what was on before a screen knew what time it is counts from then", () => {
  const { clock, shows } = screen({ questions: ASKED }, new FakeClock(null));
  assert.equal(shows(), "");
  clock.pass(1_800_000_000);
  assert.equal(shows(), "questions");
});

test("it goes where something was done last, and what moves for all comes first", () => {
  const { room, clock, shows } = screen({ questions: ASKED });
  assert.equal(shows(), "questions");
  clock.pass(1010);
  room.change({ "timer:tea": RUNS });
  assert.equal(shows(), "timer tea");
  clock.pass(1020);
  room.change({ player: PLAYS });
  assert.equal(shows(), "watch");
  clock.pass(1030);
  room.change({ questions: ASKED });
  assert.equal(shows(), "watch", "a question does not take the film away");
  clock.pass(1040);
  room.change({ player: HELD });
  assert.equal(shows(), "watch", "a film that is held stays");
  clock.pass(1050);
  room.change({ questions: ASKED });
  assert.equal(shows(), "questions");
  room.change({ breathe: { on: { id: "b1" }, sitting: null } });
  assert.equal(shows(), "breathe");
});

test("what nobody touches makes way for the sky, what runs does not", () => {
  const { room, clock, shows } = screen({ questions: ASKED });
  assert.equal(shows(), "questions");
  clock.pass(2900);
  assert.equal(shows(), "");
  room.change({ cook: { dish: { id: "d1" } } });
  clock.pass(9000);
  assert.equal(shows(), "cook");
});

test("answers that are open are looked at for a while", () => {
  const { room, clock, shows } = screen();
  assert.equal(shows(), "");
  room.change({ questions: { ...ASKED, round: { ...ASKED.round, opens_at: 1000 } } });
  assert.equal(shows(), "questions");
  clock.pass(2900);
  room.change({ questions: { ...ASKED, round: { ...ASKED.round, opens_at: 1000 } } });
  assert.equal(shows(), "");
});

test("while an evening goes on it is where the evening is", () => {
  const segments = [
    { id: "s1", on: "player:film" },
    { id: "s2", on: "letters" },
    { id: "s3", on: null },
  ];
  const at = (current: string, phase = "running") => ({ evening: { phase, current, segments } });
  const { room, shows } = screen({ ...at("s1"), questions: ASKED });
  assert.equal(shows(), "watch film");
  room.change(at("s2"));
  assert.equal(shows(), "evening", "letters are for one alone");
  room.change(at("s3"));
  assert.equal(shows(), "evening");
  room.change(at("s3", "ended"));
  assert.equal(shows(), "questions");
});

test("a member leads the screens of their own, and nothing that is theirs alone goes there", () => {
  const { room } = screen();
  const devices = {
    d1: { kind: "phone", added: 1, until: null },
    tv: { kind: "screen", added: 2, until: 9 },
  };
  room.change({ room: { devices } });
  assert.deepEqual(screensOf(room), ["tv"]);
  showOn(room, { view: "timer", name: "" });
  assert.deepEqual(room.signals, [{ kind: "show", data: { view: "timer", name: "" } }]);
  assert.deepEqual(["questions", "watch", "letters", "room", "words"].map(canShow), [
    true,
    true,
    false,
    false,
    false,
  ]);
});
