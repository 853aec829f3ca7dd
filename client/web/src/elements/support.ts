import { html, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import type { HardDayView, Rituals, SupportView } from "../sdk/protocol.d.ts";
import type { Room } from "../sdk/room.ts";
import { type Key, type Loads, spoken, t } from "../words/words.ts";
import { instantOf, wallOf } from "./dates.ts";
import { here, hourIn, lightAt, west } from "./daylight.ts";
import { icon } from "./drawn.ts";
import "./help-lines.ts";
import { type Hug, hugs } from "./hugs.ts";
import { look } from "./look.ts";
import { mediaAt } from "./media.ts";
import { questionLook } from "./questions-look.ts";
import { rings, ringsLook } from "./rings.ts";
import { define, lightOf, RoomElement } from "./room-element.ts";
import { telling, withIt } from "./support-form.ts";
import { supportLook } from "./support-look.ts";
import {
  type Answer,
  answerOf,
  answerText,
  answerWords,
  BLANK,
  type Choice,
  choices,
  type Hard,
  hardOf,
  hardText,
  helpWords,
} from "./support-note.ts";
import { answersTo, type Said, saidOf } from "./support-past.ts";
import { supportWords } from "./support-words.ts";

/** Seconds for which it is told that a day grew lighter. */
const LIGHTER = 12 * 3600;
/** Milliseconds for which a hug is shown. */
const HELD = 6000;
/** What is sent as it is; the others ask for something first. */
const AT_ONCE: readonly Choice[] = ["seen", "hug", "call", "space", "later"];

/**
 * `<samesky-support>`: somebody has a hard day and says what would help; the others answer with an act.
 *
 * @cssstate asked - Another has a hard day that I have not answered.
 * @cssstate told - Mine is told.
 */
export class SameskySupport extends RoomElement<SupportView> {
  static override styles = [look, questionLook, ringsLook, supportLook];
  static override properties: PropertyDeclarations = {
    draft: { state: true },
    writing: { state: true },
    saying: { state: true },
    hug: { state: true },
    queued: { state: true },
    sending: { state: true },
  };
  declare draft: Hard;
  /** Mine is put in other words, or ended with one. */
  declare writing: "" | "change" | "lighter";
  /** Whose day I answer with what, as `member/choice`. */
  declare saying: string;
  /** The hug that is shown. */
  declare hug: Hug | undefined;
  /** Answers whose song I have put into the queue. */
  declare queued: readonly string[];
  declare sending: boolean;
  #held: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.on = "support";
    this.draft = BLANK;
    this.writing = this.saying = "";
    this.hug = undefined;
    this.queued = [];
    this.sending = false;
  }

  protected override get brings(): readonly [Key, Loads] {
    return ["support-title", supportWords];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#held);
  }

  protected override listens(room: Room): (() => void)[] {
    return [
      hugs(room, this.on, (hug) => {
        this.hug = hug;
        clearTimeout(this.#held);
        this.#held = setTimeout(() => {
          this.hug = undefined;
        }, HELD);
      }),
    ];
  }

  protected override get marks(): readonly string[] {
    const [open, you] = [this.shown?.open ?? {}, this.room?.you ?? ""];
    const asked = Object.entries(open).some(([id, one]) => id !== you && !this.#mine(id, one).length);
    return [...(asked ? ["asked"] : []), ...(you in open ? ["told"] : [])];
  }

  override render(): TemplateResult {
    const room = this.room;
    if (!room) return html`<h2 class="head" part="title">${t("support-title")}</h2>`;
    const open = this.shown?.open ?? {};
    const theirs = west(room.members).filter((id) => id in open && id !== room.you);
    const mine = open[room.you];
    const lighter = this.#lighter(room);
    // Where somebody else's day is told of, one's own has time.
    const aside = !mine && (theirs.length > 0 || lighter !== nothing);
    const composer = !mine || this.writing === "change" ? this.#compose(room, mine, !aside) : nothing;
    return html`
      <div class="stack" data-testid="support">
        <div><h2 class="head" part="title">${t("support-title")}</h2>
          ${aside || mine ? nothing : html`<p class="t2 soft">${t("support-lead")}</p>`}</div>
        ${lighter}
        ${theirs.map((id) => this.#day(room, id, open[id] as HardDayView))}
        ${mine && this.writing !== "change" ? this.#day(room, room.you, mine) : nothing}
        ${
          aside
            ? html`<details><summary data-testid="support-too">${icon("plus", true)}${t("support-too")}</summary>${composer}</details>`
            : composer
        }
        ${this.sending && room.connection === "waiting" ? html`<p class="note" part="note" role="status" data-testid="support-kept-here">${t("place-waiting")}</p>` : nothing}
        ${this.refusal()}
        <samesky-help-lines .room=${room}></samesky-help-lines>
      </div>
    `;
  }

  #compose(room: Room, mine: HardDayView | undefined, loud: boolean): TemplateResult {
    const others = Object.keys(room.members).filter((id) => id !== room.you);
    const [many, other] = [others.length > 1, others[0] ?? ""];
    return telling({
      draft: this.draft,
      loud,
      tell: many || !other ? t("support-tell-all") : t("support-tell", { name: this.nameOf(other) }),
      lead: !mine && others.length === 1 ? this.#asleep(room, other) : "",
      changed: (draft) => {
        this.draft = draft;
      },
      send: () => void this.#share(),
    });
  }

  async #share(): Promise<void> {
    this.sending = true;
    const done = await this.say("share", "text", hardText(this.draft));
    this.sending = false;
    if (done) [this.writing, this.draft] = ["", BLANK];
  }

  /** That somebody is probably asleep: it is night there, and they are not here. */
  #asleep(room: Room, id: string): string {
    const zone = room.members[id]?.tz || here();
    const now = new Date((room.clock.now() ?? 0) * 1000);
    if (lightOf(room.presence[id]?.status) !== "away" || lightAt(zone, now) !== "night") return "";
    return t("support-asleep", { name: this.nameOf(id), time: hourIn(zone, now, spoken()) });
  }

  /** A hard day that is open, with what was answered, and the way to answer or to end it. */
  #day(room: Room, id: string, one: HardDayView): TemplateResult {
    const own = id === room.you;
    const { text, trouble } = room.unseal(one.text, this.on, "share.text", id);
    const hard = hardOf(text);
    const said = trouble
      ? t(`sealed-${trouble}`)
      : hard.words || t(own ? "support-hard-own" : "support-hard");
    return html`
      <article part="answer" class="answer day ${this.hueOf(id)}" data-testid=${own ? "support-own" : "support-theirs"}>
        <p class="row tight t2"><i class="light ${lightOf(room.presence[id]?.status)}" aria-hidden="true"></i><b class="b person" part="name">${this.nameOf(id)}</b></p>
        <div class="stack g2" dir="auto"><p class="voice said">${text === undefined && !trouble ? "" : said}</p>
          ${hard.help.length ? html`<p class="t2">${helpWords(hard.help)}</p>` : nothing}</div>
        ${own ? this.#own(room, one) : this.#theirs(room, id, one, hard)}
      </article>`;
  }

  #own(room: Room, one: HardDayView): TemplateResult {
    const answers = answersTo(room.entries, this.on, room.you, one.day, one.since);
    const others = Object.keys(room.members).filter((id) => id !== room.you);
    const lead = answers.length
      ? ""
      : others.length === 1
        ? this.#asleep(room, others[0] ?? "") || t("support-told", { name: this.nameOf(others[0] ?? "") })
        : t("support-told-all");
    const ends = this.writing === "lighter";
    return html`<div class="does">
      ${this.#hugged(room.you)}
      ${lead ? html`<p class="t2 soft" role="status">${lead}</p>` : nothing}
      ${answers.length ? html`<div class="lines" role="log">${answers.map((said) => this.#answer(room, said))}</div>` : nothing}
      ${
        ends
          ? html`<form @submit=${(event: SubmitEvent) => {
              event.preventDefault();
              const words = String(
                new FormData(event.currentTarget as HTMLFormElement).get("text") ?? "",
              ).trim();
              void this.#end(one.day, words);
            }}><label><span class="label">${t("support-thanks")}</span><input class="field small" part="field" name="text" dir="auto" maxlength="500" autocomplete="off" data-testid="support-thanks" /></label>
              <div><button class="btn quiet small" part="quiet" data-testid="support-end">${t("support-end")}</button></div></form>`
          : html`<div class="row tight">
              <button class="btn quiet small" part="quiet" type="button" data-testid="support-lighter" @click=${() => {
                this.writing = "lighter";
              }}>${t("support-lighter")}</button>
              <button class="btn bare small" part="quiet" type="button" data-testid="support-change" @click=${() => {
                this.draft = hardOf(this.opened(one.text, "share.text", room.you));
                this.writing = "change";
              }}>${t("support-change")}</button></div>`
      }
    </div>`;
  }

  async #end(day: string, words: string): Promise<void> {
    const done = words
      ? await this.say("lighter", "text", words, { day })
      : await this.ask("lighter", { day });
    if (done) this.writing = "";
  }

  /** What I have answered to somebody's day. */
  #mine(id: string, one: HardDayView): Said[] {
    const room = this.room;
    if (!room) return [];
    return answersTo(room.entries, this.on, id, one.day, one.since).filter(({ by }) => by === room.you);
  }

  #theirs(room: Room, id: string, one: HardDayView, hard: Hard): TemplateResult {
    const given = this.#mine(id, one);
    const { first, rest } = choices(hard);
    const press = (choice: Choice) => {
      if (AT_ONCE.includes(choice))
        return void this.#send(id, one.day, { act: choice as Answer["act"], text: "" });
      const key = `${id}/${choice}`;
      this.saying = this.saying === key ? "" : key;
    };
    const saying = [...first, ...rest].find((choice) => this.saying === `${id}/${choice}`);
    const button = (choice: Choice, n: number) => {
      const asks = AT_ONCE.includes(choice) ? nothing : String(saying === choice);
      return html`<button class=${n || given.length ? "chip" : "btn small"} part=${n || given.length ? "quiet" : "action"} type="button" aria-expanded=${asks} data-testid="support-act-${choice}" @click=${() => press(choice)}>${t(`support-act-${choice}`)}</button>`;
    };
    const fold = (
      testid: string,
      key: "support-else" | "support-more",
      open: boolean,
      inside: TemplateResult,
    ) =>
      html`<details ?open=${open}><summary data-testid=${testid}>${icon("plus", true)}${t(key)}</summary><div class="stack g3">${inside}</div></details>`;
    const row = (some: readonly Choice[], from: number) =>
      html`<div class="row tight" role="group" aria-label=${t("support-answer", { name: this.nameOf(id) })}>${some.map((choice, n) => button(choice, from + n))}</div>`;
    const detail = saying ? this.#withIt(room, id, one.day, saying) : nothing;
    const later = saying !== undefined && rest.includes(saying);
    const acts = given.length
      ? fold(
          "support-more",
          "support-more",
          saying !== undefined,
          html`${row([...first, ...rest], 0)}${detail}`,
        )
      : html`${row(first, 0)}${later ? nothing : detail}
        ${fold("support-else", "support-else", later, html`${row(rest, first.length)}${later ? detail : nothing}`)}`;
    return html`<div class="does">
      ${this.#hugged(id)}
      ${given.length ? html`<div class="lines">${given.map((said) => this.#answer(room, said))}</div>` : nothing}
      ${acts}
    </div>`;
  }

  #withIt(room: Room, member: string, day: string, choice: Choice): TemplateResult {
    const now = room.clock.now() ?? 0;
    const zone = room.members[room.you]?.tz || here();
    const next = nextDate(room.state<Rituals>("rituals"), now);
    return withIt({
      choice,
      name: this.nameOf(member),
      earliest: wallOf(now, zone),
      movable: next !== undefined,
      send: async ({ text, link, when, move }) => {
        if (move && when && next) {
          const { ritual, date } = next;
          if (!(await this.ask("move", { ritual, date, start: when, tz: zone }, "rituals"))) return;
        }
        await this.#send(member, day, {
          act: choice === "words" ? undefined : choice,
          text,
          link: link || undefined,
          at: when ? instantOf(when, zone) : undefined,
        });
      },
    });
  }

  async #send(member: string, day: string, given: Answer): Promise<void> {
    this.sending = true;
    const done = await this.say("answer", "text", answerText(given), { member, day });
    this.sending = false;
    if (done) this.saying = "";
  }

  /** One answer; a song can go into the queue. */
  #answer(room: Room, { id, by, box, field, at }: Said): TemplateResult {
    const text = box && room.unseal(box, this.on, field, by, at).text;
    const own = by === room.you;
    const { link, ...said } = answerOf(text);
    // A song of somebody else has a button in place of its address.
    const shown = link && !own ? answerText({ text: said.text, act: said.act, at: said.at }) : text;
    const what = text === undefined ? "…" : answerWords(shown, room.members[room.you]?.tz || undefined);
    return html`<p class="t2" data-testid="support-answered">${own ? t("support-you-answered", { what }) : t("support-answered", { name: this.nameOf(by), what })}</p>
      ${
        link && !own
          ? html`<p class="row tight"><a class="btn quiet small" part="quiet" href=${link} target="_blank" rel="noopener noreferrer" data-testid="support-open">${t("support-open")}</a>
              <button class="btn bare small" part="quiet" type="button" data-testid="support-queue" ?disabled=${this.queued.includes(id)} @click=${() => this.#queue(id, link)}>${t(this.queued.includes(id) ? "support-queued" : "support-queue")}</button></p>`
          : nothing
      }`;
  }

  async #queue(id: string, link: string): Promise<void> {
    const media = await this.box("add.media", JSON.stringify(mediaAt(link, "")), "playlist");
    if (media && (await this.ask("add", { media }, "playlist"))) this.queued = [...this.queued, id];
  }

  /** The hug that is felt right now, on the panel of who has the hard day. */
  #hugged(id: string): TemplateResult | typeof nothing {
    const hug = this.hug;
    if (!hug || hug.to !== id) return nothing;
    const own = hug.by === this.room?.you;
    const name = this.nameOf(own ? hug.to : hug.by);
    return html`<div class="hug" role="status" data-testid="support-hug">
      ${rings([hug.by, hug.to].map((one) => ({ hue: this.hueOf(one), on: true })))}
      <p class="voice t4">${t(own ? "support-hug-to" : "support-hug-from", { name })}</p></div>`;
  }

  /** That a day grew lighter, a while ago at most. */
  #lighter(room: Room): TemplateResult | typeof nothing {
    const now = room.clock.now() ?? 0;
    const ends = room.entries
      .filter((entry) => entry.on === this.on && now - entry.at < LIGHTER)
      .flatMap((entry) => saidOf(entry) ?? [])
      .filter(
        ({ kind, by }) =>
          kind === "lighter" && by !== room.you && by in room.members && !(by in (this.shown?.open ?? {})),
      );
    const last = new Map(ends.map((one) => [one.by, one]));
    if (!last.size) return nothing;
    return html`<div class="stack g2">${[...last.values()].map(
      ({ by, box, field, at }) =>
        html`<p class="note" part="note" data-testid="support-got-lighter"><span class=${this.hueOf(by)}><b class="b person">${this.nameOf(by)}</b> · ${t("support-got-lighter")} ${box ? html`<span dir="auto">${this.words(box, field, by, at)}</span>` : nothing}</span></p>`,
    )}</div>`;
  }
}

/** The next date of the room, which could be brought forward. */
function nextDate(rituals: Rituals | undefined, now: number): { ritual: string; date: string } | undefined {
  const ahead = Object.entries(rituals?.plans ?? {}).flatMap(([ritual, { coming }]) =>
    coming.map(({ id, at }) => ({ ritual, date: id, at })),
  );
  return ahead.filter(({ at }) => at > now).sort((a, b) => a.at - b.at)[0];
}

define("samesky-support", SameskySupport);
