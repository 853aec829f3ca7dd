import assert from "node:assert/strict";
import { test } from "node:test";
import { keepLines, keptLines, linesOf, saidAt, textOf } from "../../src/elements/subtitles.ts";

const SRT = `\uFEFF1\r
00:00:01,000 --> 00:00:03,500\r
<i>You always leave</i>\r
before the tide turns.\r
\r
2\r
00:01:00,5 --> 00:01:02,000\r
{\\an8}Up there &amp; here\r
\r
3\r
00:00:03,000 --> 00:00:04,000\r
- Both at once\r
`;
const VTT = `WEBVTT

NOTE nothing of this

intro
00:05.000 --> 00:06.000 line:0
<v Inês>Olá</v>

00:07.000 --> 00:06.000
never
`;

test("SubRip and WebVTT are read without their marks, in order", () => {
  assert.deepEqual(
    linesOf(SRT).map(({ from, to, text }) => [from, to, text]),
    [
      [1, 3.5, "You always leave\nbefore the tide turns."],
      [3, 4, "- Both at once"],
      [60.5, 62, "Up there & here"],
    ],
  );
  assert.deepEqual(linesOf(VTT), [{ from: 5, to: 6, text: "Olá" }]);
  assert.deepEqual(linesOf("no subtitles\n\nat all"), []);
});

test("what is said at a second, by one or by two", () => {
  const lines = linesOf(SRT);
  assert.equal(saidAt(lines, 0.9), "");
  assert.equal(saidAt(lines, 1), "You always leave\nbefore the tide turns.");
  assert.match(saidAt(lines, 3.2), /tide turns\.\n- Both/);
  assert.equal(saidAt(lines, 3.5), "- Both at once");
  assert.equal(saidAt(lines, 62), "");
  assert.equal(saidAt([], 5), "");
});

test("a file that is older than UTF-8 is read, too", async () => {
  assert.equal(await textOf(new Blob([new Uint8Array([0x63, 0x61, 0x66, 0xe9])])), "café");
  assert.equal(await textOf(new Blob(["café"])), "café");
});

test("subtitles are those of one thing, until they are put away", () => {
  keepLines("film", linesOf(VTT));
  assert.equal(keptLines("film")?.length, 1);
  assert.equal(keptLines("other"), undefined);
  keepLines("film", undefined);
  assert.equal(keptLines("film"), undefined);
});
