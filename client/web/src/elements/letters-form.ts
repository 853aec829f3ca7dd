// Writing a letter: for whom, when it opens, what stands on the envelope, and the words.

import { html, nothing, type TemplateResult } from "lit";
import type { Until } from "../sdk/protocol.d.ts";
import type { Room } from "../sdk/room.ts";
import { spoken, t } from "../words/words.ts";
import { dayOf } from "./date-words.ts";
import { instantOf, wallOf } from "./dates.ts";
import { here, hourIn } from "./daylight.ts";
import { HOWS, type How, MOMENTS, type Moment, type Outside } from "./letters-shelf.ts";

/** A letter while it is being written. */
export interface Draft {
  /** The name that it will have: the same, should it be sent twice. */
  id: string;
  how: How;
  day: string;
  hour: string;
  /** The moment it is for; empty: one in words of their own. */
  moment: Moment | "";
  /** What stands on the envelope. */
  title: string;
  text: string;
  /** Who it is for; empty: all others. */
  to: readonly string[];
}

/** A new one: for tomorrow at eight, by the clock of who reads it. */
export function newDraft(room: Room): Draft {
  const random = crypto.getRandomValues(new Uint8Array(12));
  const id = Array.from(random, (byte) => "abcdefghijklmnopqrstuvwxyz234567"[byte % 32]).join("");
  const day = wallOf((room.clock.now() ?? Date.now() / 1000) + 86400, here()).slice(0, 10);
  return { id, how: "day", day, hour: "08:00", moment: "sleep", title: "", text: "", to: [] };
}

/** Who it is for. */
export function readersOf(room: Room, { to }: Draft): string[] {
  const others = Object.keys(room.members).filter((id) => id !== room.you);
  return to.length ? others.filter((id) => to.includes(id)) : others;
}

/** The zone by which a member reads. */
function zoneOf(room: Room, member: string): string {
  return room.members[member]?.tz || room.members[room.you]?.tz || here();
}

/** For whom the day is over already, if for anybody. */
export function lateFor(room: Room, draft: Draft): string | undefined {
  if (draft.how !== "day") return undefined;
  const now = room.clock.now() ?? 0;
  return readersOf(room, draft).find(
    (id) => instantOf(`${draft.day}T${draft.hour}`, zoneOf(room, id)) <= now + 5,
  );
}

/** When it opens, as the rule takes it. */
export function untilOf({ how, day, hour }: Draft): Until {
  return how === "day" ? { how, day: `${day}T${hour}` } : { how };
}

/** What stands on its envelope; undefined for nothing. */
export function outsideText({ how, moment, title }: Draft): string | undefined {
  const words = title.trim();
  const outside: Outside = how === "when" && moment ? { when: moment } : words ? { title: words } : {};
  return Object.keys(outside).length ? JSON.stringify(outside) : undefined;
}

