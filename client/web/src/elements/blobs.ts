// What is too big for a state or an entry: sealed like words, and kept by the room as a blob under its SHA-256.

import { RefusedError } from "../sdk/errors.ts";
import type { Room } from "../sdk/room.ts";

const MEDIA = "application/octet-stream";

/** A sound or a picture as text, as it is sealed: a data URL. */
export function dataUrl(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });
}

/** Seals a text for a field of `on` and keeps it in the room; gives its SHA-256. Throws `RefusedError`. */
export async function keepBlob(room: Room, on: string, field: string, text: string): Promise<string> {
  const box = await room.seal(on, field, text);
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", box as Uint8Array<ArrayBuffer>));
  const name = [...hash].map((one) => one.toString(16).padStart(2, "0")).join("");
  const answer = await asked(room, name, {
    method: "PUT",
    body: box as Uint8Array<ArrayBuffer>,
    headers: { "Content-Type": MEDIA },
  });
  if (answer?.ok) return name;
  throw new RefusedError(WHY[answer?.status ?? 0] ?? "unavailable", "");
}

/** What the hub's answers to a blob mean. */
const WHY: Readonly<Record<number, RefusedError["code"]>> = {
  403: "forbidden",
  409: "full",
  413: "too_large",
  429: "too_fast",
};

/** The box of a blob. Throws `RefusedError` when it is not to be had. */
export async function fetchBlob(room: Room, name: string): Promise<Uint8Array> {
  const answer = await asked(room, name, {});
  if (!answer?.ok) throw new RefusedError("unavailable", "");
  return new Uint8Array(await answer.arrayBuffer());
}

/** What is in a box of this field, once that is known; undefined where it does not open. */
export function unsealed(
  room: Room,
  box: Uint8Array,
  on: string,
  field: string,
  by: string,
): Promise<string | undefined> {
  return new Promise((resolve) => {
    const tried = () => room.unseal(box, on, field, by);
    const first = tried();
    if (first.text !== undefined || first.trouble) return resolve(first.text);
    const off = room.on("words", () => {
      const { text, trouble } = tried();
      if (text === undefined && !trouble) return;
      off();
      resolve(text);
    });
  });
}

async function asked(room: Room, name: string, init: RequestInit): Promise<Response | undefined> {
  const headers = { ...init.headers, Authorization: `Bearer ${await room.token()}` };
  return fetch(`${room.server}/v1/rooms/-/blobs/${name}`, { ...init, headers }).catch(() => undefined);
}
