// Which commands the keys of a room take, against a hub of paper.

import assert from "node:assert/strict";
import { test } from "node:test";
import { openRoom } from "../../src/sdk/live.ts";
import type { HubFrame } from "../../src/sdk/protocol.d.ts";
import { Hub, hostToken } from "./hub.ts";

for (const first of ["change", "refused"] as const)
  test(`who was not the first to begin shows their card, when the ${first} comes first`, async (t) => {
    const hub = new Hub(t);
    const room = openRoom({
      server: "http://hub.test",
      token: () => Promise.resolve(hostToken("t")),
      roomKey: "a".repeat(43),
    });
    t.after(() => room.close());
    const line = await hub.lines.take();
    await line.opened();
    line.welcome(5, { room: { id: "r1", kind: "couple", sealing: "room-key" } });
    const begin = await line.next("do");
    assert.equal(begin.cmd, "begin");
    const keys = {
      ...{ key: begin.args?.key, by: "ben", device: "d2", at: 1, past: null, proof: null, wanted: false },
      ...{ cards: { d2: { member: "ben", card: new Uint8Array(80) } }, envelopes: {} },
    };
    const frames: HubFrame[] = [
      { t: "change", seq: 6, mark: "m6", at: 1, by: "ben", states: { keys } },
      { t: "refused", id: begin.id, code: "conflict", message: "The room has a key." },
    ];
    for (const frame of first === "change" ? frames : frames.reverse()) line.tell(frame);
    assert.equal((await line.next("do")).cmd, "show");
  });
