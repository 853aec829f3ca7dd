import assert from "node:assert/strict";
import { test } from "node:test";
import { asLines, asPage } from "../../src/app/keepsake.ts";
import { memories, searched } from "../../src/app/memories.ts";
import { letters } from "../../src/app/now-letters.ts";
import { instantOf } from "../../src/elements/dates.ts";
import { lateFor, newDraft, outsideText, readersOf, untilOf } from "../../src/elements/letters-form.ts";
import { FRESH, hereOn, outsideOf, waitingIn } from "../../src/elements/letters-shelf.ts";
import type { Entry } from "../../src/sdk/protocol.d.ts";
import { plain } from "../../src/sdk/sealing.ts";
import { FakeClock, FakeRoom } from "../fake-room.ts";
import "../words.ts";

const NOW = instantOf("2027-03-01T12:00", "Europe/Berlin");
let seq = 0;
const entry = (kind: string, on: string, body: object, at = NOW): Entry => {
  seq += 1;
  return { id: `${seq}-0`, seq, at, on, kind, by: "noor", body: body as Record<string, unknown> };
};
const letter = (more: object = {}) => ({
  letter: "one",
  by: "ines",
  how: "when",
  outside: plain('{"when":"sleep"}'),
  text: plain("Listen.\n\nIt *rains*."),
  written: NOW - 5,
  ...more,
});
const view = (more: object = {}) => ({
  by: "ines",
  to: ["noor"],
  how: "when",
  day: null,
  times: {},
  outside: null,
  text: null,
  written: NOW,
  sent: null,
  here: {},
  opened: {},
  ...more,
});
const room = () => new FakeRoom(new FakeClock(NOW));

test("what opens next lies first on the shelf, and what is not for me is not there", () => {
  const here = room();
  here.change({
    "letters:late": view({ how: "day", times: { noor: NOW + 900 } }),
    "letters:soon": view({ how: "day", times: { noor: NOW + 60 } }),
    "letters:any": view(),
    "letters:other": null,
  });
  assert.deepEqual(
    waitingIn(here).map(({ on }) => on),
    ["letters:soon", "letters:late", "letters:any"],
  );
});

test("an envelope has a title or a moment, and nothing that we do not know", () => {
  assert.deepEqual(outsideOf('{"title":"June","when":"sleep"}'), { title: "June", when: "sleep" });
  for (const text of [undefined, "", "x", "null", "[]", '{"when":"soon","title":3}'])
    assert.deepEqual(outsideOf(text), {});
});

test("somebody's word that they are together counts for half a day", () => {
  const told = view({ here: { ines: NOW - 11 * 3600, noor: NOW - 13 * 3600 } });
  assert.deepEqual(hereOn(told as never, NOW), ["ines"]);
});

test("a new letter is for eight in the morning, by the clock of who reads it", () => {
  const here = room();
  const draft = newDraft(here);
  assert.match(draft.id, /^[a-z2-7]{12}$/);
  assert.deepEqual(untilOf(draft), { how: "day", day: `${draft.day}T08:00` });
  assert.deepEqual(readersOf(here, draft), ["ines"]);
  assert.equal(lateFor(here, draft), undefined);
  // At eleven in Berlin it is seven in São Paulo.
  assert.equal(lateFor(here, { ...draft, day: "2027-03-01", hour: "08:30" }), undefined);
  assert.equal(lateFor(here, { ...draft, day: "2027-03-01", hour: "07:30" }), "ines");
  assert.equal(outsideText(draft), undefined);
  assert.equal(outsideText({ ...draft, title: " June " }), '{"title":"June"}');
  assert.equal(outsideText({ ...draft, how: "when" }), '{"when":"sleep"}');
  assert.equal(outsideText({ ...draft, how: "when", moment: "", title: "it snows" }), '{"title":"it snows"}');
});

test("Tonight tells of what opened by itself while it is new, and of a parcel on its way to me", () => {
  const here = room();
  here.change(
    {
      "letters:box": view({ how: "arrival", sent: NOW, outside: plain('{"title":"Figs"}') }),
      "letters:unsent": view({ how: "arrival" }),
      "letters:mine": view({ how: "arrival", sent: NOW, by: "noor" }),
    },
    NOW,
    [
      entry("letter", "letters:old", letter({ how: "day" }), NOW - FRESH),
      entry("letter", "letters:day", letter({ how: "day" }), NOW - 60),
      entry("letter", "letters:moment", letter()),
      entry("letter", "letters:of-mine", letter({ how: "day", by: "noor" })),
    ],
  );
  const found = letters(here, NOW);
  assert.deepEqual(
    found.map(({ what, on, who }) => [what, on, ...who]),
    [
      ["row-on", "letters:day", "ines"],
      ["row-waits", "letters:box", "ines"],
    ],
  );
  assert.deepEqual(
    found.map(({ title }) => title),
    ["… you cannot sleep", "Figs"],
  );
});

test("letters are kept and found by their words and their moment; what was erased is not read", () => {
  const here = room();
  const all = memories([
    entry("letter", "letters:one", letter()),
    entry("letter", "letters:two", letter({ by: "noor", how: "arrival", outside: null })),
    entry("letter", "letters:four", {}),
    entry("else", "letters:one", letter()),
  ]);
  assert.deepEqual(all.map(({ kind, on }) => `${kind} ${on}`).sort(), [
    "erased letters:four",
    "told letters:one",
    "told letters:two",
  ]);
  assert.equal(searched(all, "cannot sleep RAINS", here, {}).length, 1);
  assert.equal(searched(all, "rains", here, {}).length, 2);
  const heads = all.flatMap((one) => (one.kind === "told" ? [one.kept.head(String)] : []));
  assert.deepEqual(heads.sort(), ["a letter", "a parcel"]);
});

test("they are taken along, to read and for programs", async () => {
  const here = room();
  const entries = [entry("letter", "letters:one", letter())];
  const page = await asPage(here, entries, "UTC");
  assert.match(
    page,
    /\*a letter · … you cannot sleep\*\n {2}- \*\*Inês:\*\*\n {4}> Listen\.\n {4}>\n {4}> It \\\*rains\\\*\./,
  );
  const [, line = ""] = (await asLines(here, entries)).split("\n");
  assert.equal(JSON.parse(line).body.text, "Listen.\n\nIt *rains*.");
});
