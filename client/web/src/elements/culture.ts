import { html, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import type { Culture, Entry, Holidays } from "../sdk/protocol.d.ts";
import type { Room } from "../sdk/room.ts";
import { type Key, type Language, type Loads, language, listed, spoken, t } from "../words/words.ts";
import { unsealed } from "./blobs.ts";
import { type Card, cards } from "./cards.ts";
import { callPicture, spans } from "./culture-call.ts";
import {
  clipText,
  FIELD,
  fetchClip,
  isClip,
  keepClip,
  LARGEST,
  type Recording,
  record,
} from "./culture-clip.ts";
import { coming, grouped, holidaysOf } from "./culture-days.ts";
import { homeForm, type WordDraft, wordForm } from "./culture-forms.ts";
import { cultureLook } from "./culture-look.ts";
import {
  DEFAULT,
  type Home,
  homeOf,
  homeWritten,
  taughtIn,
  toldIn,
  wordOf,
  wordWritten,
} from "./culture-note.ts";
import { cultureWords } from "./culture-words.ts";
import { wallOf } from "./dates.ts";
import { here, hourIn, west } from "./daylight.ts";
import { icon } from "./drawn.ts";
import { look } from "./look.ts";
import { define, why } from "./room-element.ts";
import { TickingElement } from "./ticking-element.ts";

const EMPTY: Culture = { homes: {}, card: null, used: [] };
const BLANK: WordDraft = { word: "", means: "", say: "", clip: "" };
/** Seconds between two looks at the clock; words and holidays that are shown at once. */
const [MINUTE, WORDS, DAYS] = [60, 12, 5];

/** `<samesky-culture>`: holidays of both, a good time to call, words taught with their sound, how we do it at home. */
export class SameskyCulture extends TickingElement<Culture> {
  static override styles = [look, cultureLook];
  static override properties: PropertyDeclarations = {
    deck: { state: true },
    lists: { state: true },
    away: { state: true },
    home: { state: true },
    draft: { state: true },
    recording: { state: true },
    telling: { state: true },
    many: { state: true },
  };
  declare deck: readonly Card[];
  declare lists: readonly Holidays[];
  /** The list of holidays is out of reach. */
  declare away: boolean;
  /** What I write of where I am from. */
  declare home: Home | undefined;
  declare draft: WordDraft;
  declare recording: Recording | undefined;
  declare telling: string;
  /** How many words are shown. */
  declare many: number;
  #deckIn: Language | undefined;
  #years = "";

  constructor() {
    super();
    this.on = "culture";
    this.deck = [];
    this.lists = [];
    this.away = false;
    this.draft = BLANK;
    this.telling = "";
    this.many = WORDS;
  }

  protected override get brings(): readonly [Key, Loads] {
    return ["culture-title", cultureWords];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    void this.recording?.stop();
    this.recording = undefined;
  }

  protected override changesAfter(now: number): number {
    return Math.ceil((now + 0.001) / MINUTE) * MINUTE;
  }

  override render(): TemplateResult {
    const room = this.room;
    if (!room) return html`<h2 class="head" part="title">${t("culture-title")}</h2>`;
    const view = this.shown ?? EMPTY;
    const now = this.seen ?? room.clock.now() ?? 0;
    const homes = this.#homes(room, view);
    this.#load(room, now, homes);
    return html`
      <div class="all" data-testid="culture">
        <div class="lead stack g3"><h2 class="head" part="title" id="title">${t("culture-title")}</h2><p class="soft">${t("culture-lead")}</p>${this.refusal()}</div>
        <div class="side">${this.#call(room, homes, now)}${this.#holidays(room, homes, now)}${this.#from(room, view, homes)}</div>
        <div class="side">${this.#words(room)}${this.#cards(room, view)}</div>
      </div>
    `;
  }

  /** Where each is from, as far as they have said it and it opens here. */
  #homes(room: Room, view: Culture): Map<string, Home> {
    const found = new Map<string, Home>();
    for (const who of west(room.members)) {
      const home = homeOf(this.opened(view.homes[who], "home.about", who));
      if (home) found.set(who, home);
    }
    return found;
  }

  #load(room: Room, now: number, homes: Map<string, Home>): void {
    const wanted = language();
    if (this.#deckIn !== wanted) {
      this.#deckIn = wanted;
      cards("culture", wanted).then(
        (deck) => {
          this.deck = deck;
        },
        () => {
          this.#deckIn = undefined; // out of reach: the next drawing tries again
        },
      );
    }
    // Nobody asks for the list who has no country in it; which it is, the hub does not hear.
    if (!now || ![...homes.values()].some(({ from }) => from.length)) return;
    const year = Number(wallOf(now, "UTC").slice(0, 4));
    const key = `${room.server} ${year}`;
    if (this.#years === key) return;
    this.#years = key;
    Promise.all([year, year + 1].map((one) => holidaysOf(room.server, one))).then(
      (lists) => {
        [this.lists, this.away] = [lists, false];
      },
      () => {
        [this.#years, this.away] = ["", true];
      },
    );
  }

  // ---------------------------------------------------------------------------------------------- hours

  #call(room: Room, homes: Map<string, Home>, now: number): TemplateResult {
    const mine = room.members[room.you]?.tz || here();
    const people = west(room.members).map((id) => ({
      id,
      name: this.nameOf(id),
      hue: this.hueOf(id),
      zone: room.members[id]?.tz || mine,
      call: (homes.get(id) ?? DEFAULT).call,
    }));
    const [first] = people.length > 1 ? spans(now, people) : [];
    const guessed = people.filter(({ id }) => !homes.has(id)).map(({ name }) => name);
    const at = (time: number, zone: string) => hourIn(zone, new Date(time * 1000), spoken());
    const words = !first
      ? t(people.length > 1 ? "culture-call-never" : "culture-call-alone")
      : first.from <= now
        ? t("culture-call-now", { time: at(first.to, mine) })
        : t("culture-call-next", {
            day: dayIn(first.from, mine),
            from: at(first.from, mine),
            to: at(first.to, mine),
          });
    const others = first
      ? people.filter(({ id, zone }) => id !== room.you && at(first.to, zone) !== at(first.to, mine))
      : [];
    return html`<section class="stack g3" aria-labelledby="call" data-testid="culture-call">
      <h3 class="label" id="call">${t("culture-call")}</h3>
      <p class=${first ? "when" : "soft"} data-testid="culture-call-when">${words}</p>
      ${first && others.length < 4 ? others.map(({ name, zone }) => html`<p class="t2 soft num">${t("culture-call-there", { name, from: at(Math.max(first.from, now), zone), to: at(first.to, zone) })}</p>`) : nothing}
      ${people.length > 1 ? callPicture(now, people) : nothing}
      ${people.length > 1 && guessed.length ? html`<p class="t2 soft">${guessed.length > 3 ? t("culture-call-guess-many") : t("culture-call-guess", { names: listed(guessed) })}</p>` : nothing}
    </section>`;
  }

  // -------------------------------------------------------------------------------------------- holidays

  #holidays(room: Room, homes: Map<string, Home>, now: number): TemplateResult {
    const zone = room.members[room.you]?.tz || here();
    const countries = [...new Set([...homes.values()].flatMap(({ from }) => from))];
    const days = grouped(coming(this.lists, countries, now, zone, 4 * DAYS)).slice(0, DAYS);
    const today = wallOf(now, zone).slice(0, 10);
    const named = new Intl.DisplayNames(spoken(), { type: "region" });
    const dated = new Intl.DateTimeFormat(spoken(), {
      day: "numeric",
      month: "short",
      weekday: "short",
      timeZone: "UTC",
    });
    const whose = (country: string) =>
      listed([...homes].filter(([, { from }]) => from.includes(country)).map(([who]) => this.nameOf(who)));
    return html`<section aria-labelledby="holidays" data-testid="culture-holidays">
      <h3 class="label" id="holidays">${t("culture-holidays")}</h3>
      ${
        !countries.length
          ? html`<p class="soft">${t("culture-holidays-empty")}</p>`
          : this.away && !days.length
            ? html`<p class="soft">${t("culture-holidays-away")}</p>`
            : html`<ul class="list" part="list">${days.map(
                ({
                  day,
                  countries,
                  names,
                  english,
                }) => html`<li class="day ${day === today ? "today" : ""}" data-testid="culture-holiday">
                <p class="t2 num">${day === today ? t("culture-today") : dated.format(Date.parse(`${day}T00:00Z`))}</p>
                <div><p class="b" dir="auto">${names.join(" · ")}</p>${english ? html`<p class="t2 soft" lang="en">${english}</p>` : nothing}
                  ${countries.map((country) => html`<p class="t1 soft">${t("culture-holiday-of", { country: named.of(country) ?? country, names: whose(country) })}</p>`)}</div></li>`,
              )}</ul>`
      }
    </section>`;
  }

  #from(room: Room, view: Culture, homes: Map<string, Home>): TemplateResult {
    const mine = homes.get(room.you);
    const home = this.home ?? mine ?? DEFAULT;
    return html`<details ?open=${!(room.you in view.homes)} data-testid="culture-from"><summary data-testid="culture-from-open">${icon("plus", true)}${t("culture-from")}</summary>
      ${homeForm({
        home,
        said: room.you in view.homes,
        changed: (next) => {
          this.home = next;
        },
        save: (event) => void this.#save(event, home),
        takeBack: () => void this.ask("no_home"),
      })}</details>`;
  }

  async #save(event: SubmitEvent, home: Home): Promise<void> {
    event.preventDefault();
    const details = (event.currentTarget as HTMLElement).closest("details");
    const about = await this.box("home.about", homeWritten(home));
    if (!about || !(await this.ask("home", { about }))) return;
    this.home = undefined;
    details?.removeAttribute("open");
  }

  // ----------------------------------------------------------------------------------------------- words

  #words(room: Room): TemplateResult {
    const all = room.entries.filter((one) => one.on === this.on && taughtIn(one)).reverse();
    const shown = all.slice(0, this.many);
    return html`<section aria-labelledby="words" data-testid="culture-words">
      <h3 class="label" id="words">${t("culture-words")}</h3>
      ${shown.length ? html`<ul class="list" part="list">${shown.map((one) => this.#word(room, one))}</ul>` : html`<p class="soft">${t("culture-words-empty")}</p>`}
      ${all.length > shown.length || room.earlier ? html`<button class="btn bare small" part="quiet" type="button" data-testid="culture-further" @click=${() => this.#further(room, all.length)}>${t("culture-further")}</button>` : nothing}
      <details><summary data-testid="culture-teach">${icon("plus", true)}${t("culture-teach")}</summary>
        ${wordForm({
          draft: this.draft,
          recording: Boolean(this.recording),
          changed: (draft) => {
            this.draft = draft;
          },
          record: () => void this.#record(),
          chosen: (file) => void this.#chosen(file),
          keep: (event) => void this.#teach(event, room),
        })}</details>
    </section>`;
  }

  #word(room: Room, entry: Entry): TemplateResult {
    const by = entry.by ?? "";
    const text = this.words(taughtIn(entry), "teach.word", by, entry.at);
    const word = wordOf(text);
    return html`<li class="word" data-testid="culture-taught"><div class="grow">
        <p class="voice" dir="auto">${word?.word ?? text}${word?.say ? html` <span class="t2 soft">(${word.say})</span>` : nothing}</p>
        ${word?.means ? html`<p dir="auto">${word.means}</p>` : nothing}
        <p class="t1 ${this.hueOf(by)}"><b class="b person" part="name">${this.nameOf(by)}</b></p></div>
      ${word?.clip ? html`<button class="iconb" part="quiet" type="button" data-testid="culture-play" aria-label=${t("culture-play", { word: word.word })} @click=${() => this.#play(room, word.clip ?? "", by)}>${icon("sound")}</button>` : nothing}</li>`;
  }

  async #further(room: Room, had: number): Promise<void> {
    this.many += WORDS;
    if (this.many > had && room.earlier) await room.page().catch(() => undefined);
    this.requestUpdate();
  }

  async #play(room: Room, clip: string, by: string): Promise<void> {
    this.trouble = "";
    try {
      const text = await unsealed(room, await fetchClip(room, clip), this.on, FIELD, by);
      if (!isClip(text)) throw new TypeError("no sound");
      await new Audio(text).play();
    } catch {
      this.trouble = t("culture-clip-gone");
    }
  }

  async #record(): Promise<void> {
    const going = this.recording;
    this.trouble = "";
    if (going) {
      this.recording = undefined;
      await this.#chosen(await going.stop());
      return;
    }
    try {
      this.recording = await record(() => void (this.recording && this.#record()));
    } catch {
      this.trouble = t("culture-mic");
    }
  }

  async #chosen(sound: Blob): Promise<void> {
    const clip = sound.size <= LARGEST ? await clipText(sound) : "";
    this.trouble = isClip(clip) ? "" : t("culture-clip-long");
    if (isClip(clip)) this.draft = { ...this.draft, clip };
  }

  async #teach(event: SubmitEvent, room: Room): Promise<void> {
    event.preventDefault();
    const details = (event.currentTarget as HTMLElement).closest("details");
    const { word, means, say, clip: sound } = this.draft;
    this.trouble = "";
    let clip: string | undefined;
    try {
      clip = sound ? await keepClip(room, this.on, sound) : undefined;
    } catch (error) {
      this.trouble = why(error);
      return;
    }
    const taught = { word: word.trim(), means: means.trim(), say: say.trim(), ...(clip ? { clip } : {}) };
    const box = await this.box("teach.word", wordWritten(taught));
    if (!box || !(await this.ask("teach", { word: box, ...(clip ? { clip } : {}) }))) return;
    this.draft = BLANK;
    details?.removeAttribute("open");
  }

  // ----------------------------------------------------------------------------------------------- cards

  #cards(room: Room, view: Culture): TemplateResult {
    const card = this.deck.find(({ id }) => id === view.card);
    const told = room.entries.filter((one) => one.on === this.on && toldIn(one)?.card === view.card);
    const draw = () => this.ask("draw", view.card === null ? {} : { after: view.card });
    return html`<section class="stack g3" aria-labelledby="cards" data-testid="culture-cards">
      <h3 class="label" id="cards">${t("culture-cards")}</h3>
      ${
        view.card === null
          ? html`<p class="soft">${t("culture-cards-empty")}</p><div><button class="btn quiet" part="quiet" type="button" data-testid="culture-draw" @click=${draw}>${t("culture-draw")}</button></div>`
          : html`<div class="paper card" part="panel"><p class="voice t5" dir="auto" aria-live="polite" data-testid="culture-card">${card?.text ?? "…"}</p>
            ${told.map((one) => html`<div class="told ${this.hueOf(one.by ?? "")}" data-testid="culture-told"><p class="t1"><b class="b person" part="name">${this.nameOf(one.by ?? "")}</b></p><p dir="auto">${this.words(toldIn(one)?.text, `tell.text/${view.card}`, one.by ?? "", one.at)}</p></div>`)}
            <form @submit=${(event: SubmitEvent) => void this.#tell(event, view.card ?? "")}>
              <label><span class="label">${t("culture-tell")}</span><textarea class="field" part="field" dir="auto" rows="3" maxlength="1000" required data-testid="culture-text" .value=${this.telling} @input=${(
                event: InputEvent,
              ) => {
                this.telling = (event.currentTarget as HTMLTextAreaElement).value;
              }}></textarea></label>
              <div class="row tight"><button class="btn" part="action" data-testid="culture-tell">${t("culture-tell-it")}</button>
                <button class="btn bare" part="quiet" type="button" data-testid="culture-draw" @click=${draw}>${t("culture-draw-other")}</button></div>
            </form></div>`
      }
    </section>`;
  }

  async #tell(event: SubmitEvent, card: string): Promise<void> {
    event.preventDefault();
    const words = this.telling.trim();
    if (words && (await this.say("tell", "text", words, { card }))) this.telling = "";
  }
}

function dayIn(at: number, zone: string): string {
  const words = new Intl.DateTimeFormat(spoken(), { weekday: "long", timeZone: zone }).format(at * 1000);
  return words.charAt(0).toLocaleUpperCase(spoken()) + words.slice(1);
}

define("samesky-culture", SameskyCulture);
