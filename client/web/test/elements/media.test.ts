import assert from "node:assert/strict";
import { test } from "node:test";
import {
  choose,
  copyOf,
  fingerprint,
  mediaAt,
  mediaOf,
  nameFrom,
  placeOf,
  webAddress,
} from "../../src/elements/media.ts";

test("only addresses of the web are played", () => {
  assert.equal(webAddress(" https://example.org/a.mp4 "), "https://example.org/a.mp4");
  assert.equal(webAddress("/film.webm", "http://hub.test/r/1"), "http://hub.test/film.webm");
  for (const wrong of ["javascript:alert(1)", "data:video/mp4;base64,AA", "file:///etc/passwd", "film", ""]) {
    assert.equal(webAddress(wrong), null, wrong);
    assert.equal(mediaOf(JSON.stringify({ url: wrong })), null, wrong);
  }
});

test("media comes out of its box as it went in", () => {
  const film = { url: "https://example.org/a.mp4", title: "The Tide Table" };
  assert.deepEqual(mediaOf(JSON.stringify(film)), film);
  const own = { file: { name: "walk.mkv", size: 12, hash: "ab" }, title: "Walk" };
  assert.deepEqual(mediaOf(JSON.stringify(own)), own);
});

test("a bare address is media too: programs and terminals add that", () => {
  const song = { url: "https://example.org/night_train.ogg", title: "night train" };
  assert.deepEqual(mediaOf("https://example.org/night_train.ogg"), song);
});

test("a video of a provider is known by its address, and comes out of its box as it went in", () => {
  for (const [address, provider, id] of [
    ["https://www.youtube.com/watch?list=a&v=dQw4w9WgXcQ&t=3", "youtube", "dQw4w9WgXcQ"],
    ["https://youtu.be/dQw4w9WgXcQ?si=x", "youtube", "dQw4w9WgXcQ"],
    ["https://vimeo.com/76979871", "vimeo", "76979871"],
  ] as const) {
    const media = mediaAt(address, "Tide");
    assert.deepEqual(media, { provider, id, title: "Tide" });
    assert.deepEqual(mediaOf(JSON.stringify(media)), media);
  }
  assert.deepEqual(mediaAt("https://youtube.com.evil.test/watch?v=dQw4w9WgXcQ", "x"), {
    url: "https://youtube.com.evil.test/watch?v=dQw4w9WgXcQ",
    title: "x",
  });
  assert.equal(placeOf({ provider: "vimeo", id: "76979871" }, 61.9).page, "https://vimeo.com/76979871#t=61s");
  for (const wrong of [
    '{"provider":"nowhere","id":"1"}',
    '{"provider":"vimeo","id":"../x"}',
    '{"provider":"constructor","id":"1"}',
  ]) {
    assert.equal(mediaOf(wrong), null, wrong);
  }
});

test("what this version cannot read is nothing, not an error", () => {
  for (const box of ["no json", "[1]", '{"file":{"name":1}}', "null", undefined]) {
    assert.equal(mediaOf(box), null);
  }
});

test("something without a title is called by its address", () => {
  assert.equal(nameFrom("https://example.org/films/Tide_Table-2.mp4?x=1"), "Tide Table 2");
  assert.equal(mediaOf('{"url":"https://example.org/S%C3%A3o.ogg"}')?.title, "São");
  assert.equal(nameFrom("https://example.org/100%.ogg"), "100%");
});

test("two copies of a file match, whatever they are called; another of the same size does not", async () => {
  const bytes = new Uint8Array(3 << 20).map((_, n) => n % 251);
  const changed = bytes.slice();
  changed[0] = 99;
  const one = await fingerprint(new File([bytes], "a.mp4"));
  const two = await fingerprint(new File([bytes], "b.mp4"));
  const other = await fingerprint(new File([changed], "a.mp4"));
  assert.equal(one.hash, two.hash);
  assert.match(one.hash, /^[0-9a-f]{64}$/);
  assert.notEqual(one.hash, other.hash);
});

test("a copy is found again by its fingerprint once it was chosen", async () => {
  const file = new File([new Uint8Array([1, 2, 3])], "a.mp3");
  assert.equal(copyOf(await fingerprint(file)), undefined);
  const chosen = await choose(file);
  assert.match(copyOf(chosen) ?? "", /^blob:/);
});
