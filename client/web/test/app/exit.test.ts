import assert from "node:assert/strict";
import { test } from "node:test";
import { exitOnEscape } from "../../src/app/exit.ts";

function pressed(key: string, at: number, repeat = false): Event {
  const event = Object.assign(new Event("keydown"), { key, repeat });
  Object.defineProperty(event, "timeStamp", { value: at });
  return event;
}

test("two Escapes in a row leave, one that closes a dialog does not", () => {
  const on = new EventTarget();
  let left = 0;
  const stop = exitOnEscape(() => {
    left += 1;
  }, on);
  for (const event of [
    pressed("Escape", 1000),
    pressed("a", 1100),
    pressed("Escape", 1700),
    pressed("Escape", 1750, true),
  ])
    on.dispatchEvent(event);
  assert.equal(left, 0);
  on.dispatchEvent(pressed("Escape", 1900));
  assert.equal(left, 1);
  stop();
  on.dispatchEvent(pressed("Escape", 1950));
  assert.equal(left, 1);
});
