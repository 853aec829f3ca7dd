import assert from "node:assert/strict";
import { test } from "node:test";
import { seenOf, unseen } from "../../src/app/seen.ts";
import { SeenRoom } from "../../src/app/seen-room.ts";
import type { ConnectionState } from "../../src/sdk/room.ts";
import { plain } from "../../src/sdk/sealing.ts";
import { FakeClock, FakeRoom } from "../fake-room.ts";

test("it shows what was seen, and asks the room itself for all else", async () => {
  const before = new FakeRoom(new FakeClock(1000));
  before.change({ timer: { total: 60 }, "timer:2": { total: 5 }, room: {} });
  const now = new FakeRoom(new FakeClock(null));
  const room = new SeenRoom(now, seenOf(before));
  assert.deepEqual(room.state("timer"), { total: 60 });
  assert.deepEqual(room.instances("timer"), ["timer", "timer:2"]);
  assert.equal(room.members.ines?.name, "Inês");
  assert.deepEqual(room.presence, {});
  assert.equal(room.unseal(plain("hello"), "chat", "say.text").text, "hello");
  await room.do("chat", "say", {});
  assert.equal(now.asked[0]?.cmd, "say");
  assert.ok(Math.abs((room.clock.now() ?? 0) - 1000) < 1, "room time goes on from the last look");
  room.close();
});

test("a room that does not answer is out of reach after a while, and not before", async () => {
  const now = new FakeRoom();
  now.connection = "connecting";
  const room = new SeenRoom(now, unseen("r1"), 5);
  assert.equal(room.connection, "connecting");
  const heard = new Promise<ConnectionState>((done) => room.on("connection", done));
  assert.equal(await heard, "waiting");
  assert.equal(room.connection, "waiting");
  room.close();
});
