import { html, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import type { CheckinView, RevealView } from "../sdk/protocol.d.ts";
import type { Room } from "../sdk/room.ts";
import { type Key, type Loads, spoken, t } from "../words/words.ts";
import { composer } from "./checkin-form.ts";
import { checkinLook } from "./checkin-look.ts";
import { moodLook, spot } from "./checkin-mood.ts";
import {
  ACTS,
  type Act,
  answer,
  answerWords,
  BLANK,
  type Day,
  dayLines,
  dayOf,
  moodWords,
  written,
} from "./checkin-note.ts";
import { answersOf, DAYS, pastOf, told } from "./checkin-past.ts";
import { inWords, type Lit, type Somebody, weeks, weeksLook } from "./checkin-weeks.ts";
import { checkinWords } from "./checkin-words.ts";
import { wallOf } from "./dates.ts";
import { here, hourIn, lightAt, west } from "./daylight.ts";
import { icon } from "./drawn.ts";
import "./help-lines.ts";
import { look } from "./look.ts";
import { questionLook } from "./questions-look.ts";
import { define, lightOf, RoomElement } from "./room-element.ts";
import { isOpen } from "./round.ts";

/** Seconds after its first note for which one may still join a day that has opened. */
const LATE = 36 * 3600;
/** Which act fits how somebody would be met; it is offered first. */
const FITS: Record<string, Act> = { listen: "heard", comfort: "hug", advice: "call", space: "space" };

/**
 * `<samesky-checkin>`: how each of us is today, opened together, and the last four weeks as a sky.
 *
 * @cssstate sealed - A note is in, and closed.
 * @cssstate waiting - Mine is in, and others are awaited.
 * @cssstate revealed - The day is open.
 */
export class SameskyCheckin extends RoomElement<CheckinView> {
  static override styles = [look, questionLook, moodLook, weeksLook, checkinLook];
  static override properties: PropertyDeclarations = {
    draft: { state: true },
    writing: { state: true },
    unfolded: { state: true },
    saying: { state: true },
    sending: { state: true },
  };
  declare draft: Day;
  /** The day whose note I write anew, or the next one that I begin. */
  declare writing: string;
  /** Notes shown at once that I have opened here: `day/member`. */
  declare unfolded: readonly string[];
  /** Whose note I answer in words. */
  declare saying: string;
  declare sending: boolean;
  #paged: Room | undefined;
  #opening: (() => void) | undefined;

  constructor() {
    super();
    this.on = "checkin";
    this.draft = BLANK;
    this.writing = this.saying = "";
    this.unfolded = [];
    this.sending = false;
  }

  protected override get brings(): readonly [Key, Loads] {
    return ["checkin-title", checkinWords];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#opening?.();
  }

  protected override turned(before: CheckinView | undefined): void {
    if (before?.day !== this.shown?.day) this.saying = "";
    const opens = this.shown?.round?.opens_at ?? null;
    this.#opening?.();
    this.#opening = undefined;
    if (opens !== null && !isOpen(this.shown?.round, this.seen))
      this.#opening = this.redrawsAt(opens, (seen) => void this.flipped(opens, seen));
  }

  protected override get marks(): readonly string[] {
    const [round, you] = [this.shown?.round, this.room?.you ?? ""];
    if (!round) return [];
    if (isOpen(round, this.seen)) return ["revealed"];
    return [
      ...(round.in.length ? ["sealed"] : []),
      ...(round.in.includes(you) && round.awaited.length ? ["waiting"] : []),
    ];
  }

  override render(): TemplateResult {
    const room = this.room;
    if (!room) return html`<h2 class="head" part="title">${t("checkin-title")}</h2>`;
    const view = this.shown;
    const round = view?.round ?? undefined;
    const opened = isOpen(round, this.seen);
    const writes = this.#writes(room, view, opened);
    const others = Object.keys(room.members).filter((id) => id !== room.you);
    return html`
      <div class=${writes ? "all" : "all open"} data-testid="checkin" data-opened=${String(opened)}>
        <section class="stack today" aria-labelledby="title">
          <div><h2 class="head" part="title" id="title">${t("checkin-title")}</h2>
            ${writes && others.length ? html`<p class="t2 soft">${t(others.length > 1 ? "checkin-lead-all" : "checkin-lead")}</p>` : nothing}</div>
          <p class="hide" role="status">${opened ? t("checkin-open") : ""}</p>
          ${view && round ? this.#table(room, view, round, opened, writes !== "") : nothing}
          ${writes ? this.#compose(room, view, writes, others) : view && round ? this.#acts(room, view, round, opened) : nothing}
          ${this.sending && room.connection === "waiting" ? html`<p class="note" part="note" role="status" data-testid="checkin-kept-here">${t("place-waiting")}</p>` : nothing}
          ${this.refusal()}
          <samesky-help-lines .room=${room}></samesky-help-lines>
        </section>
        ${this.#weeks(room)}
      </div>
    `;
  }

  /** The day that I write a note for, if I write one now. */
  #writes(room: Room, view: CheckinView | undefined, opened: boolean): string {
    const round = view?.round;
    if (!view || !round) return view?.day ?? "d1";
    if (this.writing === view.day || this.writing === view.next) return this.writing;
    const mine = room.you in round.answers || round.passed.includes(room.you);
    if (mine) return "";
    const age = (room.clock.now() ?? 0) - (view.since ?? 0);
    return opened && age > LATE ? view.next : view.day;
  }

  /** What there is of this day: mine and the others' places. */
  #table(
    room: Room,
    view: CheckinView,
    round: RevealView,
    opened: boolean,
    writing: boolean,
  ): TemplateResult | typeof nothing {
    const circle = new Set([...round.awaited, ...round.in, ...Object.keys(round.answers), room.you]);
    const places = west(room.members)
      .filter(
        (id) => circle.has(id) && !(writing && id === room.you && !(opened && this.writing === view.next)),
      )
      .map((id) => this.#place(room, view, round, id, opened, writing));
    // While I write, only who is in already is worth a place.
    const shown = places.filter((one) => one !== nothing);
    return shown.length ? html`<div class=${opened ? "pair rise" : "pair"}>${shown}</div>` : nothing;
  }

  #place(
    room: Room,
    view: CheckinView,
    round: RevealView,
    id: string,
    opened: boolean,
    writing: boolean,
  ): TemplateResult | typeof nothing {
    const own = id === room.you;
    const name = this.nameOf(id);
    const lit = lightOf(room.presence[id]?.status);
    const box = round.answers[id];
    const early = view.shown.includes(id);
    const key = `${view.day}/${id}`;
    const dark = (first: string, second: unknown, inside: boolean) => html`
      <div part="sealed" class="sealed ${this.hueOf(id)} ${inside ? "" : "not-yet"}" data-testid=${own ? "checkin-sealed" : "checkin-partner-sealed"}>
        <p class="row tight t2"><i class="light ${lit}" aria-hidden="true"></i><b class="b">${name}</b></p>
        <p><span class="voice t4">${first}</span>${second ? html`<span class="t2 lead">${second}</span>` : nothing}</p>
      </div>`;
    const read =
      opened || own
        ? box !== undefined && opened
        : early && (this.unfolded.includes(key) || round.in.includes(room.you));
    if (box && read) return this.#told(room, view, id, box);
    if (own) {
      if (round.passed.includes(id)) return dark(t("checkin-rests-you"), "", false);
      if (!box) return nothing;
      const others = Object.keys(room.members).filter((one) => one !== id);
      const [many, other] = [others.length > 1, this.nameOf(others[0] ?? "")];
      const lead = early
        ? t(many ? "checkin-shown-all" : "checkin-shown", { name: other })
        : t(many ? "checkin-sealed-lead-all" : "checkin-sealed-lead", { name: other });
      return dark(t("checkin-sealed"), lead, true);
    }
    if (box && early) {
      return html`<div class="note lamp" part="note" data-testid="checkin-left"><p class="grow">${t("checkin-left", { name })}</p>
        <button class="btn quiet small" part="quiet" type="button" data-testid="checkin-read" @click=${() => {
          this.unfolded = [...this.unfolded, key];
        }}>${t("checkin-read")}</button></div>`;
    }
    if (opened) return round.passed.includes(id) ? dark(t("checkin-rests"), "", false) : nothing;
    if (round.in.includes(id)) return dark(t(writing ? "checkin-in" : "checkin-in-waiting"), "", true);
    return writing ? nothing : dark(t("checkin-not-in"), this.#asleep(room, id), false);
  }

  /** That somebody is probably asleep: it is night there, and they are not here. */
  #asleep(room: Room, id: string): string {
    const zone = room.members[id]?.tz || here();
    const now = new Date((room.clock.now() ?? 0) * 1000);
    if (lightOf(room.presence[id]?.status) !== "away" || lightAt(zone, now) !== "night") return "";
    return t("checkin-asleep", { time: hourIn(zone, now, spoken()) });
  }

  #told(room: Room, view: CheckinView, id: string, box: Uint8Array): TemplateResult {
    const own = id === room.you;
    const { text, trouble } = room.unseal(box, this.on, `share.note/${view.day}`, id);
    const day = dayOf(text);
    const [said, ...rest] = day
      ? [moodWords(day), ...dayLines(day)]
      : [text === undefined ? (trouble ? t(`sealed-${trouble}`) : "") : t("checkin-unreadable")];
    return html`
      <div part="answer" class="answer ${this.hueOf(id)}" data-testid=${own ? "checkin-own" : "checkin-partner"}>
        <div class="row nowrap"><p class="row tight t2 grow"><i class="light ${lightOf(room.presence[id]?.status)}" aria-hidden="true"></i><b class="b person" part="name">${this.nameOf(id)}</b></p>
          ${day ? spot(day.mood) : nothing}</div>
        <div class="told" dir="auto"><p class="voice t4">${said}</p>${rest.map((line) => html`<p class="t2">${line}</p>`)}</div>
        ${this.#met(room, view, id, day)}
      </div>
    `;
  }

  /** Answers to a note: mine, or to mine those of each; and the way to give one. */
  #met(room: Room, view: CheckinView, id: string, day: Day | undefined): TemplateResult | typeof nothing {
    const own = id === room.you;
    const met = answersOf(room.entries, this.on, view.day, view.since ?? 0).filter(
      ({ member }) => member === id,
    );
    const lines = met.map(({ by, box, at }) => {
      const text = room.unseal(box, this.on, `meet.text/${view.day}/${id}`, by, at).text;
      const what = text === undefined ? "…" : answerWords(text);
      return html`<p class="t2" data-testid="checkin-answered">${by === room.you ? t("checkin-you-answered", { what }) : t("checkin-answered", { name: this.nameOf(by), what })}</p>`;
    });
    if (own) return lines.length ? html`<div class="met">${lines}</div>` : nothing;
    const fits = FITS[day?.meet ?? ""];
    const acts = [...ACTS].sort((a, b) => Number(b === fits) - Number(a === fits));
    const send = async (given: Parameters<typeof answer>[0]) => {
      if (await this.say("meet", "text", answer(given), { day: view.day, member: id })) this.saying = "";
    };
    const row = html`
      <div class="row tight" role="group" aria-label=${t("checkin-answer", { name: this.nameOf(id) })}>
        ${acts.map((act) => html`<button class="chip" type="button" data-testid="checkin-act-${act}" @click=${() => void send({ act })}>${t(`checkin-act-${act}`)}</button>`)}
        <button class="chip" type="button" aria-expanded=${String(this.saying === id)} data-testid="checkin-act-words" @click=${() => {
          this.saying = this.saying === id ? "" : id;
        }}>${t("checkin-act-words")}</button>
      </div>
      ${
        this.saying === id
          ? html`<form @submit=${(event: SubmitEvent) => {
              event.preventDefault();
              const text = String(new FormData(event.currentTarget as HTMLFormElement).get("text")).trim();
              if (text) void send({ text });
            }}><input class="field small" part="field" name="text" dir="auto" maxlength="500" autocomplete="off" required data-testid="checkin-words" aria-label=${t("checkin-answer", { name: this.nameOf(id) })} />
              <button class="btn quiet small" part="quiet" data-testid="checkin-say">${t("checkin-say")}</button></form>`
          : nothing
      }`;
    return html`<div class="met">${lines}${
      lines.length
        ? html`<details><summary>${icon("plus", true)}${t("checkin-answer", { name: this.nameOf(id) })}</summary>${row}</details>`
        : row
    }</div>`;
  }

  #compose(
    room: Room,
    view: CheckinView | undefined,
    day: string,
    others: readonly string[],
  ): TemplateResult {
    const [many, other] = [others.length > 1, this.nameOf(others[0] ?? "")];
    const waits =
      view?.round && view.day === day && !view.round.opens_at && view.round.awaited.includes(room.you);
    return composer({
      draft: this.draft,
      hue: this.hueOf(room.you),
      seal:
        others.length === 0
          ? t("checkin-keep")
          : many
            ? t("checkin-seal")
            : t("checkin-seal-for", { name: other }),
      atOnce:
        others.length === 0 ? "" : many ? t("checkin-at-once-all") : t("checkin-at-once", { name: other }),
      rests: Boolean(waits),
      lead: others.length === 1 ? this.#asleep(room, others[0] ?? "") : "",
      changed: (draft) => {
        this.draft = draft;
      },
      share: (atOnce) => void this.#share(day, atOnce),
      rest: () => void this.ask("rest", { day }),
    });
  }

  async #share(day: string, atOnce: boolean): Promise<void> {
    const box = await this.box(`share.note/${day}`, written(this.draft));
    if (!box) return;
    this.sending = true;
    const done = await this.ask("share", { day, note: box, ...(atOnce ? { at_once: true } : {}) });
    this.sending = false;
    if (done) [this.writing, this.draft] = ["", BLANK];
  }

  /** What can be done once mine is in. */
  #acts(room: Room, view: CheckinView, round: RevealView, opened: boolean): TemplateResult {
    const act = (testid: string, words: string, run: () => unknown, look = " quiet") =>
      html`<button class="btn${look}" part=${look ? "quiet" : "action"} type="button" data-testid=${testid} @click=${run}>${words}</button>`;
    const { day } = view;
    if (opened) {
      const zone = room.members[room.you]?.tz || here();
      const dated = (at: number) => wallOf(at, zone).slice(0, 10);
      const over = dated(view.since ?? 0) !== dated(room.clock.now() ?? 0);
      const begin = () => {
        [this.writing, this.draft] = [view.next, BLANK];
      };
      return html`<div class="acts">${act("checkin-again", t("checkin-again"), begin, over ? "" : " quiet")}</div>`;
    }
    const change = () => {
      const mine = round.answers[room.you];
      this.draft = dayOf(this.opened(mine, `share.note/${day}`, room.you)) ?? BLANK;
      this.writing = day;
    };
    const mine = room.you in round.answers;
    return html`<div class="acts">
      ${act("checkin-change", t("checkin-change"), change)}
      ${mine && !view.shown.includes(room.you) ? act("checkin-show", t("checkin-show"), () => this.ask("show", { day }), " bare") : nothing}
      ${Object.keys(room.members).length > 2 ? round.awaited.map((member) => act("checkin-without", t("checkin-without", { name: this.nameOf(member) }), () => this.ask("go_without", { day, member }), " bare")) : nothing}
    </div>`;
  }

  #weeks(room: Room): TemplateResult {
    const now = room.clock.now() ?? 0;
    if (this.#paged !== room && room.connection === "live") {
      this.#paged = room;
      pastOf(room, now).then(
        () => this.requestUpdate(),
        () => {
          this.#paged = undefined; // out of reach: the next drawing tries again
        },
      );
    }
    const zone = room.members[room.you]?.tz || here();
    const lights = told(room.entries, this.on, now - DAYS * 86400).flatMap(({ who, at, day, box }): Lit[] => {
      const read = dayOf(room.unseal(box, this.on, `share.note/${day}`, who, at).text);
      return read && who in room.members ? [{ who, at, day: read }] : [];
    });
    const people = west(room.members).map(
      (id): Somebody => ({ id, name: this.nameOf(id), hue: this.hueOf(id) }),
    );
    return html`<section class="stack g3 weeks" aria-labelledby="weeks">
      <h2 class="voice t5" id="weeks">${t("checkin-weeks")}</h2>
      ${
        lights.length
          ? html`${weeks(people, lights, now, zone)}
              <details><summary data-testid="checkin-in-words">${icon("plus", true)}${t("checkin-weeks-words")}</summary>${inWords(people, lights, zone)}</details>`
          : html`<p class="soft">${t("checkin-weeks-empty")}</p>`
      }
    </section>`;
  }
}

define("samesky-checkin", SameskyCheckin);
