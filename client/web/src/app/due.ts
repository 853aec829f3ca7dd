import { css, html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from "lit";
import { dayOf, nameOfDate } from "../elements/date-words.ts";
import { here, hourIn } from "../elements/daylight.ts";
import { eveningWords } from "../elements/evening-words.ts";
import { feel } from "../elements/felt.ts";
import { icon } from "../elements/icons.ts";
import { look } from "../elements/look.ts";
import { type Programmes, programmes } from "../elements/programmes.ts";
import { define } from "../elements/room-element.ts";
import { TickingElement } from "../elements/ticking-element.ts";
import type { NoticesView, Rituals } from "../sdk/protocol.d.ts";
import type { Room } from "../sdk/room.ts";
import { hasWords, type Key, type Loads, language, spoken, t } from "../words/words.ts";
import { OFFERS } from "./activities.ts";
import { placeLink } from "./place-link.ts";
import { preferences } from "./preferences.ts";
import { quietAt } from "./quiet.ts";
import { addressOf } from "./route.ts";
import { tell } from "./turns.ts";

/** Something that the room owes me word of. */
export interface Due {
  /** What it is of: `rituals/d1` for a date, `/MEMBER` for who asks. A later one takes its place. */
  key: string;
  what: string;
  on: string;
  /** Room time at which it fell due, and of what is coming. */
  at: number;
  about: number | null;
}

/** Seconds for which the beginning of a date, and anything else, stays. */
const [BEGUN, ASKED] = [1800, 600];

/** What only goes by mail: the code of a mailbox, and what is attached for calendars; and calls, which ring by themselves. */
const MAILED = ["mail-code", "planned", "changed", "dropped", "call"];

/** What is due at room time `now`, as far as it may be told: in quiet hours nothing is, here as elsewhere. */
export function dueOf(view: NoticesView | undefined, zone: string, now: number): Due[] {
  if (!view || quietAt(view.quiet, zone, now)) return [];
  return Object.entries(view.owed)
    .filter(([, { what }]) => !MAILED.includes(what))
    .map(([key, one]) => ({ key: one.what === "letter" ? "letter" : key, ...one })) // one word for several
    .filter((one) => now < overAt(one));
}

/** Room time at which it need not be told any more. */
export function overAt({ what, at, about }: Due): number {
  if (what === "soon" && about !== null) return about;
  return what === "begins" && about !== null ? about + BEGUN : at + ASKED;
}

/** Where it leads, and what the way there is called; all else leads to its row. */
const WHERE: Record<string, { view: string; name: string; words: Key }> = {
  soon: { view: "evening", name: "", words: "due-go" },
  begins: { view: "evening", name: "", words: "due-go" },
  times: { view: "evening", name: "times", words: "due-look" },
  letter: { view: "letters", name: "", words: "due-read" },
};

/** `<samesky-due>`: what a notice says, while the page is open: in words, at the top, until it is put away. */
export class SameskyDue extends TickingElement<NoticesView> {
  static override styles = [
    look,
    css`
      .note { align-items: center; margin-block-end: 1rem; } .note .i { margin: 0; } .grow { flex: 1; min-inline-size: 0; color: var(--ss-ink); }
      .iconb { margin: -0.5rem; } .btn { margin-block: -0.25rem; }
    `,
  ];
  static override properties: PropertyDeclarations = { deck: { state: true } };
  declare deck: Programmes | undefined;
  #told = new Map<string, Due>();
  /** Those that were told, or put away. */
  readonly #known = new Set<string>();

  protected override get brings(): readonly [Key, Loads] {
    return ["rituals-title", eveningWords];
  }

  override connectedCallback(): void {
    super.connectedCallback();
    programmes(language()).then(
      (deck) => {
        this.deck = deck;
      },
      () => undefined, // out of reach: dates have their own names
    );
  }

  protected override willUpdate(changed: PropertyValues): void {
    const on = this.room ? `notices:${this.room.you}` : "";
    if (on !== this.on) {
      this.on = on;
      changed.set("on", undefined);
    }
    super.willUpdate(changed);
    const [room, now] = [this.room, this.seen];
    if (!room || now === null) return;
    for (const one of dueOf(this.shown, room.members[room.you]?.tz || here(), now)) this.#hear(room, one);
    for (const [key, one] of this.#told) if (overAt(one) <= now) this.#told.delete(key);
  }

  protected override changesAfter(): number | undefined {
    const ends = [...this.#told.values()].map(overAt);
    return ends.length ? Math.min(...ends) : undefined;
  }

  #hear(room: Room, one: Due): void {
    const id = `${one.key} ${one.what} ${one.at}`;
    if (this.#known.has(id)) return;
    this.#known.add(id);
    this.#told.set(one.key, one);
    feel(30);
    // A device that is pushed to has it from there.
    const pushed = this.shown?.devices.includes(room.device);
    const words = `tell-${one.what}`;
    if (document.hidden && preferences().tell && !pushed && hasWords(words)) void tell(t(words));
  }

  override render(): TemplateResult {
    const room = this.room;
    return html`<div role="status">${room ? [...this.#told.values()].map((one) => this.#one(room, one)) : nothing}</div>`;
  }

  #one(room: Room, one: Due): TemplateResult | typeof nothing {
    const away = () => {
      this.#told.delete(one.key);
      this.requestUpdate();
    };
    const [kind = "", name = ""] = one.on.split(":");
    const row = OFFERS.some(({ view }) => view === kind)
      ? { view: kind, name, words: "due-open" as const }
      : undefined;
    const where = WHERE[one.what] ?? row;
    // Who is there already sees it.
    if (where && location.pathname === addressOf(room.card.id, where)) return nothing;
    return html`<div class="note ${one.what === "begins" || one.what === "celebrates" ? "lamp" : ""} appear" data-testid="due" data-what=${one.what}>
      ${icon(where?.view === "evening" ? "moon" : "mark", true)}<span class="grow">${this.#words(room, one)}</span>
      ${where ? html`<span @click=${away}>${placeLink(room.card.id, where, t(where.words), { look: "btn quiet small", testid: "due-go" })}</span>` : nothing}
      <button class="iconb" type="button" aria-label=${t("due-close")} data-testid="due-close" @click=${away}>${icon("close", true)}</button>
    </div>`;
  }

  #words(room: Room, { key, what, on, about }: Due): string {
    if (what === "asked") {
      const name = room.members[key.slice(key.indexOf("/") + 1)]?.name;
      return name ? t("due-asked", { name }) : t("tell-asked");
    }
    if (what !== "begins" && what !== "soon") {
      const said = `due-${what}`;
      return t(hasWords(said) ? said : "due-anything");
    }
    const plan = room.state<Rituals>(on)?.plans?.[key.slice(on.length + 1)];
    const title = plan ? nameOfDate(room, on, plan, this.deck) : t("rituals-one");
    if (what === "begins") return t("due-begins", { title });
    if (about === null) return t("due-anything");
    const [mine, now] = [room.members[room.you]?.tz || here(), this.seen ?? about];
    const time = hourIn(mine, new Date(about * 1000), spoken());
    const day = dayOf(room, about);
    return day === dayOf(room, now)
      ? t("due-soon", { title, time })
      : t("due-soon-day", { title, time, day });
  }
}

define("samesky-due", SameskyDue);
