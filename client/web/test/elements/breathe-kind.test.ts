import assert from "node:assert/strict";
import { test } from "node:test";
import { asText, sits } from "../../src/elements/breathe-kind.ts";
import { breatheWords } from "../../src/elements/breathe-words.ts";
import type { Sitting } from "../../src/sdk/protocol.d.ts";
import { learnMore } from "../../src/words/words.ts";
import "../words.ts";

test("notes are taken along as text, without what was left empty", async () => {
  await learnMore(breatheWords);
  const at = Date.UTC(2026, 10, 26, 12);
  const text = asText([{ what: "like", at, texts: ["I called her.", "", "My feet."] }]);
  assert.match(text, /^## What I like about me, .*2026.*\n\nI called her\.\n\nMy feet\.\n$/);
});

test("who sits has not risen", () => {
  const sitting: Sitting = {
    id: "s1",
    what: "plan",
    by: "a",
    gate: { circle: ["a", "b"], ready: ["a"], until: 9 },
  };
  assert.deepEqual(
    [sits(sitting, "a"), sits(sitting, "b"), sits(sitting, "c"), sits(null, "a")],
    [false, true, false, false],
  );
});
