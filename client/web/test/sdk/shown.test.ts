import assert from "node:assert/strict";
import { test } from "node:test";
import type { Presence } from "../../src/sdk/protocol.d.ts";
import { Shown } from "../../src/sdk/shown.ts";

test("what a device says of itself is said when it changes, and again on a new connection", () => {
  const said: Presence[] = [];
  const shown = new Shown((frame) => said.push(frame));
  shown.again();
  assert.equal(said.length, 0, "who is here and says no more says nothing");
  shown.present("here");
  shown.look(null);
  shown.present("offline");
  shown.look(false);
  shown.look(false);
  shown.again();
  assert.deepEqual(
    said.map(({ status, focus }) => [status, focus]),
    [
      ["offline", null],
      ["offline", false],
      ["offline", false],
    ],
  );
  assert.equal(shown.status, "offline");
});
