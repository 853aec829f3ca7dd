import assert from "node:assert/strict";
import { test } from "node:test";
import { learn } from "../../../src/app/rows/learn.ts";
import { learnWords } from "../../../src/elements/learn-words.ts";
import type { Entry } from "../../../src/sdk/protocol.d.ts";
import { plain } from "../../../src/sdk/sealing.ts";
import { learnMore } from "../../../src/words/words.ts";
import "../../words.ts";

const entry = (kind: string, body: object) =>
  ({ id: "1-0", at: 1, on: "learn", by: null, kind, body }) as unknown as Entry;

test("a goal that was reached is kept with its chapters, in the fields that they were sealed for", () => {
  const chapters = [{ id: "c1", by: "ben", text: plain("At table") }];
  const kept = learn(entry("reached", { goal: "g1", by: "ana", text: plain("Portuguese"), chapters }));
  assert.deepEqual([kept?.of?.who, kept?.of?.field], ["ana", "aim.text"]);
  assert.deepEqual(
    kept?.told.map(({ who, field }) => [who, field]),
    [["ben", "chapter.text/g1/c1"]],
  );
});

test("a question is kept with what each said, and whose answer is the one who asked", async () => {
  await learnMore(learnWords);
  const quizzed = { ana: plain("pan"), ben: plain("pão") };
  const kept = learn(entry("quizzed", { page: "p2", by: "ben", words: plain("Bread?"), quizzed }));
  assert.deepEqual(
    kept?.told.map(({ who, field, reads }) => [who, field, reads?.("pão")]),
    [
      ["ana", "answer.text/p2", undefined],
      ["ben", "quiz.right", "pão (asked)"],
    ],
  );
  assert.equal(learn(entry("line", {})), undefined);
});
