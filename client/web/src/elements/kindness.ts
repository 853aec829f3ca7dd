import { css, html, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import type { Kindness, LanguagesView } from "../sdk/protocol.d.ts";
import type { Room } from "../sdk/room.ts";
import { type Key, type Language, type Loads, language, spoken, t } from "../words/words.ts";
import type { Card } from "./cards.ts";
import { here, hourIn, west } from "./daylight.ts";
import {
  actOf,
  dayNumber,
  didText,
  didWords,
  learnActs,
  phaseOf,
  waysOf,
  waysText,
  whoseTurn,
} from "./kindness-act.ts";
import { type Kindly, keepToday, passed, type Today, today } from "./kindness-past.ts";
import { kindnessWords } from "./kindness-words.ts";
import { chosenOf, ranked } from "./languages-note.ts";
import { look } from "./look.ts";
import { define, RoomElement } from "./room-element.ts";
import { isOpen } from "./round.ts";
import { type Item, questionnaire, WAYS, type Way } from "./ways.ts";

/** Seconds for which acts and thanks stand here; later they are among what is kept. */
const LATELY = 14 * 86400;
/** For so many of somebody's first ways. */
const FIRST = 2;
/** Letters of a few words. */
const MAX_WORDS = 300;

/** `<samesky-kindness>`: a small act for today, what does each good, and thanks for what was noticed. */
export class SameskyKindness extends RoomElement<Kindness> {
  static override styles = [
    look,
    css`
      .act { --g: 1rem; padding: 1.5rem 1.25rem 1.25rem; } .act .bare { padding-inline: 0.5rem; } .all { --g: 2rem; } section { --g: 0.75rem; }
      form.say { display: grid; gap: 0.75rem; } .of { display: grid; gap: 0.25rem; padding-block: 0.75rem; } .of .t2 { overflow-wrap: anywhere; }
    `,
  ];
  static override properties: PropertyDeclarations = {
    deck: { state: true },
    items: { state: true },
    telling: { state: true },
    thanking: { state: true },
    chosen: { state: true },
    sending: { state: true },
  };
  declare deck: readonly Card[];
  /** The situations of `languages`, by which choices are counted out. */
  declare items: readonly Item[];
  /** Whether I say a word about what I have done. */
  declare telling: boolean;
  /** Whom I thank, and the act that it is for, as `MEMBER` or `MEMBER/ENTRY`. */
  declare thanking: string;
  /** The ways that I have changed and not said yet. */
  declare chosen: readonly Way[] | undefined;
  declare sending: boolean;
  #deckIn: Language | undefined;
  /** What became of today's act, on this device. */
  #kept: Today | undefined;

  constructor() {
    super();
    this.on = "kindness";
    this.deck = this.items = [];
    this.chosen = undefined;
    this.telling = this.sending = false;
    this.thanking = "";
  }

  protected override get brings(): readonly [Key, Loads] {
    return ["kindness-title", kindnessWords];
  }

  override render(): TemplateResult {
    const room = this.room;
    this.#load();
    if (!room) return html`<h2 class="head" part="title">${t("kindness-title")}</h2>`;
    const others = west(room.members).filter((id) => id !== room.you);
    return html`
      <div class="stack all" data-testid="kindness">
        <section class="stack" aria-labelledby="title">
          <h2 class="head" part="title" id="title">${t("kindness-title")}</h2>
          ${others.length ? this.#today(room, others) : html`<p class="soft">${t("kindness-alone")}</p>`}
          ${this.sending && room.connection === "waiting" ? html`<p class="note" part="note" role="status">${t("place-waiting")}</p>` : nothing}
          ${this.refusal()}
        </section>
        ${others.length ? html`${this.#between(room, others)} ${this.#cares(room, others)}` : nothing}
      </div>
    `;
  }

  /** The acts in the language that is spoken. */
  #load(): void {
    const wanted = language();
    if (this.#deckIn === wanted) return;
    this.#deckIn = wanted;
    Promise.all([learnActs(), questionnaire(wanted)]).then(
      ([deck, { items }]) => {
        [this.deck, this.items] = [deck, items];
      },
      () => {
        this.#deckIn = undefined; // out of reach: the next drawing tries again
      },
    );
  }

  /** What is kept of today. */
  #day(room: Room): Today {
    const zone = room.members[room.you]?.tz || here();
    const day = dayNumber(zone, room.clock.now() ?? 0);
    return this.#kept?.day === day ? this.#kept : today(room.card.id, room.you, day);
  }

  #keep(room: Room, changed: Partial<Today>): void {
    this.#kept = { ...this.#day(room), ...changed };
    keepToday(room.card.id, room.you, this.#kept);
    this.telling = false;
    this.requestUpdate();
  }

  /** The ways of somebody: as they said them here, else the first of what they chose in `languages`; and whether that is read. */
  #liked(room: Room, id: string): { ways: Way[]; read: boolean } {
    const box = this.shown?.cares[id];
    if (box) {
      const { text, trouble } = room.unseal(box, this.on, "care.text", id);
      return { ways: waysOf(text), read: text !== undefined || trouble !== undefined };
    }
    const { page = "", round } = room.state<LanguagesView>("languages") ?? {};
    const chosen = isOpen(round ?? undefined, this.seen) ? round?.answers[id] : undefined;
    if (!chosen) return { ways: [], read: true };
    const { text, trouble } = room.unseal(chosen, "languages", `answer.text/${page}`, id);
    const ways = ranked(this.items, chosenOf(text ?? "") ?? {}).map(({ way }) => way);
    return { ways: ways.slice(0, FIRST), read: text !== undefined || trouble !== undefined };
  }

  #ways(id: string): Way[] {
    return this.room ? this.#liked(this.room, id).ways : [];
  }

  #today(room: Room, others: readonly string[]): TemplateResult | typeof nothing {
    const kept = this.#day(room);
    if (kept.put) {
      return html`<div class="paper act stack" part="panel" data-testid="kindness-rests"><p class="voice t4">${t(kept.put === "done" ? "kindness-done-today" : "kindness-rests")}</p>
        <p class="t2 soft">${t("kindness-tomorrow")}</p>
        <div><button class="btn bare small" part="quiet" type="button" data-testid="kindness-again" @click=${() => this.#keep(room, { put: "" })}>${t("kindness-again")}</button></div></div>`;
    }
    const deck = this.deck.filter(({ rooms }) => !rooms || rooms.includes(room.card.kind));
    const drawn = this.#drawn(room, others, deck, kept);
    if (!drawn) return nothing;
    const { act, who } = drawn;
    const [zone, now] = [room.members[who]?.tz || here(), room.clock.now() ?? 0];
    const ways = this.#ways(who);
    const name = this.nameOf(who);
    const time = hourIn(zone, new Date(now * 1000), spoken());
    const button = (testid: string, words: string, run: () => void) =>
      html`<button class="btn bare small" part="quiet" type="button" data-testid=${testid} @click=${run}>${words}</button>`;
    return html`
      <article class="paper act stack" part="panel" data-testid="kindness-act" data-act=${act.id}>
        <p class="t1 soft">${t("kindness-for", { name, time })}</p>
        <h3 class="voice t5">${act.text}</h3>
        ${ways.some((way) => way === act.theme) ? html`<p class="t2 soft">${t("kindness-fits", { name, way: t(`kindness-way-${act.theme as Way}`) })}</p>` : nothing}
        ${
          this.telling
            ? html`<form class="say" @submit=${(event: SubmitEvent) => {
                event.preventDefault();
                void this.#tell(room, who, act.id, wordsIn(event));
              }}><label><span class="label">${t("kindness-word", { name })}</span>${input("kindness-word")}</label>
                <div class="row"><button class="btn small" part="action" data-testid="kindness-tell">${t("kindness-tell", { name })}</button>
                ${button("kindness-keep", t("kindness-keep"), () => this.#keep(room, { put: "done" }))}</div></form>`
            : html`<button class="btn wide" part="action" type="button" data-testid="kindness-did" @click=${() => {
                this.telling = true;
              }}>${t("kindness-did")}</button>
              <div class="row tight between">${button("kindness-other", t("kindness-other"), () => this.#keep(room, { aside: kept.aside + 1, act: "" }))}
                ${button("kindness-rest", t("kindness-rest"), () => this.#keep(room, { put: "rest" }))}</div>`
        }
      </article>`;
  }

  /** The act of today, and for whom; the first look at it is what counts. */
  #drawn(
    room: Room,
    others: readonly string[],
    deck: readonly Card[],
    kept: Today,
  ): { act: Card; who: string } | undefined {
    const before = deck.find(({ id }) => id === kept.act);
    if (before && others.includes(kept.who)) return { act: before, who: kept.who };
    const seed = `${room.card.id} ${room.you}`;
    const turn = kept.day + kept.aside;
    const who = whoseTurn(others, seed, turn) ?? "";
    // What does them good may still be on its way, or be opened in a moment.
    const { ways, read } = this.#liked(room, who);
    if (!room.state("room") || !read) return undefined;
    const phase = phaseOf(room.members[who]?.tz || here(), room.clock.now() ?? 0);
    const act = actOf(deck, { seed, turn, ways, phase });
    if (!act) return undefined;
    this.#kept = { ...kept, act: act.id, who };
    keepToday(room.card.id, room.you, this.#kept);
    return { act, who };
  }

  async #tell(room: Room, member: string, act: string, text: string): Promise<void> {
    this.sending = true;
    const done = await this.say("did", "text", didText({ act, text }), { member });
    this.sending = false;
    if (done) this.#keep(room, { put: "done" });
  }

  /** What has passed between us lately, and the way to thank. */
  #between(room: Room, others: readonly string[]): TemplateResult {
    const lately = passed(room.entries, this.on, (room.clock.now() ?? 0) - LATELY);
    return html`<section class="stack g3" aria-labelledby="between">
      <h2 class="label" id="between">${t("kindness-between")}</h2>
      ${lately.length ? html`<div class="list">${lately.map((one) => this.#one(room, one, lately))}</div>` : html`<p class="t2 soft">${t("kindness-between-empty")}</p>`}
      <div class="row tight">${others.map(
        (id) =>
          html`<button class="chip" part="quiet" type="button" aria-expanded=${String(this.thanking === id)} data-testid="kindness-thank" @click=${() => {
            this.thanking = this.thanking === id ? "" : id;
          }}>${t("kindness-thank", { name: this.nameOf(id) })}</button>`,
      )}</div>
      ${others.includes(this.thanking) ? this.#thanks(this.thanking, "kindness-for-what", "") : nothing}
    </section>`;
  }

  #one(room: Room, one: Kindly, lately: readonly Kindly[]): TemplateResult {
    const own = one.by === room.you;
    const other = this.nameOf(own ? one.member : one.by);
    const { text, trouble } = room.unseal(one.box, this.on, one.field, one.by, one.at);
    const said = trouble ? t(`sealed-${trouble}`) : one.kind === "did" ? didWords(text) : text;
    const heads = {
      did: own ? "kindness-did-mine" : "kindness-did-theirs",
      thanked: own ? "kindness-thanked-mine" : "kindness-thanked-theirs",
    } as const;
    const answered = lately.some(
      ({ kind, by, member, at }) => kind === "thanked" && by === room.you && member === one.by && at > one.at,
    );
    const key = `${one.by}/${one.id}`;
    return html`<div class="of ${this.hueOf(one.by)}" data-testid="kindness-one">
      <p class="t1 soft"><b class="b person">${t(heads[one.kind], { name: other })}</b></p>
      <p class="t2" dir="auto">${said ?? ""}</p>
      ${
        one.kind === "did" && !own && !answered
          ? this.thanking === key
            ? this.#thanks(one.by, "kindness-thanks-for-it", t("kindness-thank-you"))
            : html`<p><button class="btn quiet small" part="quiet" type="button" data-testid="kindness-thank-for" @click=${() => {
                this.thanking = key;
              }}>${t("kindness-thank-back")}</button></p>`
          : nothing
      }
    </div>`;
  }

  #thanks(
    member: string,
    label: "kindness-for-what" | "kindness-thanks-for-it",
    words: string,
  ): TemplateResult {
    return html`<form class="say" @submit=${async (event: SubmitEvent) => {
      event.preventDefault();
      const text = wordsIn(event);
      if (!text) return;
      this.sending = true;
      if (await this.say("thank", "text", text, { member })) this.thanking = "";
      this.sending = false;
    }}><label><span class="label">${t(label, { name: this.nameOf(member) })}</span>${input("kindness-thanks", words, true)}</label>
      <div><button class="btn quiet small" part="quiet" data-testid="kindness-send">${t("kindness-send")}</button></div></form>`;
  }

  /** What does each of us good. */
  #cares(room: Room, others: readonly string[]): TemplateResult {
    const mine = this.shown?.cares[room.you] ? this.#ways(room.you) : [];
    const chosen = this.chosen ?? mine;
    const changed = this.chosen !== undefined && waysText(chosen) !== waysText(mine);
    const set = (way: Way) => {
      this.chosen = chosen.includes(way) ? chosen.filter((one) => one !== way) : [...chosen, way];
    };
    const [many, name] = [others.length > 1, this.nameOf(others[0] ?? "")];
    const said = others.map((id) => ({ id, ways: this.#ways(id) })).filter(({ ways }) => ways.length);
    const list = new Intl.ListFormat(spoken(), { type: "conjunction" });
    return html`<section class="stack g3" aria-labelledby="cares">
      <div><h2 class="label" id="cares">${t("kindness-cares")}</h2><p class="t2 soft">${t(many ? "kindness-cares-lead-all" : "kindness-cares-lead", { name })}</p></div>
      <div class="row tight" role="group" aria-labelledby="cares">${WAYS.map(
        (way) =>
          html`<button class="chip" type="button" aria-pressed=${String(chosen.includes(way))} data-testid="kindness-way-${way}" @click=${() => set(way)}>${t(`kindness-way-${way}`)}</button>`,
      )}</div>
      ${changed ? html`<div><button class="btn quiet small" part="quiet" type="button" data-testid="kindness-care" @click=${() => this.#care(chosen)}>${t(chosen.length ? (many ? "kindness-care-all" : "kindness-care") : "kindness-care-none", { name })}</button></div>` : nothing}
      ${said.map(({ id, ways }) => html`<p class="t2 ${this.hueOf(id)}" data-testid="kindness-said"><b class="b person">${this.nameOf(id)}</b> · ${list.format(ways.map((way) => t(`kindness-way-${way}`)))}</p>`)}
    </section>`;
  }

  async #care(ways: readonly Way[]): Promise<void> {
    const done = ways.length ? await this.say("care", "text", waysText(ways)) : await this.ask("care");
    if (done) this.chosen = undefined;
  }
}

/** A field for a few words. */
function input(testid: string, value = "", required = false): TemplateResult {
  return html`<input class="field small" part="field" name="text" dir="auto" maxlength=${MAX_WORDS} autocomplete="off" ?required=${required} data-testid=${testid} value=${value} />`;
}

/** What stands in the field of a form. */
function wordsIn(event: SubmitEvent): string {
  return String(new FormData(event.currentTarget as HTMLFormElement).get("text") ?? "").trim();
}

define("samesky-kindness", SameskyKindness);
