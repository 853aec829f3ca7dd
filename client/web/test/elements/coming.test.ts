import assert from "node:assert/strict";
import { test } from "node:test";
import { coming } from "../../src/elements/coming.ts";
import type { Item, Playlist } from "../../src/sdk/protocol.d.ts";

const item = (id: string, votes: string[] = []) => ({ id, votes }) as unknown as Item;
const queue = (more: Partial<Playlist>): Playlist =>
  ({
    items: [item("a"), item("b"), item("c"), item("d", ["noor"])],
    current: "a",
    played: [],
    shuffle: false,
    drawn: [],
    ...more,
  }) as unknown as Playlist;
const order = (more: Partial<Playlist> = {}) =>
  coming(queue(more))
    .map(({ id }) => id)
    .join("");

test("what is wanted most comes first, then what was put in first, and nothing twice", () => {
  assert.equal(order(), "dbc");
  assert.equal(order({ played: ["b"], current: null }), "dac");
});

test("a drawn order is that of the record, and what has no place in it comes last", () => {
  assert.equal(order({ shuffle: true, drawn: ["c", "a", "b", "d"] }), "dcb");
  assert.equal(order({ shuffle: true, drawn: ["c"] }), "dcb");
  assert.equal(order({ shuffle: false, drawn: ["c", "b"] }), "dbc");
});
