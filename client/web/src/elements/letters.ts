import { html, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import type { LetterView } from "../sdk/protocol.d.ts";
import type { Room } from "../sdk/room.ts";
import { type Key, type Loads, listed, spoken, t } from "../words/words.ts";
import { dayOf } from "./date-words.ts";
import { here, hourIn } from "./daylight.ts";
import { icon } from "./drawn.ts";
import {
  type Draft,
  lateFor,
  letterForm,
  newDraft,
  outsideText,
  readersOf,
  untilOf,
} from "./letters-form.ts";
import { envelope, lettersLook } from "./letters-look.ts";
import {
  FRESH,
  hereOn,
  type Letter,
  MOMENTS,
  type Moment,
  openedIn,
  outsideOf,
  type Waiting,
  waitingIn,
} from "./letters-shelf.ts";
import { lettersWords } from "./letters-words.ts";
import { look } from "./look.ts";
import { questionLook } from "./questions-look.ts";
import { define, lightOf, RoomElement, readable } from "./room-element.ts";

const YEAR = { year: "numeric" } as const;
/** One that lies on the shelf. */
type Lying = Waiting | Letter;

/**
 * `<samesky-letters>`: letters and parcels that wait for a day, a visit or a moment, and those that have opened.
 *
 * @cssstate sealed - A letter waits for me, closed.
 * @cssstate revealed - An open letter is being read.
 */
export class SameskyLetters extends RoomElement<LetterView> {
  static override styles = [look, questionLook, lettersLook];
  static override properties: PropertyDeclarations = {
    chosen: { state: true },
    draft: { state: true },
    busy: { state: true },
    tell: { state: true },
  };
  /** The instance of the letter that is looked at. */
  declare chosen: string;
  declare draft: Draft | undefined;
  declare busy: boolean;
  declare tell: boolean;

  constructor() {
    super();
    this.on = "letters";
    this.chosen = "";
    this.busy = this.tell = false;
  }

  protected override get brings(): readonly [Key, Loads] {
    return ["letters-title", lettersWords];
  }

  protected override get marks(): readonly string[] {
    const room = this.room;
    if (!room) return [];
    const closed = waitingIn(room).some(({ by }) => by !== room.you);
    const reading = openedIn(room).some(({ on }) => on === this.chosen);
    return [...(closed ? ["sealed"] : []), ...(reading ? ["revealed"] : [])];
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener("beforeunload", this.#keep);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener("beforeunload", this.#keep);
  }

  /** A letter that is half written is kept nowhere: the browser asks before it is gone. */
  #keep = (event: BeforeUnloadEvent): void => {
    if (this.draft?.text.trim()) event.preventDefault();
  };

  override render(): TemplateResult {
    const room = this.room;
    const alone = Object.keys(room?.members ?? {}).length < 2;
    return html`
      <section class="stack" aria-labelledby="title" data-testid="letters">
        <div class="row between nowrap"><h2 class="head" part="title" id="title">${t("letters-title")}</h2>
          ${
            room && !this.draft && !alone
              ? html`<button class="btn small ${this.chosen ? "quiet" : ""}" part=${this.chosen ? "quiet" : "action"} type="button" data-testid="letter-new" @click=${() => {
                  this.draft = newDraft(room);
                  this.trouble = "";
                }}>${t("letters-new")}</button>`
              : nothing
          }</div>
        <p class="t2 soft row nowrap tight sealnote">${icon("lock", true)}${t("letters-lead")}</p>
        ${
          room && this.draft
            ? letterForm(
                room,
                this.draft,
                this.busy,
                (more) => {
                  if (this.draft) this.draft = { ...this.draft, ...more };
                },
                (seal) => {
                  if (seal) void this.#seal(room);
                  else this.draft = undefined;
                },
              )
            : nothing
        }
        ${this.refusal()}
        ${room ? this.#shelves(room, alone) : nothing}
      </section>
    `;
  }

  #shelves(room: Room, alone: boolean): TemplateResult | TemplateResult[] {
    const now = room.clock.now() ?? 0;
    const [waiting, opened] = [waitingIn(room), openedIn(room)];
    const fresh = ({ at, by }: Letter) => by !== room.you && now - at < FRESH;
    const all: readonly [Key, readonly Lying[]][] = [
      ["letters-fresh", opened.filter(fresh)],
      ["letters-days", waiting.filter(({ how }) => how === "day" || how === "visit")],
      ["letters-moments", waiting.filter(({ how }) => how === "when")],
      ["letters-parcels", waiting.filter(({ how }) => how === "arrival")],
      ["letters-opened", opened.filter((one) => !fresh(one))],
    ];
    const some = all.filter(([, lying]) => lying.length);
    if (!some.length)
      return this.draft
        ? html``
        : html`<p class="soft" data-testid="letters-empty">${t(alone ? "letters-alone" : "letters-empty")}</p>`;
    return some.map(
      ([key, lying]) => html`<section aria-labelledby=${key} data-testid=${key}>
        <h3 class="label" id=${key}>${t(key)}</h3>
        <div class="shelf">${lying.map((one) => this.#envelope(room, one))}</div>
        ${lying.filter(({ on }) => on === this.chosen).map((one) => this.#one(room, one))}
      </section>`,
    );
  }

  #envelope(room: Room, one: Lying): TemplateResult {
    const open = "entry" in one;
    const chosen = this.chosen === one.on;
    return html`<button class="env ${open ? "open" : ""} ${this.hueOf(one.by)}" part="item" type="button" data-testid="letter" data-on=${one.on}
      aria-expanded=${String(chosen)} @click=${() => {
        this.chosen = chosen ? "" : one.on;
        this.tell = false;
      }}>
      <span class="face"><svg viewBox="0 0 160 108" preserveAspectRatio="none" aria-hidden="true">${envelope(open, one.how === "arrival")}</svg>${open ? nothing : html`<i class="seal"></i>`}</span>
      <span class="voice" dir="auto">${this.#called(room, one)}</span>
      <span class="t1 soft">${this.#under(room, one)}</span>
    </button>`;
  }

  /** What stands on it, or else when it opens. */
  #called(room: Room, one: Lying): string {
    const { title, when } = outsideOf(
      (one.outside && room.unseal(one.outside, one.on, "write.outside", one.by, one.written))?.text,
    );
    if (when) return t(`letters-when-${when}`);
    if (title) return title;
    const at = "entry" in one ? undefined : this.#opensAt(room, one);
    if (at !== undefined) return dayOf(room, at);
    if (one.how === "visit") return t("letters-visit");
    if (one.how === "arrival") return t("letters-parcel");
    return t(one.how === "when" && !("entry" in one) ? "letters-moment" : "letters-letter");
  }

  /** From whom it is, and its day. */
  #under(room: Room, one: Lying): string {
    const from =
      one.by === room.you ? t("letters-from-you") : t("letters-from", { name: this.nameOf(one.by) });
    const at = "entry" in one ? one.at : this.#opensAt(room, one);
    if (at === undefined) return from;
    const mine = room.members[room.you]?.tz || here();
    const time = new Date(at * 1000);
    const year = time.getFullYear() === new Date((room.clock.now() ?? at) * 1000).getFullYear() ? {} : YEAR;
    const day = new Intl.DateTimeFormat(spoken(), {
      day: "numeric",
      month: "short",
      ...year,
      timeZone: mine,
    });
    return [from, day.format(time), ...("entry" in one ? [] : [hourIn(mine, time, spoken())])].join(" · ");
  }

  /** When it opens for me; of mine, when it first does for somebody. */
  #opensAt(room: Room, { times }: Waiting): number | undefined {
    const all = Object.values(times);
    return times[room.you] ?? (all.length ? Math.min(...all) : undefined);
  }

  #one(room: Room, one: Lying): TemplateResult {
    return "entry" in one ? this.#opened(room, one) : this.#closed(room, one);
  }

  #who(member: string): TemplateResult {
    const lit = lightOf(this.room?.presence[member]?.status);
    return html`<p class="row tight nowrap t2"><i class="light ${lit}" aria-hidden="true"></i><b class="b person" part="name">${this.nameOf(member)}</b></p>`;
  }

  #opened(room: Room, one: Letter): TemplateResult {
    const words = room.unseal(one.text, one.on, "write.text", one.by, one.written);
    return html`<div class="one rise"><article part="answer" class="answer sheet-of ${this.hueOf(one.by)}" tabindex="-1" aria-label=${t("letters-is-open")} data-testid="letter-open">
      ${this.#who(one.by)}
      <p class="voice words said" dir="auto" data-testid="letter-words">${readable(words)}</p>
      <p class="t1 soft">${t("letters-written", { day: dayOf(room, one.written) })}</p>
      <div class="acts"><button class="btn quiet small" part="quiet" type="button" data-testid="letter-close" @click=${() => {
        this.chosen = "";
      }}>${t("letters-close")}</button></div>
    </article></div>`;
  }

  #closed(room: Room, one: Waiting): TemplateResult {
    const mine = one.by === room.you;
    return html`<div class="one stack g3" data-testid="letter-closed">
      <div part="sealed" class="sealed ${this.hueOf(one.by)}">
        <p class="row tight nowrap t2"><i class="light ${lightOf(room.presence[one.by]?.status)}" aria-hidden="true"></i><b class="b">${this.nameOf(one.by)}</b>
          ${mine ? html`<span>${t("letters-for", { names: listed(one.to.map((id) => this.nameOf(id))) })}</span>` : nothing}</p>
        <p><span class="voice t4" dir="auto">${this.#called(room, one)}</span>${this.#leads(room, one).map((words) => html`<span class="t2 lead">${words}</span>`)}</p>
      </div>
      ${mine ? this.#mine(room, one) : this.#theirs(room, one)}
    </div>`;
  }

  /** What it waits for. */
  #leads(room: Room, one: Waiting): string[] {
    const now = room.clock.now() ?? 0;
    switch (one.how) {
      case "day":
        return this.#days(room, one);
      case "visit": {
        const said = hereOn(one, now);
        const names = listed(
          [one.by, ...one.to].filter((id) => id !== room.you).map((id) => this.nameOf(id)),
        );
        if (said.includes(room.you)) return [t("letters-together-you", { names })];
        return [
          ...said.map((id) => t("letters-together-them", { names: this.nameOf(id) })),
          t("letters-visit-lead"),
        ];
      }
      case "when":
        return one.by === room.you
          ? Object.keys(one.opened).map((id) => t("letters-was-read", { name: this.nameOf(id) }))
          : [t("letters-moment-lead")];
      default:
        return [
          ...Object.keys(one.opened).map((id) => t("letters-was-read", { name: this.nameOf(id) })),
          one.sent === null ? t("letters-packed") : t("letters-sent", { day: dayOf(room, one.sent) }),
          t("letters-parcel-lead"),
        ];
    }
  }

  #days(room: Room, one: Waiting): string[] {
    const mine = room.members[room.you]?.tz || here();
    const gaps = (at: number) => ({
      day: dayOf(room, at),
      time: hourIn(mine, new Date(at * 1000), spoken()),
    });
    const own = one.times[room.you];
    if (own !== undefined) return [t("letters-opens", gaps(own))];
    return Object.entries(one.times).map(([id, at]) =>
      id in one.opened
        ? t("letters-was-open", { name: this.nameOf(id) })
        : t("letters-opens-for", { name: this.nameOf(id), ...gaps(at) }),
    );
  }

  /** What I may do with a letter for me. */
  #theirs(room: Room, one: Waiting): TemplateResult | typeof nothing {
    if (one.how === "visit") return this.#together(room, one);
    if (one.how === "day") return nothing;
    const parcel = one.how === "arrival";
    return html`
      ${
        parcel
          ? nothing
          : html`<label class="check"><input type="checkbox" data-testid="letter-tell" .checked=${this.tell} @change=${(
              event: Event,
            ) => {
              this.tell = (event.currentTarget as HTMLInputElement).checked;
            }} /><span>${t("letters-tell", { name: this.nameOf(one.by) })}</span></label>`
      }
      <div class="acts"><button class="btn" part="action" type="button" data-testid="letter-read" @click=${() => this.#read(one)}>${t(parcel ? "letters-come" : "letters-read")}</button></div>
    `;
  }

  #together(room: Room, one: Waiting): TemplateResult | typeof nothing {
    if (hereOn(one, room.clock.now() ?? 0).includes(room.you)) return nothing;
    return html`<div class="acts"><button class="btn" part="action" type="button" data-testid="letter-together" @click=${() => this.#meet(room)}>${t("letters-together")}</button></div>`;
  }

  /** A letter of mine: its words, and what I may do with it. */
  #mine(room: Room, one: Waiting): TemplateResult {
    const words = one.text && room.unseal(one.text, one.on, "write.text", one.by, one.written);
    const over = Object.keys(one.opened).length >= one.to.length;
    return html`
      <div class="own stack g2"><p class="t1 soft">${t("letters-yours")}</p><p class="voice words said" dir="auto" data-testid="letter-mine">${words ? readable(words) : ""}</p></div>
      ${one.how === "visit" ? this.#together(room, one) : nothing}
      <div class="acts">
        ${one.how === "arrival" && one.sent === null ? html`<button class="btn" part="action" type="button" data-testid="letter-send" @click=${() => this.ask("send", {}, one.on)}>${t("letters-send")}</button>` : nothing}
        ${over ? nothing : html`<button class="btn bare" part="quiet" type="button" data-testid="letter-back" @click=${() => this.#back(room, one, words?.text ?? "")}>${t("letters-back")}</button>`}
      </div>
      ${one.how === "when" && !over ? html`<p class="t1 soft">${t("letters-back-lead")}</p>` : nothing}
    `;
  }

  async #read({ on }: Waiting): Promise<void> {
    if (!(await this.ask("read", this.tell ? { tell: true } : {}, on))) return;
    this.chosen = on;
    await this.updateComplete;
    const open = this.renderRoot.querySelector<HTMLElement>("[data-testid=letter-open]");
    open?.focus({ preventScroll: true });
    open?.scrollIntoView({ block: "nearest" });
  }

  /** One word opens all that wait for a visit. */
  async #meet(room: Room): Promise<void> {
    const now = room.clock.now() ?? 0;
    for (const one of waitingIn(room))
      if (one.how === "visit" && !hereOn(one, now).includes(room.you)) await this.ask("together", {}, one.on);
  }

  /** Its words come back to be written on. */
  async #back(room: Room, one: Waiting, text: string): Promise<void> {
    if (!(await this.ask("take_back", {}, one.on))) return;
    const { title, when } = outsideOf(
      (one.outside && room.unseal(one.outside, one.on, "write.outside", one.by, one.written))?.text,
    );
    const fresh = newDraft(room);
    const [day = fresh.day, hour = fresh.hour] = one.day?.split("T") ?? [];
    const moment: Moment | "" = when ?? (one.how === "when" ? "" : MOMENTS[0]);
    this.draft = { ...fresh, how: one.how, day, hour, moment, title: title ?? "", text, to: one.to };
    this.chosen = "";
  }

  async #seal(room: Room): Promise<void> {
    const draft = this.draft;
    if (!draft?.text.trim() || this.busy) return;
    const late = lateFor(room, draft);
    if (late) {
      this.trouble = t("letters-past", { name: this.nameOf(late) });
      return;
    }
    const [on, outside] = [`letters:${draft.id}`, outsideText(draft)];
    this.busy = true;
    const text = await this.box("write.text", draft.text.trim(), on);
    const cover = outside === undefined ? undefined : await this.box("write.outside", outside, on);
    if (text && (outside === undefined || cover)) {
      const some = Object.keys(room.members).length > 2 ? { to: readersOf(room, draft) } : {};
      const args = { text, until: untilOf(draft), ...some, ...(cover ? { outside: cover } : {}) };
      if (await this.ask("write", args, on)) {
        this.draft = undefined;
        this.chosen = "";
      }
    }
    this.busy = false;
  }
}

define("samesky-letters", SameskyLetters);
