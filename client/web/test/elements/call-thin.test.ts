import assert from "node:assert/strict";
import { test } from "node:test";
import { type Sample, sampled, Thin } from "../../src/elements/call-thin.ts";

/** Looks each two seconds from `at` on for so many seconds; gives whether it was thin at each look. */
const over = (thin: Thin, at: number, seconds: number, sample: Partial<Sample>): boolean[] =>
  Array.from({ length: seconds / 2 }, (_, nth) => thin.look({ at: at + nth * 2, ...sample }));
const GOOD = { carries: 2_000_000, lost: 0, roundTrip: 0.08 };

test("one bad look is no thin line, three in a row are", () => {
  const thin = new Thin();
  assert.deepEqual(over(thin, 0, 4, { carries: 60_000 }), [false, false]);
  assert.equal(thin.look({ at: 4, ...GOOD }), false);
  assert.deepEqual(over(thin, 6, 6, { lost: 0.3 }), [false, false, true]);
  assert.deepEqual(over(new Thin(), 0, 6, { roundTrip: 2 }), [false, false, true]);
  assert.deepEqual(
    over(new Thin(), 0, 60, {}),
    Array(30).fill(false),
    "of what is not known nothing follows",
  );
});

test("pictures come back by themselves after twenty good seconds, whatever the estimate says without them", () => {
  const thin = new Thin();
  over(thin, 0, 6, { lost: 0.3 });
  const back = over(thin, 6, 22, { lost: 0, carries: 50_000 });
  assert.deepEqual([back[0], back[8], back.at(-1)], [true, true, false]);
});

test("they do not come back while things still get lost", () => {
  const thin = new Thin();
  over(thin, 0, 6, { lost: 0.3 });
  assert.ok(over(thin, 6, 120, { lost: 0.08 }).every(Boolean));
});

test("a return that did not last is waited for twice as long, and a steady line forgets that", () => {
  const thin = new Thin();
  over(thin, 0, 6, { lost: 0.3 });
  assert.equal(over(thin, 6, 20, GOOD).at(-1), false);
  over(thin, 26, 6, { lost: 0.3 });
  const second = over(thin, 32, 40, GOOD);
  assert.deepEqual([second[11], second.at(-1)], [true, false]);
  assert.ok(!over(thin, 72, 100, GOOD).some(Boolean));
  over(thin, 172, 6, { lost: 0.3 });
  assert.equal(over(thin, 178, 20, GOOD).at(-1), false);
});

test("what is measured is of the way that was chosen, and the worst of what got lost", () => {
  const stats = [
    { type: "candidate-pair", nominated: false, state: "succeeded", availableOutgoingBitrate: 1 },
    {
      type: "candidate-pair",
      nominated: true,
      state: "succeeded",
      availableOutgoingBitrate: 9e5,
      currentRoundTripTime: 0.2,
    },
    { type: "remote-inbound-rtp", kind: "audio", fractionLost: 0.01 },
    { type: "remote-inbound-rtp", kind: "video", fractionLost: 0.2 },
    { type: "codec" },
  ];
  assert.deepEqual(sampled(stats, 7), { at: 7, carries: 9e5, roundTrip: 0.2, lost: 0.2 });
  assert.deepEqual(sampled([], 7), { at: 7 });
});
