import assert from "node:assert/strict";
import { test } from "node:test";
import { player } from "../../src/app/now-player.ts";
import { plain } from "../../src/sdk/sealing.ts";
import { FakeRoom } from "../fake-room.ts";
import "../words.ts";

const film = (more: object) => ({
  item: "i1",
  media: plain('{"title":"The Tide Table","url":"https://films.example/tide.mp4"}'),
  length: 6000,
  wanted: false,
  rate: 1,
  position: { position: 2300, rate: 0, at: 900 },
  gate: { circle: ["ines", "noor"], ready: ["ines"], until: null },
  ...more,
});

test("what was held on its way waits for whenever they like, with its place", () => {
  const room = new FakeRoom();
  room.change({ "player:2": film({}) });
  const [now] = player(room, "player:2");
  assert.deepEqual(
    [now?.what, now?.title, now?.lead, now?.on],
    ["row-waits", "The Tide Table", "It goes on at 38:20.", "player:2"],
  );
});

test("what has hardly begun or is over is not told", () => {
  const room = new FakeRoom();
  for (const position of [20, 6000]) {
    room.change({ player: film({ position: { position, rate: 0, at: 900 } }) });
    assert.deepEqual(player(room, "player"), []);
  }
  assert.deepEqual(player(room, "player:3"), []);
});

test("what plays, and what waits for me", () => {
  const room = new FakeRoom();
  room.change({ player: film({ wanted: true }) });
  assert.deepEqual(
    player(room, "player").map(({ what }) => what),
    ["ready"],
  );
  room.change({ player: film({ wanted: true, position: { position: 0, rate: 1, at: 900 } }) });
  assert.deepEqual(
    player(room, "player").map(({ what }) => what),
    ["plays"],
  );
});
