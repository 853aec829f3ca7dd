import assert from "node:assert/strict";
import { test } from "node:test";
import { forgetRoom, keepRoom, keepView, knownRoom, knownRooms } from "../../src/app/known.ts";

class Shelf implements Storage {
  #kept = new Map<string, string>();
  [name: string]: unknown;
  get length(): number {
    return this.#kept.size;
  }
  key(n: number): string | null {
    return [...this.#kept.keys()][n] ?? null;
  }
  getItem(key: string): string | null {
    return this.#kept.get(key) ?? null;
  }
  setItem(key: string, value: string): void {
    this.#kept.set(key, value);
  }
  removeItem(key: string): void {
    this.#kept.delete(key);
  }
  clear(): void {
    this.#kept.clear();
  }
}

const access = (room: string) => ({
  server: "http://hub.test",
  room,
  member: "m",
  device: { id: "d", secret: "s" },
});

test("a room that was kept opens again, until it is forgotten", () => {
  const shelf = new Shelf();
  keepRoom(access("r1"), "Slow suppers", shelf);
  assert.deepEqual(knownRoom("r1", shelf)?.access, access("r1"));
  forgetRoom("r1", shelf);
  assert.equal(knownRoom("r1", shelf), undefined);
});

test("the room opened last comes first, and what is broken or not ours is left out", () => {
  const shelf = new Shelf();
  shelf.setItem("samesky:room:old", JSON.stringify({ access: access("old"), name: "Old", seen: 1 }));
  shelf.setItem("samesky:room:broken", "{");
  shelf.setItem("samesky:room:empty", "null");
  shelf.setItem("theme", "dark");
  keepRoom(access("new"), "New", shelf);
  assert.deepEqual(
    knownRooms(shelf).map(({ name }) => name),
    ["New", "Old"],
  );
});

test("a room remembers its last view, also when it is seen again", () => {
  const store = new Shelf();
  keepView("unknown", "timer", store);
  assert.equal(store.length, 0);
  keepRoom(access("r1"), "One", store);
  keepView("r1", "timer", store);
  keepRoom(access("r1"), "Uno", store);
  assert.equal(knownRoom("r1", store)?.view, "timer");
  assert.equal(knownRoom("r1", store)?.name, "Uno");
});
