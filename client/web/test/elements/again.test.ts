import assert from "node:assert/strict";
import { test } from "node:test";
import { ago, chance, drawnAgain, oneOf, pagesOf } from "../../src/elements/again.ts";
import type { Entry } from "../../src/sdk/protocol.d.ts";
import { plain } from "../../src/sdk/sealing.ts";
import { FakeRoom } from "../fake-room.ts";

const DAY = 86400;
const NOW = 1000 * DAY;
const thanks = (seq: number, at: number, who: string, page = `p${seq}`): Entry => ({
  id: `${seq}-0`,
  seq,
  at,
  on: "gratitude",
  kind: "thanks",
  by: who,
  body: { page, thanks: { [who]: plain(`${who} ${seq}`) } },
});

test("only what is older than a week is drawn again, and on one day the same", () => {
  const entries = [
    thanks(1, NOW - 400 * DAY, "ines"),
    thanks(2, NOW - 8 * DAY, "noor"),
    thanks(3, NOW - DAY, "ines"),
  ];
  const drawn = new Set(
    Array.from({ length: 60 }, (_, n) => oneOf(entries, "gratitude", NOW, `day ${n}`)?.entry.id),
  );
  assert.deepEqual([...drawn].sort(), ["1-0", "2-0"]);
  assert.deepEqual(oneOf(entries, "gratitude", NOW, "a"), oneOf(entries, "gratitude", NOW, "a"));
  assert.equal(oneOf(entries, "gratitude:us", NOW, "a"), undefined);
  assert.equal(oneOf([thanks(3, NOW, "ines")], "gratitude", NOW, "a"), undefined);
});

test("what was erased, or is of another activity, is never drawn", () => {
  const old = thanks(1, NOW - 400 * DAY, "ines");
  for (const entry of [
    { ...old, body: {} },
    { ...old, kind: "line" },
    { ...old, on: "questions" },
  ])
    assert.equal(oneOf([entry], entry.on, NOW, "a"), undefined);
});

test("where the past is not all here it is asked for, from anywhere, and at most four times", async () => {
  const asked: number[] = [];
  class Long extends FakeRoom {
    override earlier = true;
    override async page(before = 0): Promise<{ entries: Entry[]; more: boolean }> {
      asked.push(before);
      return { entries: asked.length === 3 ? [thanks(7, NOW - 300 * DAY, "noor")] : [], more: true };
    }
  }
  const room = new Long();
  room.entries = [thanks(5000, NOW - 60, "ines")];
  assert.equal((await drawnAgain(room, "gratitude", NOW, "s"))?.entry.seq, 7);
  assert.ok(asked.every((before) => before >= 2 && before <= 5001));
  assert.equal(new Set(asked).size, 3);
  asked.length = 4;
  assert.equal(await drawnAgain(room, "gratitude", NOW, "s"), undefined);
  assert.equal(asked.length, 8);
});

test("a page that came in several entries is one, and its number may come again", () => {
  const entries = [
    thanks(1, NOW - 400 * DAY, "ines", "p1"),
    thanks(2, NOW, "ines", "p1"),
    thanks(3, NOW + DAY, "noor", "p1"),
    thanks(4, NOW + DAY, "noor", "p2"),
  ];
  const pages = pagesOf(entries);
  assert.deepEqual(
    pages.map(({ page, thanks }) => [page, Object.keys(thanks)]),
    [
      ["p1", ["ines"]],
      ["p1", ["ines", "noor"]],
      ["p2", ["noor"]],
    ],
  );
});

test("how long ago it was is said as one says it", () => {
  assert.equal(ago(365 * DAY, "en"), "1 year ago");
  assert.equal(ago(8 * DAY, "de"), "Vor 1 Woche");
  assert.equal(ago(70 * DAY, "en"), "2 months ago");
  assert.equal(ago(60, "en"), "1 day ago");
});

test("chance is even enough", () => {
  const tens = Array.from({ length: 10 }, () => 0);
  for (let n = 0; n < 5000; n += 1) {
    const at = Math.floor(chance(`room ${n}`) * 10);
    tens[at] = (tens[at] ?? 0) + 1;
  }
  assert.ok(
    tens.every((count) => count > 400 && count < 600),
    String(tens),
  );
});
