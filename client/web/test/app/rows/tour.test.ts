import assert from "node:assert/strict";
import { test } from "node:test";
import { tour } from "../../../src/app/now-tour.ts";
import { keptOf } from "../../../src/app/rows/rows.ts";
import type { Entry, Tour } from "../../../src/sdk/protocol.d.ts";
import { plain } from "../../../src/sdk/sealing.ts";
import { FakeRoom } from "../../fake-room.ts";
import "../../words.ts";

const NAME = plain("Lisbon");
const entry = (kind: string, body: Record<string, unknown>): Entry => ({
  ...{ id: "1-0", seq: 1, at: 1000, on: "tour", kind, by: "ines", body },
});

test("what was brought and noted is kept, and what was erased has only its name", async () => {
  const brought = keptOf(entry("pages", { deck: "d1", name: NAME, blobs: ["ab", "cd"] }));
  await brought?.learn?.();
  assert.deepEqual(brought?.told, [{ who: "ines", box: NAME, field: "bring.name" }]);
  assert.equal(brought?.lead?.(String), "2 pages");
  const note = { id: "n", page: "x", by: "noor", text: plain("here"), x: 1, y: 2 };
  const body = { deck: "d1", count: 1, of: { by: "ines", name: NAME }, pages: [], notes: [note], blobs: [] };
  const deck = keptOf(entry("toured", body));
  assert.deepEqual(deck?.told, [{ who: "noor", box: note.text, field: "note.text/x", old: true }]);
  assert.equal(deck?.of?.who, "ines");
  assert.equal(deck?.head(String), "looked at together");
  assert.deepEqual(keptOf(entry("toured", {}))?.told, []);
  assert.deepEqual(keptOf(entry("pages", {}))?.told, []);
  assert.equal(keptOf(entry("else", {})), undefined);
});

test("Tonight tells of a deck that another leads through while they are here, and of who would like to lead", () => {
  const room = new FakeRoom();
  const page = { id: "x", by: "ines", blob: "ab", name: NAME };
  const deck = (who: string, asking: string[] = []): Tour => ({
    ...{ number: 1, deck: "d1", pages: [page], notes: [], leading: { who, asking }, page: "x" },
  });
  room.change({ tour: deck("") });
  assert.deepEqual(tour(room), []);
  room.change({ tour: deck("ines") });
  assert.deepEqual(
    tour(room).map(({ what, who, lead }) => [what, who, lead]),
    [["row-on", ["ines"], "Inês leads through the pages."]],
  );
  room.status("ines", "offline");
  assert.deepEqual(tour(room), []);
  room.status("ines", "here");
  room.change({ tour: deck("noor", ["ines"]) });
  assert.deepEqual(
    tour(room).map(({ what, who }) => [what, who]),
    [["row-asks", ["ines"]]],
  );
});
