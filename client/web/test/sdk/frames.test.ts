import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { inFrame } from "../../src/sdk/frames.ts";

/** A screen that draws when it is told to. */
let waiting: Map<number, (began: number) => void>;
const given = { ...globalThis } as Record<string, unknown>;

beforeEach(() => {
  waiting = new Map();
  let count = 0;
  Object.assign(globalThis, {
    document: { visibilityState: "visible" },
    requestAnimationFrame: (run: (began: number) => void) => {
      waiting.set(++count, run);
      return count;
    },
    cancelAnimationFrame: (n: number) => waiting.delete(n),
  });
});

afterEach(() => {
  for (const name of ["document", "requestAnimationFrame", "cancelAnimationFrame"])
    Object.assign(globalThis, { [name]: given[name] });
});

function frame(began: number): void {
  const due = [...waiting.values()];
  waiting.clear();
  for (const run of due) run(began);
}

/** When it was drawn and seen, with frames of 60 Hz that begin at `first`. */
function drawn(due: number, first: number): [number, number] | undefined {
  let found: [number, number] | undefined;
  let now = first;
  inFrame(
    () => due,
    (seen) => {
      found = [now, seen];
    },
  );
  for (; !found && now < due + 100; now += 1000 / 60) frame(now);
  return found;
}

test("it is seen within half a frame of the instant, whenever frames begin", () => {
  const due = performance.now() + 10_000; // the timer behind it never rings here
  for (let phase = 0; phase < 17; phase++) {
    const found = drawn(due, due - 25 - phase);
    assert.ok(found && Math.abs(found[1] - due) <= 500 / 60 + 0.01, `${phase}: ${(found?.[1] ?? 0) - due}`);
  }
});

test("an instant that is past is drawn in the next frame", () => {
  const due = performance.now() + 10_000;
  const found = drawn(due, due + 40);
  assert.ok(found && Math.abs(found[0] - (due + 40)) < 0.01);
});

test("when no frames come it is drawn all the same, and only once", async () => {
  let count = 0;
  await new Promise<void>((done) => {
    inFrame(
      () => performance.now() - 45,
      () => {
        count++;
        done();
      },
    );
  });
  frame(performance.now());
  assert.equal(count, 1);
  assert.equal(waiting.size, 0);
});

test("in a hidden page it is drawn at the instant", async () => {
  Object.assign(globalThis, { document: { visibilityState: "hidden" } });
  const due = performance.now() + 5;
  const seen = await new Promise<number>((done) => {
    inFrame(() => due, done);
  });
  assert.ok(seen >= due - 1);
  assert.equal(waiting.size, 0);
});

test("what is cancelled is never drawn", () => {
  const due = performance.now() + 10_000;
  inFrame(
    () => due,
    () => assert.fail(),
  )();
  frame(due);
  assert.equal(waiting.size, 0);
});
