import assert from "node:assert/strict";
import { test } from "node:test";
import { wishes } from "../../src/app/now-wishes.ts";
import { FakeRoom } from "../fake-room.ts";
import "../words.ts";

test("what is chosen for tonight is told until the next day, and nothing else of wishes is", () => {
  const room = new FakeRoom();
  const view = { mine: null, found: ["aa"], closer: false, close: false, tonight: null, chosen_at: null };
  room.change({ wishes: view });
  assert.deepEqual(wishes(room, 1000), []);
  room.change({ wishes: { ...view, tonight: "aa", chosen_at: 900 } });
  assert.deepEqual(
    wishes(room, 1000).map(({ what }) => what),
    ["row-on"],
  );
  assert.deepEqual(wishes(room, 900 + 19 * 3600), []);
});
