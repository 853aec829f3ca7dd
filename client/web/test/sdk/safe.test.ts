// Two devices and the hub's rules of `keys` on paper: how a key begins, turns and reaches who was away.

import assert from "node:assert/strict";
import { test } from "node:test";
import { newKey, newPair } from "../../src/sdk/keyring.ts";
import type { Keys } from "../../src/sdk/protocol.d.ts";
import { type Opened, Safe } from "../../src/sdk/safe.ts";
import { KEYS, plain } from "../../src/sdk/sealing.ts";
import { memory, type Vault } from "../../src/sdk/vault.ts";

const ROOM = "r".repeat(22);
const EMPTY: Keys = {
  ...{ key: null, by: "", device: "", at: 0, past: null, proof: null },
  ...{ cards: {}, envelopes: {}, wanted: false },
};

/** What the hub does with the three commands; its real rules are tested in Python. */
function done(state: Keys, who: string, device: string, cmd: string, args: Record<string, unknown>): Keys {
  const { key, card } = args as { key: string; card: Uint8Array };
  if (cmd === "begin") return { ...state, key, by: who, device, cards: { [device]: { member: who, card } } };
  if (cmd === "show") return { ...state, cards: { ...state.cards, [device]: { member: who, card } } };
  const sent = args.devices as Record<string, { card: Uint8Array; envelope: Uint8Array }>;
  const cards = Object.entries(sent).map(([id, one]) => [id, { member: "", card: one.card }]);
  const envelopes = Object.entries(sent).map(([id, one]) => [id, one.envelope]);
  return {
    ...{ key, by: who, device, at: 0, past: args.past as Uint8Array, proof: args.proof as Uint8Array },
    ...{ cards: Object.fromEntries(cards), envelopes: Object.fromEntries(envelopes), wanted: false },
  };
}

class House {
  state: Keys = EMPTY;
  vaults = new Map<string, Vault>();
  safes = new Map<string, { safe: Safe; who: string }>();

  async add(who: string, device: string, raw: Uint8Array | undefined): Promise<Safe> {
    const vault = memory();
    await vault.put(ROOM, { key: raw, pair: await newPair(), known: {} });
    this.vaults.set(device, vault);
    return this.open(who, device);
  }

  async open(who: string, device: string): Promise<Safe> {
    const safe = new Safe(this.vaults.get(device) as Vault, { sealed: true }, () => {});
    await safe.welcome(ROOM, who, device, "none"); // the hub may say what it likes
    this.safes.set(device, { safe, who });
    return safe;
  }

  /** Lets these devices do what there is to do, until nothing is left. */
  async look(...devices: string[]): Promise<void> {
    for (let left = true; left; ) {
      left = false;
      for (const device of devices) {
        const { safe, who } = this.safes.get(device) as { safe: Safe; who: string };
        const order = await safe.follow(this.state, 1000);
        if (!order) continue;
        this.state = done(this.state, who, device, order.cmd, order.args);
        left = true;
      }
    }
  }

  lose(device: string): void {
    const { [device]: _, ...cards } = this.state.cards;
    this.state = { ...this.state, cards, wanted: true };
  }
}

async function read(safe: Safe, box: Uint8Array, by = "", at?: number): Promise<Opened> {
  for (;;) {
    const opened = safe.open(box, "chat", "say.text", by, at);
    if (opened.text !== undefined || opened.trouble) return opened;
    await new Promise((turn) => setImmediate(turn));
  }
}

const said = (safe: Safe, words: string) => safe.seal("chat", "say.text", words);

test("two devices with the same key read each other, and see the same phrase", async () => {
  const house = new House();
  const { raw } = await newKey(ROOM);
  const [ann, bob] = [await house.add("ann", "a1", raw), await house.add("bob", "b1", raw)];
  await house.look("a1", "b1");
  assert.deepEqual(Object.keys(house.state.cards), ["a1", "b1"]);
  assert.deepEqual([ann.state, bob.state], ["sealed", "sealed"]);
  const box = await said(ann, "good night");
  assert.deepEqual(await read(bob, box, "ann"), { text: "good night" });
  assert.deepEqual(await read(bob, box, "bob"), { trouble: "changed" });
  assert.deepEqual(await read(bob, plain("good night")), { trouble: "changed" });
  assert.deepEqual(ann.phrase, bob.phrase);
});

