// The sound of a word: recorded or chosen here.

/** Seconds of a recording, and bytes of a sound. */
export const [LONGEST, LARGEST] = [10, 400_000];
export const FIELD = "teach.clip";

/** Whether a text is a sound, and nothing that a page would run. */
export function isClip(text: string | undefined): text is string {
  return /^data:audio\/[\w.+-]+(;[\w=".,+ -]+)*;base64,[A-Za-z0-9+/=]+$/.test(text ?? "");
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
