// How it looks that one has the floor: the lights of who takes part, and the time of who speaks.

import { css, html, nothing, type TemplateResult } from "lit";
import { positionAt } from "../sdk/motion.ts";
import type { Motion } from "../sdk/protocol.d.ts";
import { t } from "../words/words.ts";
import { clockFace } from "./digits.ts";
import { icon } from "./drawn.ts";

/** Room clocks of two devices differ by a few ms: within this many seconds of a digit, both show the same. */
const SAME = 0.004;
/** Seconds that a turn lasts at most. */
const LONGEST = 1800;

/** A turn as all activities have it in which one has the floor. */
export interface FloorTurn {
  talking: string;
  circle: readonly string[];
  clock: Motion;
  length: number;
  paused: boolean;
  away: readonly string[];
  asking: readonly string[];
}

/** What is left of a turn at room time `now`. */
export interface Left {
  digits: string;
  over: boolean;
  /** Room time of the next digit, while it runs. */
  next?: number;
}

/** The clock of a turn as it stands at room time `now`. */
export function leftOf({ clock, length }: FloorTurn, now: number): Left {
  const left = length - positionAt(clock, now);
  if (left <= SAME) return { digits: clockFace(0), over: true };
  const whole = Math.ceil(left - SAME);
  const face = { digits: clockFace(whole), over: false };
  return clock.rate ? { ...face, next: Math.max(clock.at, now) + left - (whole - 1) } : face;
}

export const floorLook = css`
  .seats { display: flex; justify-content: center; gap: 0.75rem 0; flex-wrap: wrap; direction: ltr; padding-block-start: 0.25rem; }
  .seats li { display: grid; justify-items: center; gap: 0.375rem; min-inline-size: clamp(5rem, 22cqi, 7.5rem); max-inline-size: 10rem; }
  .seats b { padding-inline: 0.375rem; }
  .seats .lit { block-size: 3.75rem; inline-size: 100%; display: grid; place-items: end center; padding-block-end: 0.75rem; border-block-end: 1px solid var(--ss-edge); }
  .seats .light { inline-size: 1.125rem; block-size: 1.125rem; }
  .seats [data-talks="true"] .light { inline-size: 2rem; block-size: 2rem; background: var(--ss-light);
    box-shadow: inset 0 0 0 2px var(--ss-person), 0 0 36px 12px oklch(from var(--ss-light) l c h / 0.55); }
  .seats b { max-inline-size: 100%; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; font-weight: 450; }
  .seats [data-talks="true"] b { font-weight: 560; }
  .clock { min-block-size: 2.25rem; }
  .part { max-inline-size: 34rem; margin-inline: auto; }
  .does { display: flex; flex-wrap: wrap; gap: 0.5rem; justify-content: center; }
  .does .btn.quiet, .does .btn.bare { padding-inline: 1.125rem; }
  .rest { justify-content: center; --g: 0.375rem 1.25rem; }
  .wrote { display: grid; gap: 0.75rem; max-inline-size: 36rem; inline-size: 100%; margin-inline: auto; }
  .wrote .paper { display: grid; gap: 0.25rem; padding: 1rem 1.25rem; background: linear-gradient(to top, var(--ss-person-wash), var(--ss-paper) 90%); }
  .wrote .said { font-size: var(--ss-t-4); line-height: 1.4; }
  .wrote > .topic { text-align: center; }
  .wrote form { display: grid; gap: 0.5rem; justify-items: start; }
  @media (prefers-reduced-motion: no-preference) {
    .seats .light { transition: inline-size var(--ss-d-3) var(--ss-ease), block-size var(--ss-d-3) var(--ss-ease); }
  }
`;

/** Who takes part, west first; who speaks is lit. */
export function seats(
  turn: FloorTurn,
  order: readonly string[],
  nameOf: (member: string) => string,
  hueOf: (member: string) => string,
): TemplateResult {
  return html`<ul class="seats" data-testid="floor-seats">${order
    .filter((member) => turn.circle.includes(member))
    .map(
      (member) =>
        html`<li class=${hueOf(member)} data-talks=${String(member === turn.talking)}>
          <span class="lit"><i class="light ${turn.away.includes(member) || member !== turn.talking ? "away" : "here"}" aria-hidden="true"></i></span>
          <b class="t1 person">${nameOf(member)}</b></li>`,
    )}</ul>`;
}

/** The time of who speaks, or why it stands. */
export function clock(turn: FloorTurn, now: number, mine: boolean, away: string): TemplateResult {
  const { digits, over } = leftOf(turn, now);
  const said = away || (turn.paused ? t("floor-paused") : "");
  return html`
    <div class="mid stack g2">
      <p class="voice t5 num clock ${turn.clock.rate ? "" : "soft"}" role="timer" aria-label=${t("floor-left")} data-testid="floor-clock">${digits}</p>
      <p class="t2 soft" role="status" data-testid="floor-stands">${said || (over ? t(mine ? "floor-over" : "floor-over-theirs") : nothing)}</p>
    </div>`;
}

/** Asks the room for a command of the instance. */
type Ask = (cmd: string, args?: Record<string, unknown>) => unknown;

/** A button of such an element; the loud one without a look. */
export function act(testid: string, words: unknown, look: string, run: () => unknown): TemplateResult {
  return html`<button class="btn${look}" part=${look ? "quiet" : "action"} type="button" data-testid=${testid} @click=${run}>${words}</button>`;
}

/** A minute more for everybody, and holding it. */
export function timeActs(turn: FloorTurn, ask: Ask): TemplateResult {
  const hold = t(turn.circle.length > 2 ? "floor-pause-all" : "floor-pause");
  return html`
    ${act(
      "floor-minute",
      html`${icon("plus", true)}<span aria-hidden="true">${t("floor-minute")}</span><span class="hide">${t("floor-minute-all")}</span>`,
      " quiet",
      () => ask("lengthen", { seconds: Math.min(LONGEST, turn.length + 60) }),
    )}
    ${
      turn.paused
        ? act("floor-resume", html`${icon("play", true)}${t("floor-resume")}`, " quiet", () => ask("resume"))
        : act("floor-pause", html`${icon("pause", true)}${hold}`, " quiet", () => ask("hold"))
    }`;
}

/** Whose words rest (`rests`), and who would like to say something: quietly. */
export function quietly(
  turn: FloorTurn,
  you: string,
  rests: string,
  names: (members: readonly string[]) => string,
  ask: Ask,
): TemplateResult {
  const mine = turn.talking === you;
  const wants = turn.asking.filter((one) => one !== you);
  const asked = turn.asking.includes(you);
  return html`
    <div class="row rest" role="status">
      ${mine ? html`<span class="tag" data-testid="floor-mic">${icon("sound", true)}${t("floor-mic")}</span>` : nothing}
      ${rests ? html`<span class="tag" data-testid="floor-rests">${icon("pause", true)}${t("floor-mic-rests", { name: rests })}</span>` : nothing}
      ${wants.length ? html`<span class="tag" data-testid="floor-wants">${t("floor-wants", { names: names(wants) })}</span>` : nothing}
    </div>
    ${
      mine
        ? nothing
        : html`<div class="row rest">${asked ? html`<span class="t2 soft" data-testid="floor-wanted">${t("floor-wanted")}</span>` : nothing}
            ${act("floor-want", t(asked ? "floor-unwant" : "floor-want"), " bare small", () => ask(asked ? "unask" : "ask"))}</div>`
    }`;
}
