import assert from "node:assert/strict";
import { test } from "node:test";
import { lackOf, openDevices } from "../../src/elements/call-media.ts";

test("what browsers refuse is one of a few things that a person can do something about", () => {
  const of = (name: string) => lackOf(new DOMException("", name));
  assert.deepEqual(["NotAllowedError", "SecurityError"].map(of), ["refused", "refused"]);
  assert.deepEqual(["NotFoundError", "OverconstrainedError"].map(of), ["none", "none"]);
  assert.deepEqual(["NotReadableError", "AbortError"].map(of), ["busy", "busy"]);
  assert.deepEqual([of("TypeError"), lackOf("?")], ["other", "other"]);
});

test("both devices are asked for at once, and each alone where they do not go together", async () => {
  const asked: string[] = [];
  const track = (kind: string) => ({ kind });
  const lacking = (...lacks: string[]) => {
    asked.length = 0;
    const getUserMedia = async (wanted: object) => {
      const kinds = Object.keys(wanted);
      asked.push(kinds.join("+"));
      if (kinds.some((kind) => lacks.includes(kind))) throw new DOMException("", "NotReadableError");
      const of = (kind: string) => (kinds.includes(kind) ? [track(kind)] : []);
      return {
        getAudioTracks: () => of("audio"),
        getVideoTracks: () => of("video"),
        getTracks: () => kinds.map(track),
      };
    };
    Object.defineProperty(navigator, "mediaDevices", { value: { getUserMedia }, configurable: true });
  };
  lacking();
  assert.deepEqual(await openDevices(true), { mic: track("audio"), camera: track("video") });
  assert.deepEqual(asked, ["audio+video"]);
  lacking("video");
  assert.deepEqual(await openDevices(true), { mic: track("audio"), camera: "busy" });
  assert.deepEqual(asked, ["audio+video", "audio", "video"]);
  lacking("audio", "video");
  assert.deepEqual(await openDevices(false), { mic: "busy", camera: null });
  assert.deepEqual(asked, ["audio"]);
});
