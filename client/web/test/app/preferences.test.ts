import assert from "node:assert/strict";
import { test } from "node:test";
import { understood } from "../../src/app/preferences.ts";

test("what was kept is taken only as far as it makes sense", () => {
  const kept = { language: "de", theme: "dark", contrast: "more", motion: "less", sound: true, felt: false };
  assert.deepEqual(understood(JSON.stringify(kept)), kept);
  assert.deepEqual(understood('{"language":"xx","theme":"<b>","sound":"yes","more":1}'), {});
  for (const broken of [null, "", "null", "[", "3"]) assert.deepEqual(understood(broken), {});
});
