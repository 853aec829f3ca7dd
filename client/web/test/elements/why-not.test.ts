import assert from "node:assert/strict";
import { test } from "node:test";
import { whyNot } from "../../src/elements/why-not.ts";

const error = (code: number, message = "", why?: string) =>
  ({ error: { code, message, ...(why ? { why } : {}) } }) as unknown as { error: MediaError };

function at(href: string, onLine = true): void {
  const url = new URL(href);
  Object.defineProperty(globalThis, "location", { value: url, configurable: true });
  Object.defineProperty(globalThis, "navigator", { value: { onLine }, configurable: true });
}

test("why something cannot be played, as far as the browser says", async () => {
  at("https://hub.example/r/x");
  assert.equal(await whyNot(error(4, "", "blocked"), undefined), "blocked");
  assert.equal(await whyNot(error(4), "http://films.example/a.mp4"), "blocked");
  assert.equal(await whyNot(error(3), "https://films.example/a.mp4"), "codec");
  assert.equal(
    await whyNot(error(4, "DEMUXER_ERROR_NO_SUPPORTED_STREAMS"), "https://films.example/a.mkv"),
    "codec",
  );
  assert.equal(await whyNot(error(2), "https://films.example/a.mp4"), "network");
  assert.equal(await whyNot(error(4, "404: Not Found"), "https://films.example/a.mp4"), "gone");
  assert.equal(await whyNot(error(4), "blob:https://hub.example/1"), "codec", "an own file");
});

test("without a line nothing else is asked", async () => {
  at("https://hub.example/r/x", false);
  assert.equal(await whyNot(error(4), "https://films.example/a.mp4"), "network");
});
