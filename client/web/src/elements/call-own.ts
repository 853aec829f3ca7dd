// What this device sends into a call, and what of it is not to be had.

import type { Says, Sends } from "./call-line.ts";
import { type Lack, openCamera, openDevices, openMic, openScreen } from "./call-media.ts";

/** Microphone, camera and screen of this device, while it is in a call. */
export class Own {
  sends: Sends = { mic: null, camera: null, screen: null };
  lacks: { [what in keyof Sends]?: Lack } = {};
  muted = false;
  readonly #changed: () => void;

  /** @param changed hears of whatever is sent otherwise than before. */
  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** What is said of this end. */
  get says(): Says {
    const { mic, camera, screen } = this.sends;
    return { mic: !!mic && !this.muted, camera: !!camera, screen: !!screen, thin: false, bye: false };
  }

  /** Opens what is wished for; true when there is a voice, where one is wished for. */
  async open(camera: boolean, mic: boolean): Promise<boolean> {
    this.lacks = {};
    const alone = mic ? undefined : { mic: null, camera: camera ? await openCamera() : null };
    const opened = alone ?? (await openDevices(camera));
    this.#take("mic", opened.mic);
    this.#take("camera", opened.camera);
    return !this.lacks.mic;
  }

  /** The microphone rests, or hears again; it stays open, so that it comes back at once. */
  async mute(): Promise<void> {
    if (this.sends.mic) {
      this.muted = !this.muted;
      this.sends.mic.enabled = !this.muted;
    } else {
      this.muted = false;
      this.#take("mic", await openMic());
    }
    this.#changed();
  }

  /** The camera goes out, light and all, or comes back. */
  async camera(): Promise<void> {
    if (this.sends.camera) this.#drop("camera");
    else this.#take("camera", await openCamera());
    this.#changed();
  }

  async share(): Promise<void> {
    if (this.sends.screen) this.#drop("screen");
    else this.#take("screen", (await openScreen()) ?? null);
    this.#changed();
  }

  /** Another one was chosen: where one is in use, it takes its place. */
  async swap(what: "mic" | "camera"): Promise<void> {
    if (!this.sends[what]) return;
    this.#drop(what);
    this.#take(what, await (what === "mic" ? openMic() : openCamera()));
    if (this.sends.mic) this.sends.mic.enabled = !this.muted;
    this.#changed();
  }

  release(): void {
    for (const what of ["mic", "camera", "screen"] as const) this.#drop(what);
    this.muted = false;
  }

  #take(what: keyof Sends, found: MediaStreamTrack | Lack | null): void {
    delete this.lacks[what];
    if (typeof found === "string") {
      this.lacks[what] = found;
      return;
    }
    this.sends = { ...this.sends, [what]: found };
    found?.addEventListener("ended", () => {
      // Unplugged, or the browser's own "stop sharing".
      if (this.sends[what] !== found) return;
      this.#drop(what);
      if (what !== "screen") this.lacks[what] = "gone";
      this.#changed();
    });
  }

  #drop(what: keyof Sends): void {
    this.sends[what]?.stop();
    this.sends = { ...this.sends, [what]: null };
  }
}
