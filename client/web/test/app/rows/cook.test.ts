import assert from "node:assert/strict";
import { test } from "node:test";
import { asPage } from "../../../src/app/keepsake.ts";
import { memories, searched } from "../../../src/app/memories.ts";
import { cook } from "../../../src/app/now-cook.ts";
import { keptOf } from "../../../src/app/rows/rows.ts";
import type { Entry } from "../../../src/sdk/protocol.d.ts";
import { plain } from "../../../src/sdk/sealing.ts";
import { FakeRoom } from "../../fake-room.ts";
import "../../words.ts";

const at = Date.parse("2026-11-24T20:00:00Z") / 1000;
const entry = (kind: string, body: Record<string, unknown>, by = "ines"): Entry => ({
  ...{ id: `${kind}-0`, seq: 1, at, on: "cook", kind, by, body },
});
const LINES = { ines: plain("Too much lime, and right."), noor: plain("Gone in a minute.") };
const OURS = entry("cooked", { dish: "d1", recipe: "r01", lines: LINES });
const OWN = entry("cooked", { dish: "d2", title: plain("Soup"), by: "noor", blobs: ["ab"], lines: {} });
const RECIPE = entry("recipe", { title: plain("Soup"), blobs: ["ab".repeat(32)] });

test("what was cooked is kept with a line of each, found by its words, and named", async () => {
  const room = new FakeRoom();
  assert.deepEqual(
    keptOf(OURS)?.told.map(({ who, field }) => [who, field]),
    [
      ["ines", "say.text/d1"],
      ["noor", "say.text/d1"],
    ],
  );
  assert.equal(keptOf(OWN)?.of?.field, "bring.title");
  const page = await asPage(room, [OURS, OWN, RECIPE], "UTC");
  assert.match(page, /Moqueca for two kitchens/);
  assert.match(page, /\*\*Noor:\*\* Gone in a minute\./);
  assert.match(page, /Soup/);
  assert.equal(searched(memories([OURS]), "lime right", room, {}).length, 1);
  assert.deepEqual(
    memories([entry("cooked", {}), entry("recipe", {})]).map((one) => one.kind),
    ["erased", "erased"],
  );
});

test("Tonight says whose step waits for me, what is open, and what stands on the table", () => {
  const room = new FakeRoom();
  const dish = (more: object) => ({
    minds: {},
    ask: null,
    dish: { id: "d1", steps: 5, step: 2, circle: ["ines", "noor"], done: {}, lines: {}, awaits: [], ...more },
  });
  const seen = (state: object) => {
    room.change({ cook: state });
    return cook(room).map(({ what, lead }) => `${what} ${lead}`);
  };
  assert.deepEqual(cook(room), []);
  assert.deepEqual(seen(dish({ awaits: ["noor", "ines"] })), ["row-on Step 2 of 5."]);
  assert.match(
    seen(dish({ done: { ines: 3 }, awaits: ["noor"] }))[0] ?? "",
    /^row-asks .*Inês.* waits for you at step 2\.$/,
  );
  assert.deepEqual(seen(dish({ step: 6 })), ["row-waits It is on the table."]);
  assert.deepEqual(seen(dish({ step: 6, lines: { noor: plain("x") } })), []);
});
