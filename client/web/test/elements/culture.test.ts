import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { spans, welcome } from "../../src/elements/culture-call.ts";
import { fetchClip, isClip, keepClip } from "../../src/elements/culture-clip.ts";
import { coming, grouped, holidaysOf } from "../../src/elements/culture-days.ts";
import {
  DEFAULT,
  homeOf,
  homeWritten,
  wordLine,
  wordOf,
  wordWritten,
} from "../../src/elements/culture-note.ts";
import { RefusedError } from "../../src/sdk/errors.ts";
import type { Holidays } from "../../src/sdk/protocol.d.ts";
import { FakeRoom } from "../fake-room.ts";

const [LISBON, TOKYO] = ["Europe/Lisbon", "Asia/Tokyo"];
const at = (wall: string) => Date.parse(`${wall}Z`) / 1000;
const web = globalThis.fetch;
afterEach(() => {
  globalThis.fetch = web;
});

test("what is written reads as it was, and strange texts say nothing", () => {
  const home = { from: ["PT", "BR"], call: ["09:00", "21:30"] } as const;
  assert.deepEqual(homeOf(homeWritten(home)), home);
  assert.deepEqual(homeOf('{"from":["pt",3,"DE","DE"],"call":["late","25:00"]}'), {
    from: ["DE"],
    call: DEFAULT.call,
  });
  for (const text of [undefined, "", "7", "[]", '{"call":["08:00","09:00"]}'])
    assert.equal(homeOf(text), undefined);
  const word = { word: "saudade", means: "longing", say: "sow-DAH-d", clip: "ab".repeat(32) };
  assert.deepEqual(wordOf(wordWritten(word)), word);
  assert.equal(wordOf('{"word":"x","clip":"../etc"}')?.clip, undefined);
  assert.equal(wordOf('{"means":"x"}'), undefined);
  assert.equal(wordLine(wordWritten(word)), "saudade (sow-DAH-d) = longing");
});

test("a call is welcome by everybody's own clock, over midnight too, and the same hour twice is always", () => {
  const night = { zone: LISBON, call: ["22:00", "06:00"] } as const;
  assert.deepEqual(
    ["21:59", "22:00", "05:59", "06:00"].map((hour) => welcome(night, at(`2027-01-20T${hour}`))),
    [false, true, true, false],
  );
  assert.ok(welcome({ zone: TOKYO, call: ["03:00", "03:00"] }, 0));
  const both = [
    { zone: LISBON, call: ["08:00", "22:00"] },
    { zone: TOKYO, call: ["08:00", "22:00"] },
  ] as const;
  const now = at("2027-01-20T12:07");
  assert.deepEqual(spans(now, both, 1), [
    { from: now, to: at("2027-01-20T13:00") },
    { from: at("2027-01-21T08:00"), to: at("2027-01-21T12:00") },
  ]);
  const never = [both[0], { zone: LISBON, call: ["23:00", "05:00"] }] as const;
  assert.deepEqual(spans(now, never), []);
});

const YEAR = (year: number): Holidays => ({
  year,
  countries: {
    PT: [
      { day: "01-01", name: "Ano Novo", english: "New Year's Day" },
      { day: "12-25", name: "Natal", english: "Christmas Day" },
    ],
    DE: [{ day: "12-25", name: "Erster Weihnachtstag", english: "Christmas Day" }],
    GB: [{ day: "12-25", name: "Christmas Day" }],
  },
});

test("holidays come in order from today on, and one day that several keep is one", () => {
  const found = grouped(
    coming([YEAR(2027), YEAR(2028)], ["PT", "DE", "GB", "XX"], at("2027-12-25T23:30"), LISBON),
  );
  assert.deepEqual(found[0], {
    day: "2027-12-25",
    countries: ["PT", "DE", "GB"],
    names: ["Natal", "Erster Weihnachtstag", "Christmas Day"],
    english: "Christmas Day",
  });
  assert.equal(found[1]?.day, "2028-01-01");
  // Further east that day is over.
  assert.equal(coming([YEAR(2027)], ["PT"], at("2027-12-25T23:30"), TOKYO).length, 0);
});

test("the list of a year is asked for once, without a country, and again after it was out of reach", async () => {
  const asked: string[] = [];
  let works = false;
  globalThis.fetch = async (path) => {
    asked.push(String(path));
    return works ? Response.json(YEAR(2027)) : new Response(null, { status: 503 });
  };
  await assert.rejects(holidaysOf("http://hub.test", 2027));
  works = true;
  const [first, second] = await Promise.all([
    holidaysOf("http://hub.test", 2027),
    holidaysOf("http://hub.test", 2027),
  ]);
  assert.equal(first, second);
  assert.deepEqual(asked, Array(2).fill("http://hub.test/v1/holidays/2027"));
});

test("a sound is kept under the hash of its box by a request of this device, and only sounds are played", async () => {
  const room = new FakeRoom();
  const kept = new Map<string, Uint8Array>();
  globalThis.fetch = async (path, init) => {
    const name = String(path).split("/").at(-1) ?? "";
    assert.equal(new Headers(init?.headers).get("authorization"), "Bearer token");
    if (init?.method === "PUT") kept.set(name, init.body as Uint8Array);
    const box = kept.get(name);
    return box ? new Response(box as Uint8Array<ArrayBuffer>) : new Response(null, { status: 404 });
  };
  const text = "data:audio/webm;base64,AAAA";
  const name = await keepClip(room, "culture", text);
  assert.match(name, /^[0-9a-f]{64}$/);
  const box = await fetchClip(room, name);
  assert.equal(room.unseal(box).text, text);
  await assert.rejects(fetchClip(room, "0".repeat(64)), RefusedError);
  globalThis.fetch = async () => new Response(null, { status: 409 });
  await assert.rejects(keepClip(room, "culture", text), { code: "full" });
  assert.ok(isClip(text));
  for (const other of ["data:text/html;base64,AAAA", "https://x.test/a.ogg", "data:audio/ogg,<b>", undefined])
    assert.ok(!isClip(other));
});
