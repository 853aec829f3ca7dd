import assert from "node:assert/strict";
import { test } from "node:test";
import { asLines, asPage } from "../../../src/app/keepsake.ts";
import { memories } from "../../../src/app/memories.ts";
import { keptOf } from "../../../src/app/rows/rows.ts";
import type { Entry } from "../../../src/sdk/protocol.d.ts";
import { plain } from "../../../src/sdk/sealing.ts";
import { FakeRoom } from "../../fake-room.ts";
import "../../words.ts";

const at = Date.parse("2026-11-24T20:00:00Z") / 1000;
const entry = (kind: string, body: Record<string, unknown>): Entry => ({
  id: `${kind}-0`,
  seq: 1,
  at,
  on: "repair",
  kind,
  by: "noor",
  body,
});
const ALL = [
  entry("needs", { stage: "needs", words: { ines: plain("a quiet hour") } }),
  entry("ground", { version: 2, by: "ines", text: plain("we call before ten") }),
  entry("said", { what: "apology", text: plain("I am sorry") }),
];

test("needs, a ground and a step are kept with the fields they were sealed for", async () => {
  assert.deepEqual(
    ALL.flatMap((one) => keptOf(one)?.told.map(({ who, field }) => [who, field])),
    [
      ["ines", "write.text"],
      ["ines", "propose.text"],
      ["noor", "say.text"],
    ],
  );
  const page = await asPage(new FakeRoom(), ALL, "UTC");
  for (const said of ["Needs: a quiet hour", "One ground: we call before ten", "An apology: I am sorry"])
    assert.ok(page.includes(said), page);
  const [, line = ""] = (await asLines(new FakeRoom(), ALL)).split("\n");
  assert.equal(JSON.parse(line).body.words.ines, "a quiet hour");
  assert.equal(memories([entry("said", {})])[0]?.kind, "erased");
  assert.equal(keptOf(entry("else", {})), undefined);
});
