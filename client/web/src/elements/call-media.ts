// The microphone, camera and screen of this device, and what is to be said when one of them is not to be had.

/** Why there is none: refused, not there, taken by another program, gone while it was used, or something else. */
export type Lack = "refused" | "none" | "busy" | "gone" | "other";

/** What a person has chosen on this device. */
export interface Chosen {
  mic?: string;
  camera?: string;
  speaker?: string;
  /** Only through a relay, so that the others do not learn this device's address. */
  relay?: boolean;
}

const KEPT = "samesky-call";

/** What was chosen here before. */
export function chosen(): Chosen {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(KEPT) ?? "{}");
    return typeof found === "object" && found !== null ? found : {};
  } catch {
    return {}; // no storage in this frame
  }
}

/** Keeps what is chosen. */
export function choose(more: Chosen): Chosen {
  const all = { ...chosen(), ...more };
  try {
    localStorage.setItem(KEPT, JSON.stringify(all));
  } catch {
    // For this page only.
  }
  return all;
}

/** What an error of `getUserMedia` means to a person. */
export function lackOf(error: unknown): Lack {
  const name = error instanceof Error ? error.name : "";
  if (["NotAllowedError", "SecurityError", "PermissionDeniedError"].includes(name)) return "refused";
  if (["NotFoundError", "OverconstrainedError", "DevicesNotFoundError"].includes(name)) return "none";
  return ["NotReadableError", "AbortError", "TrackStartError"].includes(name) ? "busy" : "other";
}

/** Whether this page may ask for microphones and cameras at all: it was opened by https. */
export function mayAsk(): boolean {
  return globalThis.isSecureContext !== false && typeof navigator.mediaDevices?.getUserMedia === "function";
}

/** Whether devices can reach each other from here. */
export function canCall(): boolean {
  return typeof globalThis.RTCPeerConnection === "function";
}

/** Whether a screen can be shared from here; phones cannot. */
export function canShare(): boolean {
  return typeof navigator.mediaDevices?.getDisplayMedia === "function";
}

export interface Opening {
  mic: MediaStreamTrack | Lack;
  /** Null where none was asked for. */
  camera: MediaStreamTrack | Lack | null;
}

/** Opens microphone and, if wished, camera: both with one question, and each alone where they do not go together. */
export async function openDevices(camera: boolean): Promise<Opening> {
  if (camera) {
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: sound(), video: picture() });
      return { mic: stream.getAudioTracks()[0] ?? "none", camera: stream.getVideoTracks()[0] ?? "none" };
    } catch {
      // One of them is not to be had: which, each alone tells.
    }
  }
  const mic = await openMic();
  return { mic, camera: camera ? await openCamera() : null };
}

/** Opens the microphone that was chosen, else any. */
export function openMic(): Promise<MediaStreamTrack | Lack> {
  return open({ audio: sound() });
}

/** Opens the camera that was chosen, else any. */
export function openCamera(): Promise<MediaStreamTrack | Lack> {
  return open({ video: picture() });
}

async function open(wanted: MediaStreamConstraints): Promise<MediaStreamTrack | Lack> {
  try {
    return (await navigator.mediaDevices.getUserMedia(wanted)).getTracks()[0] ?? "none";
  } catch (error) {
    return lackOf(error);
  }
}

/** Lets the person choose a screen or a window; undefined when they would rather not. */
export async function openScreen(): Promise<MediaStreamTrack | Lack | undefined> {
  try {
    const stream = await navigator.mediaDevices.getDisplayMedia({ video: { frameRate: 15 }, audio: false });
    const [track] = stream.getVideoTracks();
    if (track) track.contentHint = "detail";
    return track ?? "none";
  } catch (error) {
    // Closing the browser's list is a choice too.
    return lackOf(error) === "refused" ? undefined : lackOf(error);
  }
}

function sound(): MediaTrackConstraints {
  const { mic } = chosen();
  const clear = { echoCancellation: true, noiseSuppression: true, autoGainControl: true };
  return mic ? { ...clear, deviceId: mic } : clear;
}

function picture(): MediaTrackConstraints {
  const { camera } = chosen();
  const size = { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30, max: 30 } };
  return camera ? { ...size, deviceId: camera } : { ...size, facingMode: "user" };
}

/** What can be chosen; without permission browsers do not tell names. */
export async function devices(): Promise<Record<"mic" | "camera" | "speaker", MediaDeviceInfo[]>> {
  const all = (await navigator.mediaDevices?.enumerateDevices?.()) ?? [];
  const of = (kind: MediaDeviceKind) => all.filter((one) => one.kind === kind && one.deviceId !== "");
  return { mic: of("audioinput"), camera: of("videoinput"), speaker: of("audiooutput") };
}
