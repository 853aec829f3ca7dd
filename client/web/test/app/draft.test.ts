import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { clocks, moved, newRow, planned, rowOf } from "../../src/app/draft.ts";
import type { Planned } from "../../src/sdk/protocol.d.ts";

const DECK = new URL("../../../../shared/samesky_shared/decks/programmes/programmes.json", import.meta.url);
const { programmes } = JSON.parse(readFileSync(DECK, "utf8")) as {
  programmes: { id: string; segments: Planned[] }[];
};

test("a programme that nobody changes is planned as it is", () => {
  for (const { segments } of programmes) {
    assert.deepEqual(
      segments.map((one, n) => planned(rowOf(one), n)),
      segments.map(({ args, ...one }) => (args ? { ...one, args } : one)),
    );
  }
});

test("what a row opens is said in commands", () => {
  const row = { ...newRow(), minutes: 20 };
  assert.deepEqual(planned(row, 0), { minutes: 20, gate: "hand" });
  assert.deepEqual(planned({ ...row, opens: "questions" }, 0), {
    minutes: 20,
    gate: "hand",
    on: "questions",
    cmd: "draw",
  });
  assert.deepEqual(planned({ ...row, opens: "playlist" }, 0), {
    minutes: 20,
    gate: "hand",
    on: "playlist",
    cmd: "next",
  });
  assert.deepEqual(planned({ ...row, opens: "timer" }, 2), {
    ...{ minutes: 20, gate: "hand", on: "timer:part-3", cmd: "start", args: { seconds: 1200 } },
  });
});

test("a row is moved, and stays where there is no place", () => {
  const rows = [newRow(), newRow(), newRow()];
  const keys = (some: readonly { key: number }[]) =>
    some.map(({ key }) => rows.findIndex((one) => one.key === key));
  assert.deepEqual(keys(moved(rows, 0, 1)), [1, 0, 2]);
  assert.deepEqual(keys(moved(rows, 2, -1)), [0, 2, 1]);
  assert.equal(moved(rows, 0, -1), rows);
  assert.equal(moved(rows, 2, 1), rows);
});

test("each row begins where the one before ends", () => {
  assert.deepEqual(
    clocks(
      [
        { ...newRow(), minutes: 10 },
        { ...newRow(), minutes: 5 },
      ],
      1000,
    ),
    [1000, 1600, 1900],
  );
});
