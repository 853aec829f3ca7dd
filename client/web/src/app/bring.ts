import { css, html, LitElement, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import { icon } from "../elements/icons.ts";
import { look } from "../elements/look.ts";
import { Redraw } from "../elements/redraw.ts";
import { define, why } from "../elements/room-element.ts";
import { RefusedError } from "../sdk/errors.ts";
import type { RoomView } from "../sdk/protocol.d.ts";
import type { Access, Room } from "../sdk/room.ts";
import { bringScreen, type Found, findScreen, sendAway } from "../sdk/screen.ts";
import { language, learnMore, spoken, t } from "../words/words.ts";
import { knownRooms } from "./known.ts";
import { screensOf } from "./on-screen.ts";
import { phraseWords } from "./phrase.ts";
import { addressOf } from "./route.ts";
import { screenTexts } from "./screen-texts.ts";

const DIGITS = 6;
/** A member has at most so many devices. */
const DEVICES = 8;

/** `<samesky-bring>`: a member brings a screen: six digits are typed, words compared, and the room is on it. */
export class SameskyBring extends LitElement {
  static override properties: PropertyDeclarations = {
    room: { attribute: false },
    access: { attribute: false },
    name: { type: String },
    found: { state: true },
    step: { state: true },
    trouble: { state: true },
  };
  static override styles = [
    look,
    css`
      .all { max-inline-size: 30rem; } .digits { direction: ltr; inline-size: 100%; text-align: center; font: 400 2.25rem / 1.2 var(--ss-voice); letter-spacing: 0.2em; text-indent: 0.2em; font-variant-numeric: tabular-nums lining-nums; }
      .words { display: flex; flex-wrap: wrap; gap: 0.125em 0.625em; padding: 1.25rem; } .item { display: block; padding-block: 1rem; font-weight: 560; text-decoration: none; }
    `,
  ];
  /** Undefined where no room was chosen yet: a phone's camera has read the digits. */
  declare room: Room | undefined;
  declare access: Access | undefined;
  /** Digits that were read. */
  declare name: string;
  declare found: Found | undefined;
  declare step: "" | "finding" | "handing" | "done";
  declare trouble: string;
  /** My screens before this one came. */
  #before: readonly string[] = [];

  constructor() {
    super();
    this.name = this.step = this.trouble = "";
    new Redraw(this, ["change"]);
    void learnMore(screenTexts).then(
      () => this.requestUpdate(),
      () => undefined, // out of reach: it is seen that words are missing, and the page is tried again
    );
  }

  override render(): TemplateResult {
    return html`<div class="all stack">
      <h1 class="voice t5">${t("bring-title")}</h1>
      ${!this.room ? this.#which() : this.#there ? this.#done() : this.found ? this.#words(this.found) : this.#digits()}
    </div>`;
  }

  /** The screen that has come since. */
  get #there(): string | undefined {
    const room = this.room;
    return this.step === "done" && room
      ? screensOf(room).find((id) => !this.#before.includes(id))
      : undefined;
  }

  #which(): TemplateResult {
    const rooms = knownRooms();
    return rooms.length
      ? html`<h2 class="head">${t("bring-which")}</h2><ul class="list">${rooms.map(
          ({ access, name }) =>
            html`<li><a class="item" data-testid="bring-into" href=${addressOf(access.room, { view: "bring", name: this.name })}>${name || t("room-unnamed")}</a></li>`,
        )}</ul>`
      : html`<p class="soft">${t("bring-nowhere")}</p><div><a class="btn quiet" href="/">${t("lost-home")}</a></div>`;
  }

  #digits(): TemplateResult {
    const finding = this.step === "finding";
    return html`<p class="soft">${t("bring-lead", { address: `${location.host}/screen` })}</p>
      <form class="stack" @submit=${this.#find}>
        <label><span class="label">${t("screen-digits")}</span>
          <input class="field digits" name="code" inputmode="numeric" autocomplete="off" pattern="[0-9 ]*" maxlength="7" required .value=${this.name} data-testid="bring-digits" /></label>
        <button class="btn wide" data-testid="bring-find" ?disabled=${finding}>${t(finding ? "bring-finding" : "bring-find")}</button>
      </form>
      ${this.#refusal()}
      <p class="t2 soft">${t("bring-what")}</p>`;
  }

  #words(found: Found): TemplateResult {
    return html`<p id="same" class="b" role="status">${t("bring-words")}</p>
      <p class="paper words voice t5" data-testid="bring-words">${phraseWords(found.phrase, language()).map((word) => html`<span>${word}</span>`)}</p>
      <div class="row tight">
        <button class="btn" type="button" data-testid="bring-same" ?disabled=${this.step !== ""} @click=${this.#same}>${t(this.step ? "screen-coming" : "bring-same")}</button>
        <button class="btn quiet" type="button" data-testid="bring-other" ?disabled=${this.step !== ""} @click=${this.#other}>${t("bring-other")}</button>
      </div>
      ${this.#refusal()}`;
  }

  #done(): TemplateResult {
    const until = this.room?.state<RoomView>("room")?.devices[this.#there ?? ""]?.until ?? 0;
    const time = new Intl.DateTimeFormat(spoken(), { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
    return html`<div class="note lamp" data-testid="bring-done" role="status">${icon("film", true)}<span><b class="b">${t("bring-done")}</b> ${t("bring-done-lead", { time: time.format(until * 1000) })}</span></div>
      <p class="t2 soft">${t("bring-what")}</p>
      <div><button class="btn quiet small" type="button" @click=${this.#again}>${icon("plus", true)}${t("bring-another")}</button></div>`;
  }

  #refusal(): TemplateResult {
    return html`<div role="status">${this.trouble ? html`<p class="note" data-testid="bring-trouble">${this.trouble}</p>` : nothing}</div>`;
  }

  #find = (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const typed = String(new FormData(event.currentTarget as HTMLFormElement).get("code"));
    this.name = typed.replace(/\D/g, "").slice(0, DIGITS);
    return this.#try("finding", async (access) => {
      const devices = this.room?.state<RoomView>("room")?.devices ?? {};
      if (Object.keys(devices).length >= DEVICES)
        throw new RefusedError("full", "There are too many devices.");
      if (this.name.length < DIGITS) throw new RefusedError("unknown", "These are no six digits.");
      this.found = await findScreen(access, this.name);
      this.step = "";
    });
  };

  #same = (): Promise<void> =>
    this.#try("handing", async (access) => {
      const [room, found] = [this.room, this.found];
      if (!room || !found) return;
      this.#before = screensOf(room);
      await bringScreen(access, found, room.key);
      this.step = "done";
    });

  #other = async (): Promise<void> => {
    const [access, found] = [this.access, this.found];
    [this.found, this.name, this.trouble] = [undefined, "", t("bring-differed")];
    if (access && found) await sendAway(access, found).catch(() => undefined); // it ends by itself
  };

  #again = (): void => {
    [this.found, this.name, this.step, this.trouble] = [undefined, "", "", ""];
  };

  async #try(step: "finding" | "handing", run: (access: Access) => Promise<void>): Promise<void> {
    const access = this.access;
    if (!access || this.step) return;
    [this.step, this.trouble] = [step, ""];
    try {
      await run(access);
    } catch (error) {
      this.step = "";
      this.trouble = this.#why(error);
    }
  }

  #why(error: unknown): string {
    const code = error instanceof RefusedError ? error.code : "";
    if (code === "unknown") this.found = undefined;
    if (code === "unknown") return t("bring-unknown");
    if (code === "invalid") return t("bring-differed");
    if (code === "too_fast") return t("bring-too-fast");
    return code === "full" ? t("bring-full") : why(error);
  }
}

define("samesky-bring", SameskyBring);
