import assert from "node:assert/strict";
import { test } from "node:test";
import type { Words } from "../../src/elements/call-line.ts";
import { Signals } from "../../src/elements/call-signals.ts";
import { newKey } from "../../src/sdk/keyring.ts";
import { Sealer } from "../../src/sdk/sealer.ts";
import { plain } from "../../src/sdk/sealing.ts";
import { FakeRoom } from "../fake-room.ts";

const ROOM = "AAAAAAAAAAAAAAAAAAAAAA";
const OFFER: Words = { s: "life", n: 1, d: { type: "offer", sdp: "a=fingerprint:sha-256 AB" } };

/** A device of a sealed room, all that it heard, and when it hears something. */
async function device(you: string, id: string, key: string) {
  const room = new FakeRoom();
  [room.you, room.device] = [you, id];
  const sealer = new Sealer({ key }, () => room.tell("words", undefined));
  await sealer.welcome(ROOM, you, id, "room-key");
  room.seal = (on, field, text) => sealer.seal(on, field, text);
  room.unseal = sealer.open.bind(sealer) as FakeRoom["unseal"];
  const heard: unknown[] = [];
  let told = () => {};
  const signals = new Signals(room, "call");
  signals.listen((call, member, from, words) => {
    heard.push([call, member, from, words.n]);
    told();
  });
  const hears = () =>
    new Promise<void>((done) => {
      told = done;
    });
  return { room, signals, heard, hears };
}

const told = (from: string, data: unknown) => ({ t: "signal" as const, from, kind: "call", at: 1, data });

async function two() {
  const { text } = await newKey(ROOM);
  return [await device("ines", "d1", text), await device("noor", "d2", text)] as const;
}

test("what one device says, the other one hears, and the hub between them reads nothing of it", async () => {
  const [ines, noor] = await two();
  await ines.signals.send("c1", "noor", "d2", OFFER);
  const said = ines.room.signals[0];
  assert.ok(said);
  const { box, ...clear } = said.data as { box: Uint8Array };
  assert.deepEqual([said.kind, clear], ["call", { call: "c1", from: "d1", to: "d2" }]);
  assert.ok(!Buffer.from(box).includes("fingerprint"));
  const hears = noor.hears();
  noor.room.tell("signal", told("ines", said.data));
  await hears;
  assert.deepEqual(noor.heard, [["c1", "ines", "d1", 1]]);
});

test("a hub can put nothing of its own in between, nor move what was said", async () => {
  const [ines, noor] = await two();
  await ines.signals.send("c1", "noor", "d2", OFFER);
  await ines.signals.send("c1", "noor", "d2", { ...OFFER, n: 2 });
  const [said, last] = ines.room.signals.map((one) => one.data as { box: Uint8Array });
  assert.ok(said && last);
  const turned = said.box.slice();
  turned[turned.length - 1] = (turned.at(-1) ?? 0) ^ 1;
  const hears = noor.hears();
  for (const one of [
    told("ines", { ...said, box: plain(JSON.stringify(OFFER)) }), // in words that anybody could write
    told("ines", { ...said, box: turned }), // changed on its way
    told("kim", said), // as if another member had said it
    told("ines", { ...said, from: "d9" }), // as if another device had
    told("ines", { ...said, call: "c2" }), // in another call
    told("ines", { ...said, to: "d3" }), // to another device
    told("ines", { ...said, box: "no bytes" }),
    told("ines", null),
    told("ines", last), // what is as it was is heard, and nothing before it
  ])
    noor.room.tell("signal", one);
  await hears;
  assert.deepEqual(noor.heard, [["c1", "ines", "d1", 2]]);
});

test("what is too long for a signal is not sent", async () => {
  const [ines] = await two();
  await ines.signals.send("c1", "noor", "d2", {
    ...OFFER,
    d: { type: "offer", sdp: "x".repeat(13_000) },
  });
  assert.deepEqual(ines.room.signals, []);
});
