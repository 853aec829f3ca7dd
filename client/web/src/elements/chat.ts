import { css, html, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { type Key, type Loads, spoken, t } from "../words/words.ts";
import { besideWords } from "./beside-words.ts";
import { type ChatLine, linesOf } from "./chat-lines.ts";
import { icon } from "./drawn.ts";
import { look } from "./look.ts";
import { restsFor } from "./resting.ts";
import { define, RoomElement } from "./room-element.ts";

/** `<samesky-chat>`: short words in between; they stay in the timeline. */
export class SameskyChat extends RoomElement<unknown> {
  static override properties: PropertyDeclarations = { editing: { state: true } };
  static override styles = [
    look,
    css`
      .lines { display: grid; gap: 0.875rem; align-content: end; max-block-size: min(24rem, 55vh); overflow-y: auto; overscroll-behavior: contain;
        padding-block: 0.25rem; scrollbar-width: thin; }
      .line { display: grid; gap: 0.125rem; justify-items: start; padding-inline-end: 12%; }
      .line.mine { justify-items: end; text-align: end; padding-inline: 12% 0; }
      .said { font-family: var(--ss-voice); font-size: 1.125rem; line-height: 1.4; white-space: pre-line; max-inline-size: 100%; text-align: start;
        background: var(--ss-person-wash); border-radius: var(--ss-r-2); padding: 0.5rem 0.875rem; }
      .gone { background: none; padding-inline: 0; font: italic 400 var(--ss-t-2) / 1.4 var(--ss-plain); color: var(--ss-ink-3); }
      .mine .row { justify-content: end; }
      .small-act { border: 0; background: none; min-block-size: var(--ss-tap); padding-inline: 0.5rem; font-size: var(--ss-t-1); color: var(--ss-ink-2);
        text-decoration: underline; text-underline-offset: 0.2em; cursor: pointer; border-radius: var(--ss-r-1); }
      /* Out of sight and not out of reach: the Tab key finds them. */
      .line { position: relative; } .acts { display: flex; }
      .line:not(:focus-within, :hover) .acts { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); }
      @media (hover: none) { .line:last-of-type .acts { position: static; inline-size: auto; block-size: auto; clip-path: none; } }
      form { display: flex; gap: 0.5rem; align-items: end; } form .field { flex: 1; min-inline-size: 0; }
      .edit { inline-size: 100%; }
    `,
  ];
  /** The line being changed; empty for none. */
  declare editing: string;
  #newest = "";

  constructor() {
    super();
    this.on = "chat";
    this.editing = "";
  }

  protected override updated(): void {
    const lines = this.renderRoot.querySelector(".lines");
    const newest = lines?.querySelector(".line:last-of-type")?.getAttribute("data-line") ?? "";
    if (lines && newest !== this.#newest) lines.scrollTop = lines.scrollHeight;
    this.#newest = newest;
  }

  protected override get brings(): readonly [Key, Loads] {
    return ["chat-title", besideWords];
  }

  override render(): TemplateResult {
    const lines = linesOf(this.room?.entries ?? [], this.on);
    const rests = this.room && restsFor(this.room);
    return html`
      <section class="stack g3" aria-labelledby="title">
        <h2 class="head" part="title" id="title">${t("chat-title")}</h2>
        ${
          this.room?.earlier
            ? html`<button class="small-act" type="button" data-testid="chat-earlier" @click=${this.#page}>${t("chat-earlier")}</button>`
            : nothing
        }
        <div class="lines" part="list" role="log" aria-labelledby="title" tabindex=${lines.length ? "0" : nothing}>
          ${lines.length ? nothing : html`<p class="t2 soft">${t("chat-empty")}</p>`}
          ${repeat(
            lines,
            (line) => line.id,
            (line) => this.#line(line),
          )}
        </div>
        ${rests ? html`<p class="t2 soft" role="status" data-testid="chat-rests">${t("chat-rests", { name: this.nameOf(rests) })}</p>` : nothing}
        <form @submit=${this.#send} ?hidden=${rests !== undefined}>
          <input class="field" part="field" name="text" maxlength="2000" autocomplete="off" enterkeyhint="send" data-testid="chat-input"
            aria-label=${t("chat-input")} placeholder=${t("chat-input")} />
          <button class="btn quiet" part="quiet" data-testid="chat-send">${t("chat-send")}</button>
        </form>
        ${this.refusal()}
      </section>
    `;
  }

  #line(line: ChatLine): TemplateResult {
    const mine = line.by === this.room?.you;
    const words = this.words(line.text, line.field, line.by ?? "", line.writtenAt);
    const opened = this.opened(line.text, line.field, line.by ?? "", line.writtenAt);
    const time = new Intl.DateTimeFormat(spoken(), {
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
    });
    return html`
      <div part="item" class="line ${mine ? "mine" : ""} ${this.hueOf(line.by ?? "")}" data-testid="chat-line" data-line=${line.id}>
        <p class="t1 soft"><b class="b person" part="name">${mine ? t("chat-you") : this.nameOf(line.by ?? "")}</b>
          <span class="num">${time.format(line.at * 1000)}</span>${line.edited ? html`, ${t("chat-edited")}` : nothing}</p>
        ${
          line.text === null
            ? html`<p class="said gone">${t("chat-unsaid")}</p>`
            : this.editing === line.id
              ? this.#editor(line.id, opened ?? "")
              : html`<p class="said" dir="auto">${words}</p>`
        }
        ${
          mine && line.text !== null && this.editing !== line.id
            ? html`<div class="acts">
                ${
                  opened === undefined
                    ? nothing
                    : html`<button class="small-act" type="button" data-testid="chat-edit" @click=${() => {
                        this.editing = line.id;
                      }}>${t("chat-edit")}</button>`
                }
                <button class="small-act" type="button" data-testid="chat-unsay" @click=${() => this.#unsay(line)}>${t("chat-unsay")}</button>
              </div>`
            : nothing
        }
      </div>
    `;
  }

  /** Takes a line back, and has the hub erase for good what it held. */
  async #unsay(line: ChatLine): Promise<void> {
    if (!(await this.ask("unsay", { line: line.id }))) return;
    for (const entry of line.entries) await this.ask("erase", { entry }, "room");
  }

  #editor(line: string, words: string): TemplateResult {
    const save = async (event: SubmitEvent) => {
      event.preventDefault();
      const next = String(new FormData(event.currentTarget as HTMLFormElement).get("text")).trim();
      if (!next || next === words || (await this.say("edit", "text", next, { line }))) this.editing = "";
    };
    return html`
      <form class="edit" @submit=${save}>
        <input class="field small" part="field" name="text" maxlength="2000" .value=${words} aria-label=${t("chat-edit")} data-testid="chat-edit-input" />
        <button class="btn quiet small" part="quiet">${t("chat-save")}</button>
        <button class="iconb" type="button" aria-label=${t("chat-cancel")} @click=${() => {
          this.editing = "";
        }}>${icon("close")}</button>
      </form>
    `;
  }

  #send = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const words = String(new FormData(form).get("text")).trim();
    if (!words) return;
    form.reset();
    // A line is kept on the device until it is answered; only a refusal gives the words back.
    const field = form.elements.namedItem("text") as HTMLInputElement;
    if (!(await this.say("say", "text", words)) && !field.value) field.value = words;
  };

  #page = async (): Promise<void> => {
    await this.room?.page();
    this.requestUpdate();
  };
}

define("samesky-chat", SameskyChat);
