import assert from "node:assert/strict";
import { test } from "node:test";
import { asPage } from "../../../src/app/keepsake.ts";
import { memories, searched } from "../../../src/app/memories.ts";
import { culture } from "../../../src/app/now-culture.ts";
import { keptOf } from "../../../src/app/rows/rows.ts";
import type { Entry } from "../../../src/sdk/protocol.d.ts";
import { plain } from "../../../src/sdk/sealing.ts";
import { FakeRoom } from "../../fake-room.ts";
import "../../words.ts";

const at = Date.parse("2026-11-24T20:00:00Z") / 1000;
const entry = (kind: string, body: Record<string, unknown>, by = "ines"): Entry => ({
  id: `${kind}-0`,
  seq: 1,
  at,
  on: "culture",
  kind,
  by,
  body,
});
const WORD = entry("word", { word: plain('{"word":"saudade","means":"longing"}') });
const TOLD = entry("told", { card: "c02", text: plain("It takes an hour.") });

test("words and customs are kept with their fields, found by their words, and named by the card", async () => {
  const room = new FakeRoom();
  const [word, told] = [keptOf(WORD), keptOf(TOLD)];
  assert.deepEqual([word?.told[0]?.field, told?.told[0]?.field], ["teach.word", "tell.text/c02"]);
  assert.equal(searched(memories([WORD, TOLD]), "saudade longing", room, {}).length, 1);
  const page = await asPage(room, [WORD, TOLD], "UTC");
  assert.match(page, /\*a word, taught\*\n {2}- \*\*Inês:\*\* saudade = longing/);
  assert.match(page, /\*How does one say goodbye at the door, .+\*\n {2}- \*\*Inês:\*\* It takes an hour\./);
  assert.deepEqual(
    memories([entry("word", {}), entry("told", {})]).map((one) => one.kind),
    ["erased", "erased"],
  );
});

test("what another taught lately is told on Tonight, until I have answered or half a day is over", () => {
  const room = new FakeRoom();
  assert.deepEqual(culture(room, at), []);
  room.entries.push(WORD);
  assert.deepEqual(
    culture(room, at + 60).map(({ what, who }) => [what, ...who]),
    [["row-waits", "ines"]],
  );
  assert.deepEqual(culture(room, at + 13 * 3600), []);
  room.entries.push(entry("told", { card: "c02", text: plain("So do we.") }, "noor"));
  assert.deepEqual(culture(room, at + 60), []);
});
