// The sound of a word: recorded or chosen here, sealed like words, and kept by the room as a blob.

import type { Room } from "../sdk/room.ts";
import { dataUrl, fetchBlob, keepBlob } from "./blobs.ts";

/** Seconds of a recording, and bytes of a sound. */
export const [LONGEST, LARGEST] = [10, 400_000];
export const FIELD = "teach.clip";

/** A sound as text, as it is sealed: a data URL. */
export const clipText = dataUrl;

/** Whether a text is a sound, and nothing that a page would run. */
export function isClip(text: string | undefined): text is string {
  return /^data:audio\/[\w.+-]+(;[\w=".,+ -]+)*;base64,[A-Za-z0-9+/=]+$/.test(text ?? "");
}

/** Seals a sound and keeps it in the room; gives the SHA-256 by which it is fetched. Throws `RefusedError`. */
export function keepClip(room: Room, on: string, text: string): Promise<string> {
  return keepBlob(room, on, FIELD, text);
}

/** The box of a clip. Throws `RefusedError` when it is not to be had. */
export const fetchClip = fetchBlob;

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
