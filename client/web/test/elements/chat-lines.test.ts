import assert from "node:assert/strict";
import { test } from "node:test";
import { linesOf } from "../../src/elements/chat-lines.ts";
import type { Entry } from "../../src/sdk/protocol.d.ts";
import { plain, textOf } from "../../src/sdk/sealing.ts";

function entry(seq: number, kind: string, body: Record<string, unknown>, on = "chat"): Entry {
  return { id: `${seq}-0`, seq, at: seq, on, kind, by: "noor", body };
}

test("a line reads as it was last written", () => {
  const lines = linesOf(
    [
      entry(1, "line", { line: "a", text: plain("first") }),
      entry(2, "line", { line: "b", text: plain("second") }),
      entry(3, "edited", { line: "a", text: plain("better") }),
    ],
    "chat",
  );
  assert.deepEqual(
    lines.map((line) => [textOf(line.text as Uint8Array), line.edited]),
    [
      ["better", true],
      ["second", false],
    ],
  );
});

test("what was taken back is gone, even when it was changed before", () => {
  const lines = linesOf(
    [
      entry(1, "line", { line: "a", text: plain("oops") }),
      entry(2, "edited", { line: "a", text: plain("ooops") }),
      entry(3, "unsaid", { line: "a" }),
    ],
    "chat",
  );
  assert.equal(lines[0]?.text, null);
});

test("other entries, other chats and changes of lines not fetched yet are left out", () => {
  const others = [
    entry(1, "answers", { card: "e1" }, "questions"),
    entry(2, "line", { line: "x", text: plain("aside") }, "chat:aside"),
    entry(3, "edited", { line: "old", text: plain("?") }),
  ];
  assert.deepEqual(linesOf(others, "chat"), []);
});

test("a line that was erased keeps its place and knows all its entries", () => {
  const said = [
    entry(1, "line", { line: "a", text: plain("oops") }),
    entry(2, "edited", { line: "a", text: plain("ooops") }),
  ];
  assert.deepEqual(linesOf(said, "chat")[0]?.entries, ["1-0", "2-0"]);
  const erased = [
    entry(1, "line", { line: "a" }),
    entry(2, "edited", { line: "a" }),
    entry(3, "unsaid", { line: "a" }),
  ];
  assert.deepEqual(
    linesOf(erased, "chat").map(({ id, text }) => [id, text]),
    [["a", null]],
  );
});
