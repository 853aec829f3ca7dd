import assert from "node:assert/strict";
import { test } from "node:test";
import { common, drawn, keyIn, known, listOf, wanted, written } from "../../src/elements/wishes-list.ts";
import { RoomKey } from "../../src/sdk/keyring.ts";
import type { Room } from "../../src/sdk/room.ts";
import { FakeRoom } from "../fake-room.ts";

const IDS = ["w01", "w02", "w40", "n01"];

async function sealedRoom(): Promise<Room> {
  const key = await RoomKey.of(
    Uint8Array.from({ length: 32 }, (_, n) => n),
    "r1",
  );
  const room: Room = new FakeRoom();
  room.digests = async (on, words) => [
    new Map(await Promise.all(words.map(async (one) => [await key.digest(on, one), one] as const))),
  ];
  return room;
}

const digestsIn = (list: Uint8Array) =>
  Array.from({ length: (list.length - 1) / 8 }, (_, n) =>
    Array.from(list.slice(1 + n * 8, 9 + n * 8), (one) => one.toString(16).padStart(2, "0")).join(""),
  );

test("a digest is the same in the other client", async () => {
  const [first] = await known(await sealedRoom(), "wishes", ["w01"]);
  assert.deepEqual([...(first ?? [])], [["e954b02b56093dce", "w01"]]);
});

test("lists are of one length and in order, and have in common what both want and some that mean nothing", async () => {
  const room = await sealedRoom();
  const lists = await Promise.all(
    [["w01", "w02"], ["w02", "n01"], []].map((one) => listOf(room, "wishes", one)),
  );
  for (const list of lists) {
    assert.deepEqual([list.length, list[0]], [1025, 3]);
    assert.deepEqual(digestsIn(list), digestsIn(list).sort());
  }
  const [mine, theirs] = lists.map(digestsIn);
  const shared = mine?.filter((one) => theirs?.includes(one)) ?? [];
  const found = common(shared, await known(room, "wishes", IDS));
  assert.deepEqual([...found.values()], ["w02"]);
  assert.ok(shared.length > 1, "with those that mean nothing");
});

test("where nothing is sealed, a digest is the beginning of the words", async () => {
  const room = new FakeRoom();
  const list = await listOf(room, "wishes", ["w01"]);
  assert.equal(list[0], 0);
  assert.deepEqual([...common(digestsIn(list), await known(room, "wishes", IDS)).values()], ["w01"]);
});

test("what is written for my own devices reads as it was, with the key it was made with", () => {
  const text = written(["w02", "w01"], "aa");
  assert.deepEqual([wanted(text), keyIn(text)], [["w01", "w02"], "aa"]);
  for (const none of [undefined, "", "null", "{", '{"wants": 3}']) assert.deepEqual(wanted(none), []);
  assert.deepEqual(wanted(written([], "aa")), []);
  assert.equal(drawn([]), undefined);
  assert.ok(IDS.includes(drawn(IDS) ?? ""));
});
