import assert from "node:assert/strict";
import { test } from "node:test";
import { asLines, asPage } from "../../../src/app/keepsake.ts";
import { memories, searched } from "../../../src/app/memories.ts";
import { keptOf } from "../../../src/app/rows/rows.ts";
import type { Entry } from "../../../src/sdk/protocol.d.ts";
import { plain } from "../../../src/sdk/sealing.ts";
import { FakeRoom } from "../../fake-room.ts";
import "../../words.ts";

const at = Date.parse("2026-11-24T20:00:00Z") / 1000;
const said = {
  reflect: { part: "p3", by: "noor", text: plain("you *fear* to ask") },
  speak: { part: "p2", by: "ines", text: plain("I go quiet") },
};
const body = { part: "p6", speaker: "ines", listener: "noor", by: "ines", first: "ines", whole: true };
const entry = (more: object): Entry => ({
  id: "1-0",
  seq: 1,
  at,
  on: "listening",
  kind: "heard",
  by: "noor",
  body: { ...body, ...more },
});
const HEARD = entry({ topic: null, about: plain("the calls"), said });

test("a turn is kept in its order, each with the field it was sealed for", () => {
  assert.deepEqual(
    keptOf(HEARD)?.told.map(({ who, field }) => [who, field]),
    [
      ["ines", "announce.about/ines"],
      ["ines", "write.text/p2"],
      ["noor", "write.text/p3"],
    ],
  );
});

test("it is taken along to read and for programs, and found by its words", async () => {
  const room = new FakeRoom();
  const page = await asPage(room, [HEARD], "UTC");
  assert.match(page, /20:00 \*A listening turn\* Inês was heard; Noor said it back\./);
  assert.match(
    page,
    / {2}- \*\*Inês:\*\* About: the calls\n {2}- \*\*Inês:\*\* I go quiet\n {2}- \*\*Noor:\*\* Said back: you \\\*fear/,
  );
  const [, line = ""] = (await asLines(room, [HEARD])).split("\n");
  const told = JSON.parse(line).body;
  assert.deepEqual([told.about, told.said.speak.text], ["the calls", "I go quiet"]);
  assert.equal(searched(memories([HEARD]), "fear", room, {}).length, 1);
});

test("a turn that was only spoken is kept with who was heard of what, and one that was erased keeps its place", async () => {
  const spoken = entry({ topic: "t21", about: null, said: {} });
  const page = await asPage(new FakeRoom(), [spoken], "UTC");
  assert.match(page, /Noor said it back\. Something that hurt$/m);
  assert.equal(memories([{ ...HEARD, body: {} }])[0]?.kind, "erased");
  assert.equal(keptOf({ ...HEARD, kind: "else" }), undefined);
});
