import assert from "node:assert/strict";
import { test } from "node:test";
import { minutesLeft, standing } from "../../src/elements/pact-standing.ts";
import { FakeRoom } from "../fake-room.ts";

test("minutes are whole ones, and the last one counts until it is over", () => {
  assert.deepEqual(
    [1800, 1740.01, 1740, 1, 0, -50].map((left) => minutesLeft(2000, 2000 - left)),
    [30, 30, 29, 1, 0, 0],
  );
});

test("who looks elsewhere is told from who is out of reach, and who says nothing is here", () => {
  const room = new FakeRoom();
  const seen = (status: "here" | "busy" | "away" | "offline" | "unknown", focus?: boolean) => {
    room.presence.ines = { t: "presence", member: "ines", status, ...(focus === undefined ? {} : { focus }) };
    return standing(room, "ines");
  };
  assert.deepEqual(
    [seen("here"), seen("here", true), seen("here", false), seen("busy", false)],
    ["here", "here", "elsewhere", "elsewhere"],
  );
  assert.deepEqual([seen("away", false), seen("offline"), seen("unknown", true)], ["away", "away", "away"]);
});
