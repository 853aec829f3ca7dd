import assert from "node:assert/strict";
import { test } from "node:test";
import { drawn, EMPTY, freeOf, hasNight, inWords, sameWeek, type Week } from "../../src/elements/week.ts";

const evening = [{ start: 1080, end: 1380 }];

test("an hour that is drawn is free, and drawn over again it is not", () => {
  const week = drawn(EMPTY, { day: 2, hour: 18 }, { day: 2, hour: 18 }, true);
  assert.deepEqual(week[2], [{ start: 1080, end: 1140 }]);
  assert.equal(freeOf(week, { day: 2, hour: 18 }), 60);
  assert.ok(sameWeek(drawn(week, { day: 2, hour: 18 }, { day: 2, hour: 18 }, false), EMPTY));
});

test("corners may be drawn in any order, and what touches is one", () => {
  const one = drawn(EMPTY, { day: 4, hour: 22 }, { day: 0, hour: 18 }, true);
  assert.deepEqual(one.slice(0, 5), Array(5).fill(evening));
  const more = drawn(one, { day: 0, hour: 17 }, { day: 0, hour: 17 }, true);
  assert.deepEqual(more[0], [{ start: 1020, end: 1380 }]);
});

test("minutes that no hour has are kept until they are drawn over", () => {
  const week: Week = EMPTY.map((_, day) => (day === 1 ? [{ start: 1090, end: 1275 }] : []));
  assert.equal(freeOf(week, { day: 1, hour: 18 }), 50);
  const later = drawn(week, { day: 1, hour: 9 }, { day: 1, hour: 9 }, true);
  assert.deepEqual(later[1], [
    { start: 540, end: 600 },
    { start: 1090, end: 1275 },
  ]);
  const cut = drawn(week, { day: 1, hour: 19 }, { day: 1, hour: 19 }, false);
  assert.deepEqual(cut[1], [
    { start: 1090, end: 1140 },
    { start: 1200, end: 1275 },
  ]);
});

test("a day that has as many spans as it may stays as it is", () => {
  let week = EMPTY;
  for (let n = 0; n < 8; n += 1) week = drawn(week, { day: 0, hour: n * 2 }, { day: 0, hour: n * 2 }, true);
  assert.equal(week[0]?.length, 8);
  assert.equal(drawn(week, { day: 0, hour: 20 }, { day: 0, hour: 20 }, true)[0], week[0]);
  assert.ok(hasNight(week));
  assert.ok(!hasNight(EMPTY));
});

test("days that are alike and follow each other are said as one", () => {
  const week = drawn(EMPTY, { day: 0, hour: 18 }, { day: 4, hour: 22 }, true);
  const all = drawn(week, { day: 6, hour: 18 }, { day: 6, hour: 22 }, true);
  assert.deepEqual(inWords(all), [
    { first: 0, last: 4, spans: evening },
    { first: 6, last: 6, spans: evening },
  ]);
});
