import assert from "node:assert/strict";
import { test } from "node:test";
import { moment } from "../../src/app/now-moment.ts";
import { plain } from "../../src/sdk/sealing.ts";
import { FakeRoom } from "../fake-room.ts";
import "../words.ts";

const box = plain("x");
const seen = (answers: object, more: object = {}, opens_at: number | null = null) => {
  const room = new FakeRoom();
  const awaited = ["ines", "noor"].filter((one) => !(one in answers));
  const round = { awaited, until: 9e9, in: [], answers, passed: [], shared: [], opens_at };
  const making = {
    strip: "m1",
    by: "ines",
    circle: ["ines", "noor"],
    ready: [],
    fires_at: null,
    round,
    yes: false,
  };
  room.change({ moment: { making: { ...making, ...more } } });
  return moment(room, 1000).map(({ what, who, lead }) => [what, ...who, lead]);
};

test("a strip asks for my picture, waits for theirs, and asks for my look", () => {
  assert.deepEqual(seen({}), [["row-asks", "ines", "A strip is begun with you."]]);
  assert.deepEqual(seen({ noor: box }), [["row-waits", "ines", "Yours is in. Inês can add theirs."]]);
  const both = { ines: box, noor: box };
  assert.deepEqual(seen(both, {}, 1000), [["row-asks", "ines", "noor", "The pictures are open."]]);
  assert.deepEqual(seen(both, { yes: true }, 990), [["row-waits", "ines", "noor", "The pictures are open."]]);
});

test("one that is without me, or none, is nothing to see", () => {
  assert.deepEqual(seen({}, { circle: ["ines"] }), []);
  const room = new FakeRoom();
  room.change({ moment: { making: null } });
  assert.deepEqual(moment(room, 1000), []);
});
