import assert from "node:assert/strict";
import { test } from "node:test";
import { gentle } from "../plugins.mjs";

test("any rule of an embedding page is stronger than our tokens, and its scheme and classes stay its own", () => {
  const ours =
    ":root,[data-theme]{color-scheme:light dark;--a: 1}[data-theme=light]{color-scheme:light}" +
    "@media (prefers-contrast: more){:root:not([data-contrast=less]){--a: 2}}" +
    ".p-sea{--h: 3}[class^=p-],[class*=' p-']{--l: 4}@media print{[data-theme]{--a: 5}}";
  assert.equal(
    gentle(ours),
    ":where(:root){--a: 1}@media (prefers-contrast: more){:where(:root:not([data-contrast=less])){--a: 2}}",
  );
});