/** The form; `change` takes what was changed, `done` is told whether it shall be sealed. */
export function letterForm(
  room: Room,
  draft: Draft,
  busy: boolean,
  change: (more: Partial<Draft>) => void,
  done: (seal: boolean) => void,
): TemplateResult {
  const others = Object.keys(room.members).filter((id) => id !== room.you);
  const readers = readersOf(room, draft);
  const typed = (name: "day" | "hour" | "title" | "text") => (event: InputEvent) =>
    change({ [name]: (event.currentTarget as HTMLInputElement).value });
  const chip = (testid: string, pressed: boolean, words: unknown, run: () => void) =>
    html`<button class="chip" part="quiet" type="button" data-testid=${testid} aria-pressed=${String(pressed)} @click=${run}>${words}</button>`;
  const parcel = draft.how === "arrival";
  return html`<form class="new appear" part="panel" data-testid="letter-form" @submit=${(
    event: SubmitEvent,
  ) => {
    event.preventDefault();
    done(true);
  }}>
    ${
      others.length > 1
        ? html`<div role="group" aria-labelledby="to"><p class="label" id="to">${t("letters-to")}</p><div class="chips">${others.map(
            (id) =>
              chip("letter-to", readers.includes(id), html`<bdi>${room.members[id]?.name ?? ""}</bdi>`, () =>
                change({
                  to: readers.includes(id) ? readers.filter((one) => one !== id) : [...readers, id],
                }),
              ),
          )}</div></div>`
        : nothing
    }
    <div role="group" aria-labelledby="how"><p class="label" id="how">${t("letters-how")}</p>
      <div class="chips">${HOWS.map((how) => chip(`letter-how-${how}`, draft.how === how, t(`letters-how-${how}`), () => change({ how })))}</div></div>
    ${draft.how === "day" ? day(room, draft, readers, typed) : nothing}
    ${draft.how === "visit" ? html`<p class="t2 soft">${t("letters-visit-lead")}</p>` : nothing}
    ${
      draft.how === "when"
        ? html`<div role="group" aria-labelledby="moment"><p class="label" id="moment">${t("letters-moments")}</p>
          <div class="chips">${MOMENTS.map((moment) => chip(`letter-moment-${moment}`, draft.moment === moment, t(`letters-when-${moment}`), () => change({ moment })))}
            ${chip("letter-moment-own", !draft.moment, t("letters-own"), () => change({ moment: "" }))}</div></div>`
        : nothing
    }
    ${
      draft.how === "when" && draft.moment
        ? nothing
        : html`<label><span class="label">${t(parcel ? "letters-outside-parcel" : "letters-outside")}</span>
          <input class="field" part="field" name="title" maxlength="80" autocomplete="off" dir="auto" data-testid="letter-title" ?required=${draft.how === "when"}
            placeholder=${draft.how === "when" ? t("letters-own-hint") : ""} .value=${draft.title} @input=${typed("title")} />
          <span class="t1 soft">${t("letters-outside-lead")}</span></label>`
    }
    <label><span class="label">${t(parcel ? "letters-inside" : "letters-text")}</span>
      <textarea class="field" part="field" name="text" rows="8" maxlength="5000" required dir="auto" data-testid="letter-text" .value=${draft.text} @input=${typed("text")}></textarea></label>
    <div class="acts">
      <button class="btn" part="action" data-testid="letter-seal" ?disabled=${busy}>${t("letters-seal")}</button>
      <button class="btn bare" part="quiet" type="button" data-testid="letter-not-now" @click=${() => done(false)}>${t("letters-not-now")}</button>
    </div>
  </form>`;
}

function day(
  room: Room,
  draft: Draft,
  readers: readonly string[],
  typed: (name: "day" | "hour") => (event: InputEvent) => void,
): TemplateResult {
  return html`<div class="stack g2"><div class="fields">
      <label><span class="label">${t("letters-day")}</span><input class="field" part="field" type="date" name="day" required data-testid="letter-day" .value=${draft.day} @input=${typed("day")} /></label>
      <label><span class="label">${t("letters-hour")}</span><input class="field num" part="field" type="time" name="hour" required data-testid="letter-hour" .value=${draft.hour} @input=${typed("hour")} /></label>
    </div><p class="t2 soft" data-testid="letter-clock">${clock(room, draft, readers)}</p></div>`;
}

/** By whose clock, and what mine shows then. */
function clock(room: Room, draft: Draft, readers: readonly string[]): string {
  const [one, ...rest] = readers;
  if (!one || rest.length || !draft.day || !draft.hour) return t("letters-clock-all");
  const [wall, name, mine] = [
    `${draft.day}T${draft.hour}`,
    room.members[one]?.name ?? "",
    zoneOf(room, room.you),
  ];
  const at = instantOf(wall, zoneOf(room, one));
  if (wallOf(at, mine) === wall) return t("letters-clock-same", { name });
  return t("letters-clock", {
    name,
    day: dayOf(room, at),
    time: hourIn(mine, new Date(at * 1000), spoken()),
  });
}
