import assert from "node:assert/strict";
import { test } from "node:test";
import { asLines, asPage } from "../../../src/app/keepsake.ts";
import { memories, searched } from "../../../src/app/memories.ts";
import { keptOf } from "../../../src/app/rows/rows.ts";
import { talkAbout, talkLine, talkWritten } from "../../../src/elements/talk-about.ts";
import type { Entry } from "../../../src/sdk/protocol.d.ts";
import { plain } from "../../../src/sdk/sealing.ts";
import { FakeRoom } from "../../fake-room.ts";
import "../../words.ts";

const about = plain(talkWritten({ words: "the move", topic: "", meet: "advice" }));
const entry = (body: Record<string, unknown>): Entry => ({
  id: "1-0",
  seq: 1,
  at: Date.parse("2026-11-24T20:00:00Z") / 1000,
  on: "talk",
  kind: "talked",
  by: "noor",
  body,
});
const TALKED = entry({ talk: "o1", by: "ines", about, words: { noor: plain("So do I.") } });

test("what it is about reads as it was written, and what is no such thing breaks nothing", async () => {
  await keptOf(TALKED)?.learn?.();
  assert.equal(talkWritten({ words: "", topic: "" }), "{}");
  assert.deepEqual(talkAbout('{"words":3,"topic":"t01","meet":"wild"}'), {
    words: "",
    topic: "t01",
    meet: undefined,
  });
  for (const text of [undefined, "", "[]", "null", "{"]) assert.equal(talkAbout(text), undefined);
  assert.equal(
    talkLine('{"topic":"t1","meet":"think"}', [{ id: "t1", text: "", title: "Trust" }]),
    "Trust · Thinking along",
  );
  assert.match(talkLine("{", []), /cannot be read/);
});

test("last words are kept with what the talk was about, each with the field it was sealed for", async () => {
  const room = new FakeRoom();
  assert.deepEqual(
    keptOf(TALKED)?.told.map(({ who, field }) => [who, field]),
    [
      ["ines", "announce.about"],
      ["noor", "say_last.text/o1"],
    ],
  );
  const page = await asPage(room, [TALKED], "UTC");
  assert.match(
    page,
    /\*Something to talk about\*\n {2}- \*\*Inês:\*\* About: the move · Advice\n {2}- \*\*Noor:\*\* So do I\./,
  );
  const [, line = ""] = (await asLines(room, [TALKED])).split("\n");
  assert.equal(JSON.parse(line).body.words.noor, "So do I.");
  assert.equal(searched(memories([TALKED]), "move", room, {}).length, 1);
  assert.equal(memories([entry({})])[0]?.kind, "erased");
});
