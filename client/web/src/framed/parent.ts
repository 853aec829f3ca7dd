// The page around the frame: only its messages count, and only to it is anything said.

import { type Asked, read, type Told, VERSION } from "./messages.ts";

/** The other end: `window.parent`, as a frame sees it. */
export interface Other {
  postMessage(message: unknown, origin: string): void;
}

/** Talks with the page around; its first message fixes the origin that counts from then on. */
export class Parent {
  #other: Other;
  #origin: string | undefined;
  #heard: (asked: Asked) => void;

  constructor(other: Other, heard: (asked: Asked) => void) {
    this.#other = other;
    this.#heard = heard;
  }

  /** Says which room this is, to whoever frames us: the one thing that is said before it is known who that is. */
  hello(room: string): void {
    this.#other.postMessage({ samesky: VERSION, event: "hello", room }, this.#origin ?? "*");
  }

  /** A message came. */
  take({ source, origin, data }: Pick<MessageEvent, "source" | "origin" | "data">): void {
    if (source !== (this.#other as unknown) || !origin || origin === "null") return;
    if (this.#origin !== undefined && origin !== this.#origin) return;
    const asked = read(data);
    if (!asked || (this.#origin === undefined && asked.do !== "enter")) return;
    this.#origin = origin;
    this.#heard(asked);
  }

  /** Tells something; nobody hears it before somebody has entered. */
  tell(told: Told): void {
    if (this.#origin !== undefined) this.#other.postMessage({ samesky: VERSION, ...told }, this.#origin);
  }
}
