import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { asBook, esc } from "../../src/app/book.ts";
import { chosen } from "../../src/app/keepsake.ts";
import { piecesOf } from "../../src/app/pieces.ts";
import type { Entry } from "../../src/sdk/protocol.d.ts";
import { plain } from "../../src/sdk/sealing.ts";
import { FakeRoom } from "../fake-room.ts";
import "../words.ts";

const night = Date.parse("2026-11-24T23:30:00Z") / 1000;
let seq = 0;
const entry = (on: string, kind: string, by: string, body: object, at = night): Entry => {
  seq += 1;
  return { id: `${seq}-0`, seq, at: at + seq, on, kind, by, body: body as Record<string, unknown> };
};
const LINE = entry("chat", "line", "ines", { line: "a", text: plain("good nigt") });
const PAST: Entry[] = [
  LINE,
  entry("chat", "edited", "ines", { line: "a", text: plain('good <b>night</b> & "sleep"') }),
  entry("chat", "line", "noor", { line: "b", text: plain("never mind") }),
  entry("chat", "unsaid", "noor", { line: "b" }),
  entry("gratitude", "thanks", "noor", { page: "p1", thanks: { ines: plain("soup"), noor: plain("sea") } }),
  entry(
    "letters:x",
    "letter",
    "noor",
    {
      by: "ines",
      how: "when",
      text: plain("One.\n\nTwo."),
      outside: plain('{"when":"sad"}'),
      written: night,
    },
    night + 86400 * 20,
  ),
  entry("evening", "evening", "ines", {
    title: plain("Slow supper"),
    by: "ines",
    programme: null,
    segments: [{ title: plain("Bread"), card: null, seconds: 600 }],
    started_at: night,
    ended_at: night + 600,
  }),
];
const STYLE = readFileSync(
  new URL("../../../../shared/samesky_shared/keepsake.css", import.meta.url),
  "utf8",
);

test("the past is told in words, oldest first, each line as it was last written", async () => {
  const found = await piecesOf(new FakeRoom(), PAST);
  assert.deepEqual(
    found.map(({ head, title, said, parts }) => [
      head,
      title,
      said.map(({ who, words }) => `${who}: ${words}`),
      parts.length,
    ]),
    [
      ["", "", ['ines: good <b>night</b> & "sleep"'], 0],
      ["Thanks", "", ["ines: soup", "noor: sea"], 0],
      ["Slow supper", "", [], 1],
      ["a letter", "… you are sad", ["ines: One.\n\nTwo."], 0],
    ],
  );
  assert.deepEqual(found[0]?.ids, [LINE.id, PAST[1]?.id]);
});

test("what one keeps is chosen by any of its entries, and comes whole", () => {
  assert.equal(chosen(PAST).length, PAST.length);
  assert.deepEqual(
    chosen(PAST, new Set([LINE.id])).map(({ id }) => id),
    [LINE.id, PAST[1]?.id],
  );
  assert.deepEqual(chosen(PAST, new Set()), []);
});

test("a book has a chapter for each month, loads nothing, and lets no word be a mark", async () => {
  const room = new FakeRoom();
  room.members.noor = { ...room.members.noor, name: "<i>Noor" } as (typeof room.members)[string];
  const book = asBook(room, await piecesOf(room, PAST), STYLE, "", "UTC");
  assert.equal(book.match(/<h2>/g)?.length, 2);
  assert.equal(book.match(/class="piece/g)?.length, 4);
  assert.match(book, /good &#60;b&#62;night&#60;\/b&#62; &#38; &#34;sleep&#34;/);
  assert.match(book, /&#60;i&#62;Noor/);
  assert.match(book, /class="piece letter h-amber"/);
  assert.match(book, /… you are sad/);
  assert.match(book, /default-src 'none'/);
  assert.doesNotMatch(book, /<script|src="|href="|url\((?!#)/);
  assert.equal(esc(`<&>"'`), "&#60;&#38;&#62;&#34;&#39;");
});

test("a book of nothing is a cover", () => {
  const book = asBook(new FakeRoom(), [], STYLE);
  assert.match(book, /<h1 dir="auto">Slow suppers<\/h1>/);
  assert.doesNotMatch(book, /<h2>/);
});
