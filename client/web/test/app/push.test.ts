import assert from "node:assert/strict";
import { test } from "node:test";
import { reach } from "../../src/app/push.ts";

/** A page with push, less what is taken away. */
function page(permission: string, more: object = {}, navigator: object = { serviceWorker: {} }) {
  const all = { isSecureContext: true, PushManager: class {}, Notification: { permission }, navigator };
  return { ...all, ...more } as unknown as typeof globalThis;
}

test("what is in the way is found out, the first thing first", () => {
  assert.equal(reach(page("default")), "ready");
  assert.equal(reach(page("denied")), "denied");
  assert.equal(reach(page("granted", { isSecureContext: false })), "insecure");
  assert.equal(reach(page("default", {}, {})), "unsupported");
  assert.equal(reach(page("default", {}, { standalone: false })), "install");
  assert.equal(reach(page("default", {}, { standalone: true })), "unsupported");
});
