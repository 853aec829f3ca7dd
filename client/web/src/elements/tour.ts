import { html, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import type { Tour, TourPage } from "../sdk/protocol.d.ts";
import type { Room } from "../sdk/room.ts";
import { type Key, type Loads, t } from "../words/words.ts";
import { does } from "./cook-parts.ts";
import { west } from "./daylight.ts";
import { type Icon, icon } from "./icons.ts";
import { look } from "./look.ts";
import { define, lightOf, RoomElement } from "./room-element.ts";
import { type Bringing, bringFiles, bringWords } from "./tour-bring.ts";
import { tourLook } from "./tour-look.ts";
import { keepView, keptView, Looks } from "./tour-looks.ts";
import { type Leaf, MOST_NOTES, MOST_PAGES, NAME, noteField } from "./tour-note.ts";
import { leaf } from "./tour-pages.ts";
import { bring, lead, notes, strip } from "./tour-side.ts";
import { Hands, stage } from "./tour-stage.ts";
import { kept, type Look, NEAREST, nearer, type Point, STEP, type View, whole } from "./tour-view.ts";
import { tourWords } from "./tour-words.ts";

/**
 * `<samesky-tour>`: a deck of pages that all look at together; one leads, the lead passes over, notes stay.
 *
 * @cssstate leading - I lead.
 * @cssstate following - Another leads, and I see what they see.
 */
export class SameskyTour extends RoomElement<Tour> {
  static override styles = [look, tourLook];
  static override properties: PropertyDeclarations = {
    view: { state: true },
    alone: { state: true },
    pointing: { state: true },
    leaves: { state: true },
    shapes: { state: true },
    making: { state: true },
    noting: { state: true },
    fresh: { state: true },
  };
  /** What I see. */
  declare view: View;
  /** I look around by myself, though another leads. */
  declare alone: boolean;
  /** A finger points. */
  declare pointing: boolean;
  /** Pages that are here, by blob; null: it does not open. */
  declare leaves: ReadonlyMap<string, Leaf | null>;
  /** How wide pictures are by their height, by blob. */
  declare shapes: ReadonlyMap<string, number>;
  /** What is being made of files, in words. */
  declare making: string;
  /** The form for a note is open, and where the note shall stand. */
  declare noting: boolean;
  declare fresh: Point | undefined;
  readonly #hands = new Hands();
  readonly #asked = new Set<string>();
  #lost = new Set<string>();
  #looks: Looks | undefined;
  #pointer: Point | undefined;

  constructor() {
    super();
    this.on = "tour";
    this.view = whole("");
    this.alone = this.pointing = this.noting = false;
    this.leaves = new Map();
    this.shapes = new Map();
    this.making = "";
  }

  protected override get brings(): readonly [Key, Loads] {
    return ["tour-title", tourWords];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#looks?.stop();
  }

  protected override listens(room: Room): (() => void)[] {
    this.#looks?.stop();
    const heard = (from: string, seen: Look) => {
      if (from === this.#leader && !this.alone && !seen.f && this.#has(seen.p)) this.view = seen;
    };
    const looks = new Looks(room, this.on, heard, () => this.requestUpdate());
    this.#looks = looks;
    if (this.shown?.pages.length) looks.ask();
    if (this.#leader === room.you) this.#say();
    return [
      room.on("signal", ({ from, kind, data }) => {
        if (kind === "look") looks.heard(from, data);
      }),
      room.on("presence", () => {
        for (const who of [...looks.others.keys()]) if (!this.#here(room, who)) looks.gone(who);
      }),
      room.on("connection", () => {
        if (room.connection !== "live") return;
        this.#lost = new Set();
        if (this.shown?.pages.length) looks.again();
      }),
    ];
  }

  protected override turned(before: Tour | undefined): void {
    const now = this.shown;
    if (!now) return;
    const led = now.leading.who;
    const passed = before?.leading.who !== led || before?.page !== now.page;
    if (led !== before?.leading.who) this.alone = false;
    // What another leads, or has just handed over to me, is what I see.
    const given = led === this.room?.you ? before?.leading.who : led;
    const follows = before && passed && given && given !== this.room?.you && !this.alone;
    const seen = this.#looks?.others.get(given ?? "");
    const there = seen && !seen.f && seen.p === now.page ? seen : whole(now.page);
    const mine = before || !this.#free ? undefined : keptView(this.#key);
    if (mine && this.#has(mine.p)) this.view = mine;
    else if (!this.#has(this.view.p)) this.view = there;
    else if (follows && this.view.p !== now.page) this.view = there;
    if (!before && now.pages.length) this.#looks?.ask();
    // Who leads now says where; the others, that they only look along, or do no more.
    if (before && before.leading.who !== led) this.#say();
    if (before?.deck !== now.deck) [this.noting, this.fresh] = [false, undefined];
  }

  protected override get marks(): readonly string[] {
    if (!this.#leader) return [];
    if (this.#leader === this.room?.you) return ["leading"];
    return this.alone ? [] : ["following"];
  }

  get #leader(): string {
    return this.shown?.leading.who ?? "";
  }

  /** Whether what I see is mine to move. */
  get #free(): boolean {
    return !this.#leader || this.#leader === this.room?.you || this.alone;
  }

  #has(page: string): boolean {
    return (this.shown?.pages ?? []).some((one) => one.id === page);
  }

  #here(room: Room, member: string): boolean {
    return lightOf(room.presence[member]?.status) === "here";
  }

  /** Says where I look; this tab keeps it, for a reload. */
  #say(): void {
    const { p, z, x, y } = this.view;
    const look: Look = { p, z, x, y, ...(this.#pointer ? { c: this.#pointer } : {}) };
    this.#looks?.say(this.#free ? look : { ...look, f: true });
    if (this.#free) keepView(this.#key, this.view);
  }

  get #key(): string {
    return `samesky.tour ${this.room?.card.id} ${this.on} ${this.shown?.deck}`;
  }

  #see(view: View): void {
    if (!this.#free) return;
    if (view.p !== this.view.p) [this.fresh, this.#pointer] = [undefined, undefined];
    this.view = kept(view);
    this.#say();
  }

  #turn(by: number): void {
    const pages = this.shown?.pages ?? [];
    const next = pages[pages.findIndex((one) => one.id === this.view.p) + by];
    if (next) this.#see(whole(next.id));
  }

  // ---------------------------------------------------------------------------------------------- drawing

  override render(): TemplateResult {
    const room = this.room;
    const title = html`<h2 class="head" part="title" id="title">${t("tour-title")}</h2>`;
    if (!room) return title;
    const shown = this.shown;
    const pages = shown?.pages ?? [];
    const at = pages.findIndex((one) => one.id === this.view.p);
    const page = pages[at];
    const adding = bring({
      ...{ empty: !pages.length, left: MOST_PAGES - pages.length, making: this.making },
      files: (event) => void this.#files(room, event),
      write: (event) => void this.#write(room, event),
    });
    if (!shown || !page)
      return html`<div class="stack" data-testid="tour"><div class="stack g3">${title}<p class="soft">${t("tour-none-lead")}</p>${this.refusal()}</div>${adding}</div>`;
    return html`<div class="all" data-testid="tour" data-deck=${shown.deck}>
      <div class="lead-in stack g2">${title}${this.refusal()}</div>
      ${this.#lead(room, shown)}
      <div class="page stack g3">${this.#bar(shown, at)}${this.#stage(room, shown, page, at)}${this.#whose(page)}</div>
      <div class="side">${this.#strip(shown, page)}${this.#notes(room, shown, page)}${adding}${this.#ends(room, shown, page)}</div>
    </div>`;
  }

  #stage(room: Room, shown: Tour, page: TourPage, at: number): TemplateResult {
    const found = this.#leaf(room, page);
    const next = shown.pages[at + 1];
    if (next && found !== undefined) this.#leaf(room, next); // what comes is there before
    const pointers = (this.#looks?.pointers(page.id) ?? []).map(([who, point]) => ({
      ...{ name: this.nameOf(who), hue: this.hueOf(who), at: point },
    }));
    return stage(
      {
        ...{ view: this.view, leaf: found, pointers, pointing: this.pointing, free: this.#free },
        rtl: this.matches(":dir(rtl)"),
        why: t(found === null ? "tour-shut" : this.#lost.has(page.blob) ? "tour-gone" : "tour-loading"),
        alt: t("tour-alt", { n: at + 1, name: this.nameOf(page.by) }),
        wide: this.shapes.get(page.blob) ?? 0.75,
        pins: this.#pins(shown, page),
        fresh: this.noting ? this.fresh : undefined,
        mine: this.hueOf(room.you),
        leads: this.#leader === room.you ? this.hueOf(room.you) : "",
        see: (view) => this.#see(view),
        point: (point) => {
          if (point === this.#pointer) return;
          this.#pointer = point;
          this.#say();
        },
        tapped: (point) => {
          if (this.noting) this.fresh = point;
        },
        opened: (note) => this.renderRoot.querySelector<HTMLElement>(`#note-${note}`)?.focus(),
        turn: (by) => this.#turn(by),
        shaped: (wide) => {
          if (this.shapes.get(page.blob) !== wide) this.shapes = new Map(this.shapes).set(page.blob, wide);
        },
      },
      this.#hands,
    );
  }

  #pins(shown: Tour, page: TourPage) {
    return shown.notes
      .filter((one) => one.page === page.id)
      .map(({ id, by, x, y }, n) => ({ id, x, y, n: n + 1, name: this.nameOf(by), hue: this.hueOf(by) }));
  }

  #bar(shown: Tour, at: number): TemplateResult {
    const free = this.#free;
    const step = (
      testid: "tour-back" | "tour-on" | "tour-farther" | "tour-nearer",
      sign: Icon,
      off: boolean,
      run: () => void,
    ) =>
      html`<button class="iconb" part="quiet" type="button" aria-label=${t(testid)} ?disabled=${!free || off} data-testid=${testid} @click=${run}>${icon(sign)}</button>`;
    return html`<div class="bar">
      ${step("tour-back", "back", at === 0, () => this.#turn(-1))}
      <p class="where t2" data-testid="tour-where" aria-live="polite"><span class="num">${t("tour-page", { n: at + 1, of: shown.pages.length })}</span></p>
      ${step("tour-on", "on", at === shown.pages.length - 1, () => this.#turn(1))}
      ${step("tour-farther", "minus", this.view.z <= 1, () => this.#see(nearer(this.view, 1 / STEP)))}
      ${step("tour-nearer", "plus", this.view.z >= NEAREST, () => this.#see(nearer(this.view, STEP)))}
      <button class="iconb finger" part="quiet" type="button" aria-label=${t("tour-point")} title=${t("tour-point")} aria-pressed=${String(this.pointing)} data-testid="tour-point" @click=${() => {
        this.pointing = !this.pointing;
      }}>${icon("point")}</button></div>`;
  }

  /** What a page was brought as, and by whom; words say themselves what they are. */
  #whose({ name, by, blob }: TourPage): TemplateResult {
    const brought = t("tour-by", { name: this.nameOf(by) });
    const said = this.leaves.get(blob)?.picture ? this.words(name, NAME, by) : "";
    return html`<p class="t1 soft mid">${said ? html`<span dir="auto">${said}</span> · ` : nothing}${brought}</p>`;
  }

  #strip({ pages, notes: noted }: Tour, page: TourPage): TemplateResult {
    const alone = this.#free && this.#leader !== this.room?.you;
    const others = alone ? [...(this.#looks?.others ?? [])] : [];
    return strip({
      ...{ pages, noted, open: page.id, free: this.#free },
      elsewhere: others.flatMap(([who, seen]) => {
        const n = pages.findIndex((one) => one.id === seen.p) + 1;
        const name = this.nameOf(who);
        return n && seen.p !== page.id && !seen.f ? [{ name, hue: this.hueOf(who), page: seen.p, n }] : [];
      }),
      go: (one) => this.#see(whole(one)),
    });
  }

  #lead(room: Room, { leading }: Tour): TemplateResult {
    const others = west(room.members).filter((one) => one !== room.you);
    const page = this.view.p;
    return lead({
      ...{ you: room.you, leader: leading.who, asking: leading.asking, others, alone: this.alone },
      here: this.#here(room, leading.who),
      name: (member) => this.nameOf(member),
      hue: (member) => this.hueOf(member),
      send: (cmd) => {
        const where = cmd === "take" || cmd === "rest" ? { page } : {};
        return this.ask(cmd, cmd === "take" && leading.who ? { ...where, after: leading.who } : where);
      },
      hand: (to) => this.ask("hand", { to, page }),
      follow: (follow) => {
        this.alone = !follow;
        const seen = this.#looks?.others.get(leading.who);
        if (follow && seen && this.#has(seen.p)) this.view = seen;
        else if (follow) this.#looks?.ask();
        this.#say();
      },
    });
  }

  #notes(room: Room, shown: Tour, page: TourPage): TemplateResult {
    const here = shown.notes.filter((one) => one.page === page.id);
    return notes({
      all: here.map((one, n) => ({
        ...{
          id: one.id,
          n: n + 1,
          name: this.nameOf(one.by),
          hue: this.hueOf(one.by),
          mine: one.by === room.you,
        },
        text: this.words(one.text, noteField(one), one.by),
      })),
      full: shown.notes.length >= MOST_NOTES,
      open: this.noting,
      toggled: (open) => {
        this.noting = open;
        if (!open) this.fresh = undefined;
      },
      put: async (event) => {
        event.preventDefault();
        const form = event.currentTarget as HTMLFormElement;
        const text = textIn(form);
        const [x, y] = this.fresh ?? [Math.round(this.view.x), Math.round(this.view.y)];
        if (!text || !(await this.say("note", "text", text, { page: page.id, x, y }))) return;
        form.reset();
        [this.noting, this.fresh] = [false, undefined];
      },
      back: (note) => void this.ask("unnote", { note }),
    });
  }

  #ends(room: Room, shown: Tour, page: TourPage): TemplateResult {
    const mine = page.by === room.you || !(page.by in room.members);
    return html`<section class="stack g2">
      ${mine ? html`<details><summary data-testid="tour-out-open">${t("tour-take-out")}</summary><p class="t2 soft">${t("tour-take-out-lead")}</p>${does("tour-out", t("tour-take-out"), " quiet small", () => this.ask("take_out", { page: page.id }))}</details>` : nothing}
      <details><summary data-testid="tour-away-open">${t("tour-put-away")}</summary><p class="t2 soft">${t("tour-put-away-lead")}</p>${does("tour-away", t("tour-put-away-sure"), " quiet small", () => this.ask("put_away", { deck: shown.deck }))}</details></section>`;
  }

  #leaf(room: Room, page: TourPage): Leaf | null | undefined {
    const { blob } = page;
    const found = this.leaves.get(blob);
    if (found !== undefined || this.#asked.has(blob) || this.#lost.has(blob)) return found;
    this.#asked.add(blob);
    leaf(room, this.on, page).then(
      (one) => {
        this.#asked.delete(blob);
        this.leaves = new Map(this.leaves).set(blob, one);
      },
      () => {
        // Out of reach, or erased: with the next connection it is tried again.
        this.#asked.delete(blob);
        this.#lost.add(blob);
        this.requestUpdate();
      },
    );
    return undefined;
  }

  // --------------------------------------------------------------------------------------------- bringing

  #bringing(room: Room): Bringing {
    return {
      ...{ room, on: this.on },
      left: () => MOST_PAGES - (this.shown?.pages.length ?? 0),
      doing: (words) => {
        this.making = words;
      },
      laid: (blob, one) => {
        this.leaves = new Map(this.leaves).set(blob, one);
      },
    };
  }

  async #files(room: Room, event: Event): Promise<void> {
    const field = event.currentTarget as HTMLInputElement;
    const files = [...(field.files ?? [])];
    field.value = "";
    this.trouble = await bringFiles(this.#bringing(room), files);
  }

  async #write(room: Room, event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    this.trouble = await bringWords(this.#bringing(room), textIn(form));
    if (!this.trouble) form.reset();
  }
}

/** What stands in the field of a form. */
function textIn(form: HTMLFormElement): string {
  return String(new FormData(form).get("text") ?? "").trim();
}

define("samesky-tour", SameskyTour);
