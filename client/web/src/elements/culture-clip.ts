// The sound of a word: recorded or chosen here, sealed like words, and kept by the room as a blob.

import { RefusedError } from "../sdk/errors.ts";
import type { Room } from "../sdk/room.ts";

/** Seconds of a recording, and bytes of a sound. */
export const [LONGEST, LARGEST] = [10, 400_000];
export const FIELD = "teach.clip";
const MEDIA = "application/octet-stream";

/** A sound as text, as it is sealed: a data URL. */
export function clipText(sound: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(sound);
  });
}

/** Whether a text is a sound, and nothing that a page would run. */
export function isClip(text: string | undefined): text is string {
  return /^data:audio\/[\w.+-]+(;[\w=".,+ -]+)*;base64,[A-Za-z0-9+/=]+$/.test(text ?? "");
}

/** Seals a sound and keeps it in the room; gives the SHA-256 by which it is fetched. Throws `RefusedError`. */
export async function keepClip(room: Room, on: string, text: string): Promise<string> {
  const box = await room.seal(on, FIELD, text);
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", box as Uint8Array<ArrayBuffer>));
  const name = [...hash].map((one) => one.toString(16).padStart(2, "0")).join("");
  const answer = await asked(room, name, {
    method: "PUT",
    body: box as Uint8Array<ArrayBuffer>,
    headers: { "Content-Type": MEDIA },
  });
  if (answer?.ok) return name;
  throw new RefusedError(answer?.status === 409 ? "full" : "unavailable", "");
}

/** The box of a clip. Throws `RefusedError` when it is not to be had. */
export async function fetchClip(room: Room, name: string): Promise<Uint8Array> {
  const answer = await asked(room, name, {});
  if (!answer?.ok) throw new RefusedError("unavailable", "");
  return new Uint8Array(await answer.arrayBuffer());
}

async function asked(room: Room, name: string, init: RequestInit): Promise<Response | undefined> {
  const headers = { ...init.headers, Authorization: `Bearer ${await room.token()}` };
  return fetch(`${room.server}/v1/rooms/-/blobs/${name}`, { ...init, headers }).catch(() => undefined);
}

/** A recording that goes on. */
export interface Recording {
  /** Ends it, and gives the sound. */
  stop(): Promise<Blob>;
}

/** Begins to record, for `LONGEST` at most; `over` is called when that is over. Throws where there is no microphone. */
export async function record(over: () => void): Promise<Recording> {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
  const recorder = new MediaRecorder(stream, { audioBitsPerSecond: 32_000 });
  const parts: Blob[] = [];
  const ended = new Promise<Blob>((resolve) => {
    recorder.ondataavailable = ({ data }) => parts.push(data);
    recorder.onstop = () => {
      for (const track of stream.getTracks()) track.stop();
      const [kind = "audio/webm"] = recorder.mimeType.split(";");
      resolve(new Blob(parts, { type: kind }));
    };
  });
  recorder.start();
  const late = setTimeout(over, LONGEST * 1000);
  return {
    stop: () => {
      clearTimeout(late);
      if (recorder.state !== "inactive") recorder.stop();
      return ended;
    },
  };
}
