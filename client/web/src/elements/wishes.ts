import { html, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import type { WishesView } from "../sdk/protocol.d.ts";
import type { Room } from "../sdk/room.ts";
import { type Key, type Language, type Loads, language, t } from "../words/words.ts";
import { type Card, cards } from "./cards.ts";
import { wallOf } from "./dates.ts";
import { here } from "./daylight.ts";
import { icon } from "./drawn.ts";
import { look } from "./look.ts";
import { define, RoomElement, why } from "./room-element.ts";
import { common, drawn, type Known, keyIn, known, listOf, wanted, written } from "./wishes-list.ts";
import { wishesLook } from "./wishes-look.ts";
import { wishesWords } from "./wishes-words.ts";

const THEMES = ["dates", "films", "trips", "learn", "closeness"] as const;
type Theme = (typeof THEMES)[number];
/** A card that all want, and its digests. */
interface Found {
  card: Card;
  of: readonly string[];
}
const EMPTY: WishesView = {
  mine: null,
  found: [],
  closer: false,
  close: false,
  tonight: null,
  chosen_at: null,
};
/** Seconds for which something chosen is for tonight. */
const TONIGHT = 18 * 3600;

/**
 * `<samesky-wishes>`: each marks what they would like; only what all want is ever shown. Lists are made here, of digests
 * that the hub cannot read.
 *
 * @cssstate found - There is something that all want.
 */
export class SameskyWishes extends RoomElement<WishesView> {
  static override styles = [look, wishesLook];
  static override properties: PropertyDeclarations = {
    cards: { state: true },
    known: { state: true },
    ticks: { state: true },
    theme: { state: true },
    planning: { state: true },
    planned: { state: true },
    sending: { state: true },
  };
  declare cards: readonly (Card & { theme: string })[];
  /** The digests of all cards, under each key of the room. */
  declare known: Known;
  /** What is marked here and not kept yet; undefined: as it was kept. */
  declare ticks: readonly string[] | undefined;
  declare theme: Theme;
  /** The wish that a date is being planned of, and those of which one was. */
  declare planning: string;
  declare planned: readonly string[];
  declare sending: boolean;
  #cardsIn: Language | undefined;
  #knownOf = "";
  #nothing = "";
  #remade = "";

  constructor() {
    super();
    this.on = "wishes";
    this.cards = this.known = this.planned = [];
    this.theme = "dates";
    this.planning = "";
    this.sending = false;
  }

  protected override get brings(): readonly [Key, Loads] {
    return ["wishes-title", wishesWords];
  }

  protected override get marks(): readonly string[] {
    return this.#found(this.shown ?? EMPTY).length ? ["found"] : [];
  }

  override render(): TemplateResult {
    const room = this.room;
    this.#load();
    return html`
      <section class="stack" aria-labelledby="title" data-testid="wishes">
        <h2 class="head" part="title" id="title">${t("wishes-title")}</h2>
        ${room ? this.#all(room, this.shown ?? EMPTY) : nothing}
      </section>
    `;
  }

  #load(): void {
    const [wantedIn, room] = [language(), this.room];
    if (this.#cardsIn !== wantedIn) {
      this.#cardsIn = wantedIn;
      const kind = room?.card.kind;
      Promise.all([cards("wishes", wantedIn, kind), cards("closeness", wantedIn, kind)]).then(
        ([light, close]) => {
          const themed = (theme?: string) => (one: Card) => ({
            ...one,
            theme: theme ?? one.theme ?? "dates",
          });
          this.cards = [...light.map(themed()), ...close.map(themed("closeness"))];
        },
        () => {
          this.#cardsIn = undefined; // out of reach: the next drawing tries again
        },
      );
    }
    if (!room || !this.cards.length || !["sealed", "none"].includes(room.sealing)) return;
    const of = [room.card.id, this.on, room.phrase?.join(), this.cards.length].join(" ");
    if (this.#knownOf === of) return void this.#remake(room);
    this.#knownOf = of;
    known(room, this.on, ["", ...this.cards.map(({ id }) => id)]).then(
      (made) => {
        this.#nothing = [...(made[0] ?? [])].find(([, word]) => word === "")?.[0] ?? "";
        this.known = made.map((one) => new Map([...one].filter(([, word]) => word)));
      },
      () => {
        this.#knownOf = "";
      },
    );
  }

  /** Where the room has a new key, my list is made with that: else it would have nothing in common with any other. */
  #remake(room: Room): void {
    const mine = this.opened(this.shown?.mine, "wish.mine", room.you);
    if (!mine || !this.#nothing || keyIn(mine) === this.#nothing || this.#remade === this.#nothing) return;
    this.#remade = this.#nothing;
    void this.#wish(room, wanted(mine));
  }

  /** What all want; a card has several digests where the room has had several keys. */
  #found(view: WishesView): Found[] {
    const digests = common(view.found, this.known);
    return this.cards
      .filter(({ theme }) => theme !== "closeness" || view.close)
      .map((card) => ({ card, of: [...digests].flatMap(([digest, id]) => (id === card.id ? [digest] : [])) }))
      .filter(({ of }) => of.length > 0);
  }

  #all(room: Room, view: WishesView): TemplateResult {
    const others = Object.keys(room.members).length - 1;
    const all = others > 1;
    const found = this.#found(view);
    const kept = wanted(this.opened(view.mine, "wish.mine", room.you));
    const marks = this.ticks ?? kept;
    const changed = [...marks].sort().join() !== [...kept].sort().join();
    const now = room.clock.now() ?? 0;
    const tonight =
      view.tonight && now - (view.chosen_at ?? 0) < TONIGHT
        ? found.find(({ of }) => of.includes(view.tonight ?? ""))?.card
        : undefined;
    return html`
      ${found.length ? nothing : html`<p class="soft">${t(others === 0 ? "wishes-alone" : all ? "wishes-lead-all" : "wishes-lead")}</p>`}
      ${tonight ? this.#tonight(tonight, found.length > 1) : nothing}
      ${others ? this.#list(view, found, kept, { chosen: tonight !== undefined, changed, all }) : nothing}
      ${this.#mark(room, view, marks, kept, changed)}
      ${this.refusal()}
      ${others && this.cards.some(({ theme }) => theme === "closeness") ? this.#closer(view, kept) : nothing}
    `;
  }

  #tonight(card: Card, more: boolean): TemplateResult {
    return html`<section class="paper tonight" aria-labelledby="tonight" data-testid="wishes-tonight">
      <p class="t1 soft" id="tonight">${t("wishes-tonight")}</p>
      <p class="voice t5" dir="auto" aria-live="polite">${card.text}</p>
      <div class="row tight">
        ${more ? html`<button class="btn quiet small" part="quiet" type="button" data-testid="wishes-draw" @click=${() => this.#draw()}>${t("wishes-draw-other")}</button>` : nothing}
        <button class="btn bare small" part="quiet" type="button" data-testid="wishes-not-tonight" @click=${() => this.ask("choose", {})}>${t("wishes-not-tonight")}</button>
      </div>
    </section>`;
  }

  #list(
    view: WishesView,
    found: readonly Found[],
    kept: readonly string[],
    { chosen, changed, all }: { chosen: boolean; changed: boolean; all: boolean },
  ): TemplateResult {
    if (!found.length)
      return html`<p class="note" part="note" data-testid="wishes-none">${t(all ? "wishes-none-all" : "wishes-none")}</p>`;
    const loud = !chosen && !changed;
    return html`<section aria-labelledby="found">
      <h3 class="label" id="found">${t(all ? "wishes-found-all" : "wishes-found")}</h3>
      <ul class="list found" part="list">${found.map((one) => this.#one(view, one, kept))}</ul>
      ${
        chosen
          ? nothing
          : html`<div class="row draw"><button class=${loud ? "btn" : "btn quiet"} part=${loud ? "action" : "quiet"} type="button" data-testid="wishes-draw" @click=${() => this.#draw()}>${t("wishes-draw")}</button></div>`
      }
    </section>`;
  }

  #one(view: WishesView, { card, of }: Found, kept: readonly string[]): TemplateResult {
    const act = (name: string, words: string, run: () => unknown) =>
      html`<button class="btn bare small" part="quiet" type="button" data-testid="wishes-${name}" @click=${run}>${words}</button>`;
    return html`<li part="item" data-testid="wishes-one" data-card=${card.id}>
      <p class="voice" dir="auto">${card.text}</p>
      <div class="row tight">
        ${of.includes(view.tonight ?? "") ? nothing : act("choose", t("wishes-choose"), () => this.ask("choose", { wish: of[0] }))}
        ${
          this.planned.includes(card.id)
            ? html`<span class="t2 soft" role="status" data-testid="wishes-planned">${t("wishes-planned")}</span>`
            : act("plan", t("wishes-plan"), () => {
                this.planning = this.planning === card.id ? "" : card.id;
              })
        }
        ${act("done", t("wishes-done"), () => this.#done(card, of, kept))}
      </div>
      ${this.planning === card.id ? this.#planning(card) : nothing}
    </li>`;
  }

  #planning(card: Card): TemplateResult {
    const zone = this.room?.members[this.room.you]?.tz || here();
    const soon = (this.room?.clock.now() ?? Date.now() / 1000) + 3600;
    return html`<form class="planning" @submit=${(event: SubmitEvent) => {
      event.preventDefault();
      void this.#plan(card, String(new FormData(event.currentTarget as HTMLFormElement).get("at")), zone);
    }}>
      <label class="t2 soft" for="at">${t("wishes-plan-at")}</label>
      <div class="row tight"><input class="field small" part="field" id="at" name="at" type="datetime-local" required min=${wallOf(soon - 3540, zone)} .value=${`${wallOf(soon + 82_800, zone).slice(0, 10)}T20:00`} data-testid="wishes-at" />
        <button class="btn quiet small" part="quiet" data-testid="wishes-plan-go">${t("wishes-plan-go")}</button></div>
    </form>`;
  }

  #mark(
    room: Room,
    view: WishesView,
    marks: readonly string[],
    kept: readonly string[],
    changed: boolean,
  ): TemplateResult {
    const there = THEMES.filter(
      (theme) => this.cards.some((one) => one.theme === theme) && (theme !== "closeness" || view.close),
    );
    const theme = there.includes(this.theme) ? this.theme : "dates";
    const waits = this.sending && room.connection === "waiting";
    return html`<form class="mark stack g3" aria-labelledby="mark" @submit=${(event: SubmitEvent) => {
      event.preventDefault();
      void this.#keep(room, marks);
    }}>
      <div class="row between"><h3 class="head" id="mark">${t("wishes-mark")}</h3><span class="tag">${icon("lock", true)}${t("wishes-private")}</span></div>
      <div class="row tight" role="group" aria-labelledby="mark">
        ${there.map(
          (one) =>
            html`<button class="chip" type="button" aria-pressed=${String(one === theme)} data-testid="wishes-theme-${one}" @click=${() => {
              this.theme = one;
            }}>${t(`wishes-theme-${one}`)}</button>`,
        )}
      </div>
      <div class="keep row">
        ${changed && !waits ? html`<button class="btn" part="action" data-testid="wishes-keep">${t("wishes-seal")}</button>` : nothing}
        <p class="t2 soft" role="status" data-testid="wishes-kept">${waits ? t("place-waiting") : !changed && kept.length ? t("wishes-kept") : ""}</p>
      </div>
      <div class="list" part="list">
        ${this.cards
          .filter((one) => one.theme === theme)
          .map(
            ({ id, text }) =>
              html`<label dir="auto"><input type="checkbox" data-testid="wishes-card-${id}" .checked=${marks.includes(id)} @change=${(
                event: Event,
              ) => {
                const on = (event.currentTarget as HTMLInputElement).checked;
                this.ticks = on ? [...marks, id] : marks.filter((one) => one !== id);
              }} />${text}</label>`,
          )}
      </div>
    </form>`;
  }

  #closer(view: WishesView, kept: readonly string[]): TemplateResult {
    return html`<section class="closer stack g3" aria-labelledby="closer">
      <h3 class="label" id="closer">${t("wishes-closer")}</h3>
      <p class="t2 soft">${t(view.closer ? "wishes-closer-waits" : "wishes-closer-lead")}</p>
      <div><button class="btn quiet small" part="quiet" type="button" data-testid="wishes-closer" @click=${() => void this.#close(!view.closer, kept)}>
        ${t(view.closer ? "wishes-closer-no" : "wishes-closer-yes")}</button></div>
    </section>`;
  }

  /** One of what all want, by chance that is made here: the hub cannot tell which of what it has found mean something. */
  #draw(): void {
    const view = this.shown ?? EMPTY;
    const others = this.#found(view).filter(({ of }) => !of.includes(view.tonight ?? ""));
    const wish = drawn(others)?.of[0];
    if (wish) void this.ask("choose", { wish });
  }

  /** Put away for all, and no longer in my list: so it comes again only when I wish it anew. */
  async #done(card: Card, of: readonly string[], kept: readonly string[]): Promise<void> {
    for (const wish of of) if (!(await this.ask("let_go", { wish }))) return;
    this.ticks = this.ticks?.filter((one) => one !== card.id);
    if (this.room && kept.includes(card.id))
      await this.#wish(
        this.room,
        kept.filter((one) => one !== card.id),
      );
  }

  async #keep(room: Room, marks: readonly string[]): Promise<void> {
    this.sending = true;
    if (await this.#wish(room, marks)) this.ticks = undefined;
    this.sending = false;
  }

  async #wish(room: Room, ids: readonly string[]): Promise<boolean> {
    const mine = await this.box("wish.mine", written(ids, this.#nothing));
    if (!mine) return false;
    try {
      const list = await listOf(room, this.on, ids);
      return this.ask("wish", { wanted: list, mine });
    } catch (error) {
      this.trouble = why(error);
      return false;
    }
  }

  /** Who takes a yes back has no such wish in their list any more. */
  async #close(shown: boolean, kept: readonly string[]): Promise<void> {
    const close = new Set(this.cards.filter(({ theme }) => theme === "closeness").map(({ id }) => id));
    if (!(await this.ask("closeness", { shown })) || shown || !this.room) return;
    this.ticks = this.ticks?.filter((one) => !close.has(one));
    if (kept.some((one) => close.has(one)))
      await this.#wish(
        this.room,
        kept.filter((one) => !close.has(one)),
      );
  }

  async #plan(card: Card, start: string, tz: string): Promise<void> {
    const title = await this.box("plan.title", card.text, "evening");
    if (!title || !(await this.ask("plan", { start, tz, title }, "rituals"))) return;
    this.planned = [...this.planned, card.id];
    this.planning = "";
  }
}

define("samesky-wishes", SameskyWishes);
