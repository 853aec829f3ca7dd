import assert from "node:assert/strict";
import { test } from "node:test";
import { allOf, asLines, asPage, marked } from "../../src/app/keepsake.ts";
import type { Entry } from "../../src/sdk/protocol.d.ts";
import { plain } from "../../src/sdk/sealing.ts";
import { FakeRoom } from "../fake-room.ts";
import "../words.ts";

const night = Date.parse("2026-11-24T23:30:00Z") / 1000;
const ENTRIES: Entry[] = [
  {
    id: "1-0",
    seq: 1,
    at: night,
    on: "chat",
    kind: "line",
    by: "ines",
    body: { line: "a", text: plain("good *night*") },
  },
  {
    id: "2-0",
    seq: 2,
    at: night + 60,
    on: "chat",
    kind: "line",
    by: "noor",
    body: { line: "b", text: plain("never mind"), reply: "a" },
  },
  { id: "3-0", seq: 3, at: night + 90, on: "chat", kind: "unsaid", by: "noor", body: { line: "b" } },
  {
    id: "4-0",
    seq: 4,
    at: night + 7200,
    on: "questions",
    kind: "answers",
    by: "noor",
    body: {
      card: "e101",
      deck: "everyday",
      text: null,
      answers: { ines: plain("the sea"), noor: plain("the hills") },
    },
  },
  {
    id: "5-0",
    seq: 5,
    at: night + 7201,
    on: "letters",
    kind: "letter",
    by: "ines",
    body: { box: new Uint8Array([1, 2, 3]) },
  },
  {
    id: "6-0",
    seq: 6,
    at: night + 7300,
    on: "evening",
    kind: "evening",
    by: "ines",
    body: {
      programme: "cook",
      title: plain("Slow supper"),
      by: "ines",
      segments: [
        { card: null, title: plain("Bread"), seconds: 600 },
        { card: "cook-table", title: null, seconds: 200 },
      ],
      started_at: night,
      ended_at: night + 800,
    },
  },
];

test("a page to read has the days of the reader, who said it, and nothing that was taken back", async () => {
  const page = await asPage(new FakeRoom(), ENTRIES, "Europe/Berlin");
  const [head, , day, , first, , , ...rest] = page.split("\n");
  assert.equal(head, "# Slow suppers");
  assert.equal(day, "## 2026-11-25");
  assert.equal(first, "- 00:30 **Inês:** good \\*night\\*");
  assert.doesNotMatch(page, /never mind/);
  assert.match(page, /^ {2}- \*\*Inês:\*\* the sea$/m);
  assert.match(page, /\*Slow supper\*\n {2}- Bread \(10 min\)\n {2}- Lay the table \(3 min\)/);
  assert.match(rest.join("\n") + page, /\*What is the first thing you see when you look up right now\?\*/);
});

test("lines of JSON hold every entry, opened where that is known how, else as it came", async () => {
  const lines = (await asLines(new FakeRoom(), ENTRIES))
    .trimEnd()
    .split("\n")
    .map((one) => JSON.parse(one));
  assert.deepEqual(lines[0].room, { id: "r1", kind: "couple", name: "Slow suppers" });
  assert.equal(lines[0].members.ines.name, "Inês");
  assert.equal(lines[1].body.text, "good *night*");
  assert.equal(lines[2].body.text, "never mind");
  assert.deepEqual(lines[4].body.answers, { ines: "the sea", noor: "the hills" });
  assert.deepEqual(lines[5].body.box, { sealed: "AQID" });
  assert.equal(lines[6].body.title, "Slow supper");
  assert.deepEqual([lines[6].body.segments[0].title, lines[6].body.segments[1].title], ["Bread", null]);
});

test("all of the past is fetched, page by page", async () => {
  const room = new FakeRoom();
  const pages = [ENTRIES.slice(3, 4), ENTRIES.slice(0, 3)];
  room.page = async () => {
    room.entries.unshift(...(pages.shift() ?? []));
    return { entries: [], more: pages.length > 0 };
  };
  assert.deepEqual(
    (await allOf(room)).map((one) => one.seq),
    [1, 2, 3, 4],
  );
});

test("what people write makes no marks of its own", () => {
  assert.equal(marked("# a\n- b [x](y)"), "\\# a / - b \\[x\\](y)");
});

test("thanks are taken along, to read and for programs", async () => {
  const room = new FakeRoom();
  const body = { page: "p3", thanks: { ines: plain("the *soup*"), noor: plain("the call") } };
  const entries: Entry[] = [
    { id: "1-0", seq: 1, at: night, on: "gratitude", kind: "thanks", by: "noor", body },
  ];
  const page = await asPage(room, entries, "UTC");
  assert.match(page, /- 23:30 \*.+\*\n {2}- \*\*Inês:\*\* the \\\*soup\\\*\n {2}- \*\*Noor:\*\* the call/);
  const [, line = ""] = (await asLines(room, entries)).split("\n");
  assert.deepEqual(JSON.parse(line).body, { page: "p3", thanks: { ines: "the *soup*", noor: "the call" } });
});

test("what was answered and guessed is taken along, to read and for programs", async () => {
  const whom = { ines: "noor", noor: "ines" };
  const notes = { ines: '{"answer":"the *sea*","guess":"a lamp"}', noor: '{"answer":"the hills"}' };
  const body = {
    hand: "h1",
    card: "e101",
    whom,
    notes: { ines: plain(notes.ines), noor: plain(notes.noor) },
  };
  const entries: Entry[] = [{ id: "1-0", seq: 1, at: night, on: "guess", kind: "hand", by: "noor", body }];
  const page = await asPage(new FakeRoom(), entries, "UTC");
  assert.match(
    page,
    /\*\*Inês:\*\* the \\\*sea\\\*\n {2}- \*\*Noor:\*\* the hills\n {2}- \*\*Inês guessed:\*\* a lamp/,
  );
  const [, line = ""] = (await asLines(new FakeRoom(), entries)).split("\n");
  assert.deepEqual(JSON.parse(line).body, { hand: "h1", card: "e101", whom, notes });
});
