import { html, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { ChatView } from "../sdk/protocol.d.ts";
import type { Room } from "../sdk/room.ts";
import { type Key, type Loads, listed, spoken, t } from "../words/words.ts";
import { type ChatLine, linesIn } from "./chat-lines.ts";
import { chatLook } from "./chat-look.ts";
import { ChatScroll, EARLY } from "./chat-scroll.ts";
import { Typing, tellsTyping, tellTyping } from "./chat-typing.ts";
import { chatWords } from "./chat-words.ts";
import { icon } from "./drawn.ts";
import { look } from "./look.ts";
import { restsFor } from "./resting.ts";
import { define, RoomElement } from "./room-element.ts";

/** Entries of a page, and pages that are fetched at most to find a line that somebody answered. */
const [PAGE, PAGES] = [100, 30];
/** Pages that are fetched at once to find lines among other things of the past. */
const FEW = 4;
/** Drawings in a row that only follow what heights have shown. */
const AGAIN = 5;
/** Milliseconds for which a line is seen before it is read. */
const READ = 1000;
/** So many of the newest lines are read out. */
const ALOUD = 5;

/** `<samesky-chat>`: short words in between; they stay in the timeline. */
export class SameskyChat extends RoomElement<ChatView> {
  static override properties: PropertyDeclarations = {
    editing: { state: true },
    active: { state: true },
    reply: { state: true },
    found: { state: true },
  };
  static override styles = [look, chatLook];
  /** The line being changed, the one that has the focus, the one that is answered, the one gone to; empty for none. */
  declare editing: string;
  declare active: string;
  declare reply: string;
  declare found: string;
  readonly #scroll = new ChatScroll();
  #typing: Typing | undefined;
  #newest = "";
  #since = Number.POSITIVE_INFINITY;
  #again = 0;
  #fetching = false;
  /** The last pages held no lines: whoever wants to look further says so. */
  #dry = false;
  #reading: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.on = "chat";
    this.editing = this.active = this.reply = this.found = "";
  }

  protected override get brings(): readonly [Key, Loads] {
    return ["chat-reply", chatWords];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#reading);
    this.#scroll.leave();
  }

  protected override listens(room: Room): (() => void)[] {
    const typing = new Typing(room, this.on, () => this.requestUpdate());
    this.#typing = typing;
    this.#since = room.clock.now() ?? Number.POSITIVE_INFINITY;
    this.#scroll.begin(`${room.card.id} ${this.on}`);
    return [() => typing.stop()];
  }

  get #lines(): ChatLine[] {
    return linesIn(this.room?.entries ?? [], this.on);
  }

  get #list(): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>(".lines");
  }

  protected override updated(): void {
    const [list, lines] = [this.#list, this.#lines];
    if (!list) return;
    const newest = lines.at(-1);
    if (newest && newest.id !== this.#newest) {
      this.#newest = newest.id;
      if (newest.by === this.room?.you) this.#scroll.toEnd();
      else this.#typing?.came(newest.by ?? "");
    }
    // Heights are known now; a frame later what they bring into sight is drawn, too.
    if (!this.#scroll.drawn(list, ids(lines))) this.#again = 0;
    else if (this.#again < AGAIN) {
      this.#again += 1;
      requestAnimationFrame(() => this.requestUpdate());
    }
    if (list.scrollTop < EARLY && !this.#dry) void this.#earlier();
    this.#reads(newest);
  }

  /** Lets the others know how far I have read, where I show it and the newest line is seen. */
  #reads(newest: ChatLine | undefined): void {
    clearTimeout(this.#reading);
    const { room, shown } = this;
    const seen = this.#scroll.atEnd && !document.hidden && this.offsetParent !== null;
    if (!room || !newest || !shown?.shows || !seen || shown.marks[room.you] === newest.id) return;
    if (shown.newest !== newest.id) return;
    this.#reading = setTimeout(() => void this.ask("read", { line: newest.id }), READ);
  }

  override render(): TemplateResult {
    const lines = this.#lines;
    const { from, to, before, after } = this.#scroll.piece(ids(lines));
    const rests = this.room && restsFor(this.room);
    const active = lines.some(({ id }) => id === this.active) ? this.active : (lines.at(-1)?.id ?? "");
    return html`
      <section class="stack g3" aria-labelledby="title">
        <h2 class="head" part="title" id="title">${t("chat-title")}</h2>
        ${
          this.room?.earlier
            ? html`<button class="small-act" type="button" data-testid="chat-earlier" @click=${() => this.#earlier()}>${t("chat-earlier")}</button>`
            : nothing
        }
        ${lines.length ? nothing : html`<p class="t2 soft">${t("chat-empty")}</p>`}
        <div class="lines" part="list" role=${lines.length ? "list" : nothing} aria-labelledby="title" ?hidden=${!lines.length}
          @scroll=${this.#scrolled} @keydown=${this.#key}>
          <div class="gap" aria-hidden="true" .style=${`block-size:${before}px`}></div>
          ${repeat(
            lines.slice(from, to),
            (line) => line.id,
            (line, n) => this.#line(line, from + n, lines.length, line.id === active),
          )}
          <div class="gap" aria-hidden="true" .style=${`block-size:${after}px`}></div>
        </div>
        ${this.#scroll.atEnd ? nothing : html`<p class="below"><button class="btn quiet small" part="quiet" type="button" data-testid="chat-below" @click=${this.#down}>${t("chat-below")}</button></p>`}
        ${this.#aloud(lines)} ${this.#writing()}
        ${rests ? html`<p class="t2 soft" role="status" data-testid="chat-rests">${t("chat-rests", { name: this.nameOf(rests) })}</p>` : nothing}
        ${this.#composer(rests !== undefined, lines)} ${this.refusal()} ${this.#shows()}
      </section>
    `;
  }

  #line(line: ChatLine, n: number, all: number, active: boolean): TemplateResult {
    const mine = line.by === this.room?.you;
    const words = this.words(line.text, line.field, line.by ?? "", line.writtenAt);
    const here = () => {
      if (!this.editing) this.active = line.id;
    };
    return html`
      <div part="item" class="line ${mine ? "mine" : ""} ${line.id === this.found ? "found" : ""} ${this.hueOf(line.by ?? "")}" role="listitem" aria-posinset=${n + 1}
        aria-setsize=${this.room?.earlier ? -1 : all} tabindex=${active ? 0 : -1} data-testid="chat-line" data-line=${line.id} @pointerenter=${here} @click=${here} @focusin=${here}>
        <p class="t1 soft"><b class="b person" part="name">${mine ? t("chat-you") : this.nameOf(line.by ?? "")}</b>
          <span class="num">${time(line.at)}</span>${line.edited ? html`, ${t("chat-edited")}` : nothing}</p>
        ${line.reply === undefined ? nothing : this.#answered(line.reply)}
        ${
          line.text === null
            ? html`<p class="said gone">${t("chat-unsaid")}</p>`
            : this.editing === line.id
              ? this.#editor(line)
              : html`<p class="said" dir="auto">${words}</p>`
        }
        ${this.#readBy(line)}
        ${active && line.text !== null && this.editing !== line.id ? this.#acts(line, mine) : nothing}
      </div>
    `;
  }

  /** What a line answers, and the way there. */
  #answered(id: string): TemplateResult {
    const line = this.#lines.find((one) => one.id === id);
    const words = line ? this.words(line.text, line.field, line.by ?? "", line.writtenAt) : "";
    const of = line?.text
      ? t("chat-said", { name: this.nameOf(line.by ?? ""), text: words })
      : t("chat-reply-gone");
    return html`<button class="of" type="button" data-testid="chat-of" @click=${() => this.#goTo(id)}>${of}</button>`;
  }

  #readBy({ id }: ChatLine): TemplateResult | typeof nothing {
    const who = Object.entries(this.shown?.marks ?? {})
      .filter(([member, line]) => line === id && member !== this.room?.you)
      .map(([member]) => this.nameOf(member));
    return who.length
      ? html`<p class="t1 soft" data-testid="chat-read-by">${t("chat-read-by", { names: listed(who) })}</p>`
      : nothing;
  }

  #acts(line: ChatLine, mine: boolean): TemplateResult {
    const act = (testid: string, key: Key, run: () => unknown) =>
      html`<button class="small-act" type="button" data-testid=${testid} @click=${run}>${t(key)}</button>`;
    const opened = mine && this.opened(line.text, line.field, line.by ?? "", line.writtenAt) !== undefined;
    return html`<div class="acts">
      ${act("chat-reply", "chat-reply", () => this.#answer(line.id))}
      ${
        opened
          ? act("chat-edit", "chat-edit", () => {
              this.editing = line.id;
            })
          : nothing
      }
      ${mine ? act("chat-unsay", "chat-unsay", () => this.#unsay(line)) : nothing}
    </div>`;
  }

  #editor(line: ChatLine): TemplateResult {
    const words = this.opened(line.text, line.field, line.by ?? "", line.writtenAt) ?? "";
    const save = async (event: SubmitEvent) => {
      event.preventDefault();
      const next = String(new FormData(event.currentTarget as HTMLFormElement).get("text")).trim();
      if (!next || next === words || (await this.say("edit", "text", next, { line: line.id })))
        this.editing = "";
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

  /** New lines of others, for who hears the page. What is scrolled into sight is none. */
  #aloud(lines: readonly ChatLine[]): TemplateResult {
    const fresh = lines
      .slice(-ALOUD)
      .filter(({ at, by, text }) => at > this.#since && text && by !== this.room?.you);
    return html`<div class="hide" role="log" aria-live="polite" aria-labelledby="title" data-testid="chat-log">${repeat(
      fresh,
      ({ id }) => id,
      (line) => {
        const text = this.words(line.text, line.field, line.by ?? "", line.writtenAt);
        return html`<p>${t("chat-said", { name: this.nameOf(line.by ?? ""), text })}</p>`;
      },
    )}</div>`;
  }

  #writing(): TemplateResult | typeof nothing {
    const who = this.#typing?.who ?? [];
    return who.length
      ? html`<p class="t2 soft writes" data-testid="chat-writing">${t("chat-writing", { names: listed(who.map((one) => this.nameOf(one))) })}</p>`
      : nothing;
  }

  #composer(rests: boolean, lines: readonly ChatLine[]): TemplateResult {
    const of = this.reply ? lines.find(({ id }) => id === this.reply) : undefined;
    return html`
      ${
        of
          ? html`<div class="row nowrap replies t2 soft" data-testid="chat-replies"><span class="grow">${of.by === this.room?.you ? t("chat-replies-mine") : t("chat-replies", { name: this.nameOf(of.by ?? "") })}</span>
              <button class="iconb" type="button" aria-label=${t("chat-no-reply")} data-testid="chat-no-reply" @click=${() => this.#answer("")}>${icon("close")}</button></div>`
          : nothing
      }
      <form @submit=${this.#send} ?hidden=${rests}>
        <input class="field" part="field" name="text" maxlength="2000" autocomplete="off" enterkeyhint="send" data-testid="chat-input"
          aria-label=${t("chat-input")} placeholder=${t("chat-input")} @input=${() => this.#typing?.typed()} />
        <button class="btn quiet" part="quiet" data-testid="chat-send">${t("chat-send")}</button>
      </form>`;
  }

  /** What the others see of me besides my words. */
  #shows(): TemplateResult {
    const mark = (event: Event) =>
      this.ask("show_mark", { on: (event.currentTarget as HTMLInputElement).checked });
    const typing = (event: Event) => tellTyping((event.currentTarget as HTMLInputElement).checked);
    return html`<details><summary data-testid="chat-shows">${icon("plus", true)}${t("chat-shows")}</summary>
      <div class="stack g2">
        <div><label class="chip"><input type="checkbox" data-testid="chat-show-mark" .checked=${this.shown?.shows ?? false} @change=${mark} />${t("chat-show-mark")}</label>
          <p class="t2 soft">${t("chat-show-mark-lead")}</p></div>
        <div><label class="chip"><input type="checkbox" data-testid="chat-show-typing" .checked=${tellsTyping()} @change=${typing} />${t("chat-show-typing")}</label></div>
      </div></details>`;
  }

  /** Takes a line back, and has the hub erase for good what it held. */
  async #unsay(line: ChatLine): Promise<void> {
    if (!(await this.ask("unsay", { line: line.id }))) return;
    for (const entry of line.entries) await this.ask("erase", { entry }, "room");
  }

  #answer(line: string): void {
    this.reply = line;
    this.renderRoot.querySelector<HTMLElement>("[name=text][data-testid=chat-input]")?.focus();
  }

  #send = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const words = String(new FormData(form).get("text")).trim();
    if (!words) return;
    form.reset();
    const reply = this.reply;
    this.reply = "";
    this.#typing?.sent();
    this.#scroll.toEnd();
    // A line is kept on the device until it is answered; only a refusal gives the words back.
    const field = form.elements.namedItem("text") as HTMLInputElement;
    if (!(await this.say("say", "text", words, reply ? { reply } : {})) && !field.value) field.value = words;
  };

  #scrolled = (): void => {
    const list = this.#list;
    if (!list) return;
    const ended = this.#scroll.atEnd;
    const other = this.#scroll.scrolled(list, ids(this.#lines));
    if (other || ended !== this.#scroll.atEnd) this.requestUpdate();
    else if (list.scrollTop < EARLY && !this.#dry) void this.#earlier();
  };

  /** From line to line with the arrow keys. */
  #key = async (event: KeyboardEvent): Promise<void> => {
    const row = event.target as HTMLElement;
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!by || !row.classList.contains("line")) return;
    event.preventDefault();
    const lines = this.#lines;
    const next = lines[lines.findIndex(({ id }) => id === row.dataset.line) + by];
    if (!next) return;
    this.active = next.id;
    await this.updateComplete;
    const element = this.renderRoot.querySelector<HTMLElement>(`.line[data-line="${next.id}"]`);
    element?.focus({ preventScroll: true });
    element?.scrollIntoView({ block: "nearest" });
  };

  #down = (): void => {
    this.#scroll.toEnd();
    this.requestUpdate();
  };

  async #goTo(id: string): Promise<void> {
    for (let n = 0; n < PAGES && this.room?.earlier && !this.#lines.some((one) => one.id === id); n += 1)
      await this.room.page(undefined, PAGE).catch(() => undefined);
    if (!this.#lines.some((one) => one.id === id)) return;
    this.#scroll.toLine(id);
    this.active = this.found = id;
  }

  /** Fetches what was said before, until there is something of this chat. */
  async #earlier(): Promise<void> {
    if (this.#fetching || !this.room?.earlier) return;
    this.#fetching = true;
    const had = this.#lines.length;
    try {
      for (let n = 0; n < FEW && this.room.earlier && this.isConnected; n += 1) {
        await this.room.page(undefined, PAGE);
        if (this.#lines.length >= had + PAGE / 4) break;
      }
      this.#dry = this.#lines.length === had;
    } catch {
      this.#dry = true; // out of reach: then only when somebody wants it
    } finally {
      this.#fetching = false;
    }
    this.requestUpdate();
  }
}

const known = new WeakMap<readonly ChatLine[], string[]>();

function ids(lines: readonly ChatLine[]): string[] {
  const made = known.get(lines) ?? lines.map(({ id }) => id);
  known.set(lines, made);
  return made;
}

let clock: { language: string; format: Intl.DateTimeFormat } | undefined;

function time(at: number): string {
  const language = spoken();
  if (clock?.language !== language) {
    const how = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;
    clock = { language, format: new Intl.DateTimeFormat(language, how) };
  }
  return clock.format.format(at * 1000);
}

define("samesky-chat", SameskyChat);
