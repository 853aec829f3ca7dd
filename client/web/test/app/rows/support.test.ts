import assert from "node:assert/strict";
import { test } from "node:test";
import { asPage } from "../../../src/app/keepsake.ts";
import { memories } from "../../../src/app/memories.ts";
import { happening } from "../../../src/app/now.ts";
import { keptOf } from "../../../src/app/rows/rows.ts";
import type { Entry } from "../../../src/sdk/protocol.d.ts";
import { plain } from "../../../src/sdk/sealing.ts";
import { FakeRoom } from "../../fake-room.ts";
import "../../words.ts";

const at = Date.parse("2026-11-24T20:00:00Z") / 1000;
const entry = (kind: string, by: string, body: object): Entry => ({
  id: `${kind}-0`,
  seq: 1,
  at,
  on: "support",
  kind,
  by,
  body: body as Record<string, unknown>,
});
const HARD = entry("hard", "noor", { day: "h1", text: plain('{"words":"Much","help":["hug"]}') });
const HUG = entry("answered", "ines", { member: "noor", day: "h1", text: plain('{"act":"hug"}') });
const LIGHTER = entry("lighter", "noor", { day: "h1", text: plain("Thank you") });

test("what was said on a hard day stands in the page, each with its field", async () => {
  const fields = [HARD, HUG, LIGHTER].flatMap((one) => keptOf(one)?.told.map(({ field }) => field) ?? []);
  assert.deepEqual(fields, ["share.text", "answer.text/noor/h1", "lighter.text/h1"]);
  const page = await asPage(new FakeRoom(), [HARD, HUG, LIGHTER], "Europe/Berlin");
  assert.match(page, /\*had a hard day\*\n {2}- \*\*Noor:\*\* Much · Would help: a hug/);
  assert.match(page, /\*was there for Noor\*\n {2}- \*\*Inês → Noor:\*\* A hug/);
  assert.match(page, /\*found that it was lighter\*\n {2}- \*\*Noor:\*\* Thank you/);
});

test("what was erased keeps its place; an end without a word has none", () => {
  const kinds = memories([entry("hard", "noor", {}), entry("answered", "ines", {})]).map(({ kind }) => kind);
  assert.deepEqual(kinds, ["erased", "erased"]);
  assert.equal(keptOf(entry("lighter", "noor", { day: "h1" })), undefined);
});

test("another's day asks until it is answered; mine says what has come back", () => {
  const room = new FakeRoom();
  const day = { day: "h1", text: plain("{}"), since: at - 60, until: at + 60 };
  const on = () => happening(room, at).map(({ what, lead }) => [what, lead]);
  room.change({ support: { open: { ines: day } } });
  assert.deepEqual(on(), [["row-asks", "You can be there, with a word or a hug."]]);
  room.change({}, at, [entry("answered", "noor", { member: "ines", day: "h1", text: plain("{}") })]);
  assert.deepEqual(on(), [["row-waits", "You were there. It is still open."]]);
  room.change({ support: { open: { noor: day } } });
  assert.deepEqual(on(), [["row-waits", "It is told. What comes back stands here."]]);
  room.change({}, at, [HUG]);
  assert.deepEqual(on(), [["row-on", "Inês answered."]]);
});
