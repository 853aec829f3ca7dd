import assert from "node:assert/strict";
import { test } from "node:test";
import { Typing, tellTyping } from "../../src/elements/chat-typing.ts";
import { FakeClock, FakeRoom } from "../fake-room.ts";

const kept = new Map<string, string>();
Object.defineProperty(globalThis, "localStorage", {
  configurable: true,
  value: {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  },
});

test("that one writes is said seldom, and not at all by who keeps it to themselves or in a chat of some", () => {
  const clock = new FakeClock(1000);
  const room = new FakeRoom(clock);
  const typing = new Typing(room, "chat", () => undefined);
  for (let n = 0; n < 5; n += 1) typing.typed();
  assert.deepEqual(room.signals, [{ kind: "typing", data: { on: "chat" } }]);
  clock.pass(1004);
  tellTyping(false);
  typing.typed();
  assert.equal(room.signals.length, 1);
  tellTyping(true);
  typing.typed();
  assert.equal(room.signals.length, 2);
  new Typing(room, "chat:two", () => undefined).typed();
  assert.equal(room.signals.length, 2);
  typing.stop();
});

test("who writes is known for a while, until their line has come", () => {
  const clock = new FakeClock(1000);
  const room = new FakeRoom(clock);
  const typing = new Typing(room, "chat", () => undefined);
  const hear = (from: string, on = "chat") =>
    room.tell("signal", { t: "signal", from, kind: "typing", at: 1000, data: { on } });
  hear("ines");
  hear("noor");
  hear("nobody");
  hear("ines", "chat:two");
  assert.deepEqual(typing.who, ["ines"]);
  clock.pass(1007);
  assert.deepEqual(typing.who, []);
  hear("ines");
  typing.came("ines");
  assert.deepEqual(typing.who, []);
  typing.stop();
});