test("when a device goes, the others get a new key, and it reads nothing that comes", async () => {
  const house = new House();
  const { raw } = await newKey(ROOM);
  const ann = await house.add("ann", "a1", raw);
  const thief = await house.add("ann", "a2", raw);
  await house.add("bob", "b1", raw);
  await house.look("a1", "a2", "b1");
  const first = await said(ann, "one");
  house.lose("a2");
  await house.look("a1");
  const second = await said(ann, "two");
  await thief.follow(house.state, 1000);
  assert.deepEqual(await read(thief, second), { trouble: "locked" });
  assert.equal(thief.state, "locked");
  await assert.rejects(said(thief, "x"), { code: "locked" });
  // Bob was away and his page is gone; what his browser kept opens the envelope and all that was before.
  const bob = await house.open("bob", "b1");
  await house.look("b1");
  assert.deepEqual(await read(bob, first, "ann", 1000), { text: "one" });
  assert.deepEqual(await read(bob, first, "ann", 1000 + 86_401), { trouble: "changed" });
  assert.deepEqual(await read(bob, second, "ann"), { text: "two" });
  const again = await house.open("bob", "b1");
  await again.follow(house.state, 1000);
  assert.deepEqual(await read(again, second, "ann"), { text: "two" });
});

test("what was locked opens when the key comes", async () => {
  const house = new House();
  const { raw } = await newKey(ROOM);
  const [ann, bob] = [await house.add("ann", "a1", raw), await house.add("bob", "b1", raw)];
  await house.look("a1", "b1");
  house.lose("a2");
  await house.look("a1");
  const box = await said(ann, "two");
  assert.deepEqual(await read(bob, box), { trouble: "locked" });
  await house.look("b1");
  assert.deepEqual(await read(bob, box), { text: "two" });
});

test("a device is not led back to a key that was taken away", async () => {
  const house = new House();
  const { raw } = await newKey(ROOM);
  const ann = await house.add("ann", "a1", raw);
  await house.look("a1");
  const old = house.state;
  house.lose("a2");
  await house.look("a1");
  const now = ann.phrase;
  assert.equal(await ann.follow(old, 1000), undefined);
  assert.equal(ann.phrase, now);
});

test("a host app's page seals with the key that the app gives, and shows its own card", async () => {
  const house = new House();
  const key = await newKey(ROOM);
  const ann = await house.add("ann", "a1", key.raw);
  await house.look("a1");
  const page = new Safe(memory(), { key: key.text }, () => {});
  assert.equal(page.state, "opening");
  await page.welcome(ROOM, "ann", "a1", "room-key");
  assert.equal(page.state, "sealed");
  assert.deepEqual(await read(ann, await said(page, "hi")), { text: "hi" });
  assert.equal(
    (await page.follow(house.state, 1000))?.cmd,
    "show",
    "the card there is of a browser that was wiped",
  );
});

test("whether there is a key is not said before it was looked for", async () => {
  let give = (_: undefined): void => {};
  const slow: Vault = { ...memory(), get: () => new Promise((turn) => (give = turn)) };
  const safe = new Safe(slow, { sealed: true }, () => {});
  const loaded = safe.welcome(ROOM, "ann", "a1", "room-key");
  assert.equal(safe.state, "opening");
  give(undefined);
  await loaded;
  assert.equal(safe.state, "locked");
});

test("without a key nothing is said in the open", async () => {
  const house = new House();
  const lost = await house.add("ann", "a1", undefined);
  assert.equal(lost.state, "locked");
  await assert.rejects(said(lost, "x"), { code: "locked" });
  assert.equal(await lost.follow(EMPTY, 1000), undefined);
});

test("where nothing is sealed, words are plain at once", async () => {
  const safe = new Safe(memory(), {}, () => {});
  assert.equal(safe.state, "opening");
  await safe.welcome(ROOM, "ann", "a1", "none");
  assert.equal(safe.state, "none");
  assert.deepEqual(await said(safe, "hi"), plain("hi"));
  assert.deepEqual(safe.open(plain("hi"), "chat", "say.text"), { text: "hi" });
  assert.deepEqual(safe.open(new Uint8Array([1, 2]), "chat", "say.text"), { trouble: "locked" });
  assert.equal(KEYS, "keys");
});

test("a page that is not secure writes nothing, and says why", async (t) => {
  const real = globalThis.crypto;
  Object.defineProperty(globalThis, "crypto", {
    value: { getRandomValues: real.getRandomValues.bind(real) },
    configurable: true,
  });
  t.after(() => Object.defineProperty(globalThis, "crypto", { value: real, configurable: true }));
  const safe = new Safe(memory(), { sealed: true }, () => {});
  await safe.welcome(ROOM, "ann", "a1", "room-key");
  assert.equal(safe.state, "insecure");
  await assert.rejects(said(safe, "x"), { code: "insecure" });
});
