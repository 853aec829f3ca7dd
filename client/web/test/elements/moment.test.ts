import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { picture } from "../../src/elements/moment-blobs.ts";
import { isPicture, onThisDay, saidOf, saidText, stripOf } from "../../src/elements/moment-note.ts";
import { RefusedError } from "../../src/sdk/errors.ts";
import type { Entry } from "../../src/sdk/protocol.d.ts";
import { plain } from "../../src/sdk/sealing.ts";
import { FakeRoom } from "../fake-room.ts";

const NAME = "a1".repeat(32);
const web = globalThis.fetch;
afterEach(() => {
  globalThis.fetch = web;
});
const strip = (
  at: string,
  body: object = { strip: "m1", pictures: { ines: { text: plain("x") } } },
): Entry => ({
  id: at,
  seq: 1,
  at: Date.parse(at) / 1000,
  on: "moment",
  kind: "strip",
  by: "ines",
  body: body as Record<string, unknown>,
});

test("what is said of a picture reads as it was, and what names none is none", () => {
  assert.deepEqual(saidOf(saidText(NAME, " the sea ")), { picture: NAME, words: "the sea" });
  assert.deepEqual(saidOf(saidText(NAME, "")), { picture: NAME, words: "" });
  for (const text of [undefined, "", "{}", '{"picture":"../etc"}', `{"picture":["${NAME}"]}`])
    assert.equal(saidOf(text), undefined);
});

test("only pictures that run nothing are pictures", () => {
  assert.ok(isPicture("data:image/webp;base64,UklGRg=="));
  for (const text of [
    undefined,
    "",
    "data:image/svg+xml;base64,PHN2Zz4=",
    "data:text/html;base64,AAAA",
    'data:image/png;base64,AA" onload="x',
    "https://example.org/x.png",
  ])
    assert.equal(isPicture(text), false, text);
});

test("a kept strip has its boxes by member, and an erased one has none", () => {
  assert.deepEqual(Object.keys(stripOf(strip("2026-01-01T12:00Z"))?.boxes ?? {}), ["ines"]);
  assert.equal(stripOf(strip("2026-01-01T12:00Z"))?.field, "put.text/m1");
  for (const body of [{}, { strip: "m1", pictures: {} }, { pictures: { ines: {} } }, { pictures: 3 }])
    assert.equal(stripOf(strip("2026-01-01T12:00Z", body)), undefined);
});

test("on this day is a year ago before a month ago, by the reader's own clock, and never today", () => {
  const now = Date.parse("2026-11-26T02:00Z") / 1000;
  const all = ["2025-11-26T12:00Z", "2026-10-26T12:00Z", "2026-11-25T12:00Z", "2026-11-26T01:00Z"].map((at) =>
    strip(at),
  );
  assert.equal(onThisDay(all, "moment", now, "UTC")?.id, "2025-11-26T12:00Z");
  assert.equal(onThisDay(all.slice(1), "moment", now, "UTC")?.id, "2026-10-26T12:00Z");
  assert.equal(onThisDay(all, "moment", now, "America/Sao_Paulo"), undefined, "it is the 25th there");
  assert.equal(onThisDay(all, "other", now, "UTC"), undefined);
});

test("a picture is asked for once, and again after it was out of reach; what is none is empty", async () => {
  const room = new FakeRoom();
  const asked: string[] = [];
  const answers = (make: () => Response) => {
    globalThis.fetch = async (url) => {
      asked.push(String(url));
      return make();
    };
  };
  answers(() => new Response("", { status: 404 }));
  await assert.rejects(picture(room, "moment", "ines", NAME), RefusedError);
  answers(() => new Response(plain("data:image/webp;base64,UklGRg==") as BodyInit));
  for (let n = 0; n < 3; n += 1)
    assert.equal(await picture(room, "moment", "ines", NAME), "data:image/webp;base64,UklGRg==");
  assert.equal(asked.length, 2);
  assert.ok(asked[0]?.endsWith(`/v1/rooms/-/blobs/${NAME}`));
  answers(() => new Response(plain("data:text/html;base64,AAAA") as BodyInit));
  assert.equal(await picture(room, "moment", "ines", "b2".repeat(32)), "");
});
