import assert from "node:assert/strict";
import { test } from "node:test";
import { newKey } from "../../src/sdk/keyring.ts";
import { Sealer } from "../../src/sdk/sealer.ts";
import { plain } from "../../src/sdk/sealing.ts";

const ROOM = "AAAAAAAAAAAAAAAAAAAAAA";

test("where nothing is sealed, words go as they are and nothing is fetched for them", async () => {
  const sealer = new Sealer({}, () => assert.fail("nothing comes later"));
  assert.equal(sealer.state, "opening");
  assert.deepEqual(sealer.open(plain("hello"), "chat", "say.text"), {});
  await sealer.welcome(ROOM, "ana", "d1", "none");
  assert.equal(sealer.state, "none");
  assert.deepEqual(await sealer.seal("chat", "say.text", "hello"), plain("hello"));
  assert.deepEqual(sealer.open(plain("hello"), "chat", "say.text"), { text: "hello" });
  assert.deepEqual(sealer.open(Uint8Array.of(0, 0xff), "chat", "say.text"), { trouble: "changed" });
  assert.deepEqual(sealer.open(Uint8Array.of(1, 2, 3), "chat", "say.text"), { trouble: "locked" });
  assert.equal(await sealer.follow(undefined, 0), undefined);
  assert.equal(sealer.phrase ?? sealer.link, undefined);
});

test("where words are sealed, the safe comes with the key that the page brings", async () => {
  const { text } = await newKey(ROOM);
  let told = () => {};
  const sealer = new Sealer({ key: text }, () => told());
  assert.equal(sealer.state, "opening");
  await sealer.welcome(ROOM, "ana", "d1", "room-key");
  assert.equal(sealer.state, "sealed");
  assert.equal(sealer.link, text);
  assert.equal(sealer.phrase?.length, 8);
  const box = await sealer.seal("chat", "say.text", "hello");
  assert.notDeepEqual(box, plain("hello"));
  const opened = new Promise<void>((done) => {
    told = done;
  });
  assert.deepEqual(sealer.open(box, "chat", "say.text", "ana"), {});
  await opened;
  assert.deepEqual(sealer.open(box, "chat", "say.text", "ana"), { text: "hello" });
  assert.equal((await sealer.follow(undefined, 0))?.cmd, "begin");
});

test("a hub that calls a sealed room open gets no plain words", async () => {
  const sealer = new Sealer({ sealed: true }, () => {});
  await sealer.welcome(ROOM, "ana", "d1", "none");
  assert.equal(sealer.state, "locked");
  await assert.rejects(sealer.seal("chat", "say.text", "hello"), { code: "locked" });
});

test("what was closed before the safe came keeps nothing", async () => {
  const sealer = new Sealer({ key: (await newKey(ROOM)).text }, () => {});
  const coming = sealer.welcome(ROOM, "ana", "d1", "room-key");
  sealer.close();
  await coming;
  const order = await sealer.follow(undefined, 0);
  assert.equal(order?.cmd, "begin", "the command is for the room; the vault stays as it was");
});
