import { css, html, LitElement, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import { look } from "../elements/look.ts";
import "../elements/qr.ts";
import { define, why } from "../elements/room-element.ts";
import { remembered } from "../sdk/asking.ts";
import { RefusedError } from "../sdk/errors.ts";
import type { Room } from "../sdk/room.ts";
import {
  type Come,
  type Digits,
  forgetScreen,
  joinScreen,
  openScreen,
  type ScreenAccess,
  showDigits,
  whatCame,
} from "../sdk/screen.ts";
import { language, learnMore, t } from "../words/words.ts";
import { phraseWords } from "./phrase.ts";
import { beStill } from "./screen-still.ts";
import "./screen-stage.ts";
import { screenTexts } from "./screen-texts.ts";

/** Milliseconds between two looks at what has come, and before digits are asked for once more. */
const [LOOK, AGAIN] = [1000, 5000];
/** Close codes after which this screen has no place any more. */
const LEFT: readonly number[] = [4403, 4404, 4410];

const kept = remembered("samesky.screen");

/** `<samesky-screen>`: a display without a voice. It shows six digits until a phone brings it, then the room. */
export class SameskyScreen extends LitElement {
  static override properties: PropertyDeclarations = {
    digits: { state: true },
    come: { state: true },
    room: { state: true },
    over: { state: true },
    trouble: { state: true },
    pressed: { state: true },
  };
  static override styles = [
    look,
    css`
      :host { min-block-size: 100dvh; }
      .way { min-block-size: 100dvh; display: grid; grid-template-columns: minmax(0, 1fr); align-content: center; gap: 2rem 3.5rem; padding: min(3rem, 6vw) min(4rem, 6vw); color: var(--ss-night-ink);
        background: linear-gradient(in oklab, var(--ss-night-zenith), var(--ss-night-mid) 66%, var(--ss-night-horizon)); }
      .soft { color: inherit; opacity: 0.86; } .say { max-inline-size: 30rem; } .say + .say, .say + .soft, h1.t6 + .say { margin-block-start: 1rem; }
      .code { direction: ltr; inline-size: fit-content; display: flex; gap: 0.32em; font: 340 clamp(3rem, 15vw, 9rem) / 1 var(--ss-voice); font-variant-numeric: tabular-nums lining-nums; letter-spacing: 0.02em; margin-block: 0.25em; }
      .words { display: flex; flex-wrap: wrap; gap: 0.25em 0.75em; font: 400 clamp(2.5rem, 8vw, 4.75rem) / 1.15 var(--ss-voice); margin-block: 0.35em; }
      samesky-qr { inline-size: 13rem; max-inline-size: 100%; } .foot { align-self: end; }
      @media (min-width: 60rem) { .way.two { grid-template-columns: minmax(0, 1fr) auto; align-items: center; } }
    `,
  ];
  declare digits: Digits | undefined;
  declare come: Come;
  declare room: Room | undefined;
  /** This screen was in a room and has no place there any more. */
  declare over: boolean;
  declare trouble: string;
  /** A key was pressed: films may be heard. */
  declare pressed: boolean;
  #end: (() => void)[] = [];
  #gone = false;
  #lock: WakeLockSentinel | undefined;

  constructor() {
    super();
    this.come = {};
    this.over = this.pressed = false;
    this.trouble = "";
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#gone = false;
    beStill();
    document.documentElement.dataset.screen = "";
    const press = () => this.#press();
    const awake = () => void this.#stayOn();
    addEventListener("keydown", press);
    addEventListener("pointerdown", press);
    document.addEventListener("visibilitychange", awake);
    this.#end = [
      () => removeEventListener("keydown", press),
      () => removeEventListener("pointerdown", press),
      () => document.removeEventListener("visibilitychange", awake),
    ];
    void this.#stayOn();
    void this.#begin();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#gone = true;
    delete document.documentElement.dataset.screen;
    for (const end of this.#end) end();
    this.room?.close();
    void this.#lock?.release();
  }

  override render(): TemplateResult {
    if (this.room)
      return html`<samesky-screen-stage .room=${this.room} .pressed=${this.pressed}></samesky-screen-stage>`;
    if (this.over) return this.#over();
    const { phrase } = this.come;
    return html`<main class="way ${phrase ? "" : "two"}">
      ${phrase ? this.#words(phrase) : this.#digits()}
    </main>`;
  }

  #digits(): TemplateResult {
    const { code } = this.digits ?? {};
    const address = code ? `${location.origin}/screen#${code}` : "";
    return html`<div>
        <h1 class="voice t5">${t("screen-title")}</h1>
        <p class="code" data-testid="digits" data-code=${code ?? ""} aria-label=${t("screen-digits")} role="status">${code ? html`<span>${code.slice(0, 3)}</span><span>${code.slice(3)}</span>` : html`<span aria-hidden="true">···</span><span aria-hidden="true">···</span>`}</p>
        <p class="say">${this.trouble || t("screen-lead")}</p>
        ${this.pressed ? nothing : html`<p class="t2 soft say foot">${t("screen-any-key")}</p>`}
      </div>
      ${address ? html`<samesky-qr .text=${address} .label=${t("screen-title")}></samesky-qr>` : nothing}`;
  }

  #words(phrase: readonly number[]): TemplateResult {
    return html`<div>
      <h1 class="voice t5">${t(this.come.link ? "screen-coming" : "screen-words")}</h1>
      <p class="words" data-testid="screen-words" role="status">${phraseWords(phrase, language()).map((word) => html`<span>${word}</span>`)}</p>
      <p class="say">${this.trouble || t("screen-words-lead")}</p>
    </div>`;
  }

  #over(): TemplateResult {
    return html`<main class="way"><div>
      <h1 class="voice t6" data-testid="screen-over">${t("screen-over")}</h1>
      <p class="say">${t("screen-over-lead")}</p>
      <p class="t2 soft">${t("screen-again-lead")}</p>
    </div></main>`;
  }

  async #begin(): Promise<void> {
    await learnMore(screenTexts).catch(() => undefined);
    this.requestUpdate();
    const access = read();
    if (access) await this.#open(access);
    else await this.#wait();
  }

  /** Shows digits, new ones whenever they are over, until a link has come. */
  async #wait(): Promise<void> {
    while (!this.#gone && !this.room) {
      try {
        this.digits = await showDigits(location.origin);
        [this.come, this.trouble] = [{}, ""];
        const link = await this.#arrives(this.digits);
        if (link === undefined || this.#gone) continue;
        const access = await joinScreen(location.origin, link);
        kept.write(JSON.stringify(access));
        await this.#open(access);
      } catch (error) {
        if (error instanceof RefusedError && error.code === "unknown") continue; // over, or sent away: new ones
        this.digits = undefined;
        this.come = {};
        const insecure = error instanceof RefusedError && error.code === "insecure";
        this.trouble = insecure ? t("screen-insecure") : why(error);
        await wait(AGAIN);
      }
    }
  }

  /** The link, once it is there; undefined when the digits are over. Throws `RefusedError`. */
  async #arrives(digits: Digits): Promise<string | undefined> {
    while (!this.#gone && Date.now() < digits.until) {
      try {
        this.come = await whatCame(digits);
        this.trouble = "";
      } catch (error) {
        if (!(error instanceof RefusedError) || !["unavailable", "too_fast"].includes(error.code))
          throw error;
        this.trouble = t("screen-away-hub");
      }
      if (this.come.link) return this.come.link;
      await wait(LOOK);
    }
    return undefined;
  }

  async #open(access: ScreenAccess): Promise<void> {
    const room = await openScreen(access);
    const off = room.on("connection", () => {
      if (!room.ended || !LEFT.includes(room.ended.code)) return;
      off();
      this.#left(room);
    });
    this.over = false;
    this.room = room;
    window.samesky = { room, flips: [] };
  }

  #left(room: Room): void {
    room.close();
    kept.write("");
    void forgetScreen().catch(() => undefined);
    [this.room, this.digits, this.come] = [undefined, undefined, {}];
    this.over = true;
  }

  /** One press of any key: sound is allowed, the picture fills the screen; where it has no key any more, new digits. */
  #press(): void {
    if (this.room?.sealing === "locked") this.#left(this.room);
    if (this.over) {
      this.over = false;
      void this.#wait();
    }
    this.pressed = true;
    void document.documentElement.requestFullscreen?.({ navigationUI: "hide" }).catch(() => undefined);
  }

  async #stayOn(): Promise<void> {
    if (document.hidden || (this.#lock && !this.#lock.released) || !("wakeLock" in navigator)) return;
    this.#lock = await navigator.wakeLock.request("screen").catch(() => undefined); // it may sleep: then it does
  }
}

function read(): ScreenAccess | undefined {
  try {
    const access = JSON.parse(kept.read() || "null") as ScreenAccess | null;
    return access?.device?.secret ? access : undefined;
  } catch {
    return undefined;
  }
}

function wait(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}

define("samesky-screen", SameskyScreen);
