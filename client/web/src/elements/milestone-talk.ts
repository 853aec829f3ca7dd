// A change that is talked through: each writes how it is for them, and all of it opens together.

import { html, nothing, type TemplateResult } from "lit";
import type { MilestonesView, RevealView } from "../sdk/protocol.d.ts";
import type { Room } from "../sdk/room.ts";
import { spoken, t } from "../words/words.ts";
import { hourIn, lightAt, west } from "./daylight.ts";
import { icon } from "./drawn.ts";
import { lightOf } from "./room-element.ts";
import { type Place, placeOf } from "./round.ts";

/** Seats up to which each has a panel of its own while it is closed. */
const MANY = 3;
const NOBODY: RevealView = {
  awaited: [],
  until: null,
  in: [],
  answers: {},
  passed: [],
  shared: [],
  opens_at: null,
};

/** What is shown, and what it does. */
export interface Talk {
  room: Room;
  /** The change. */
  id: string;
  view: MilestonesView;
  opened: boolean;
  /** I have taken mine back, or begin anew. */
  changing: boolean;
  draft: string;
  nameOf(member: string): string;
  hueOf(member: string): string;
  words(box: Uint8Array, field: string, by: string): string;
  drafted(words: string): void;
  seal(round: string): void;
  pass(round: string): void;
  change(): void;
  without(round: string, member: string): void;
}

/** The round on the table where it is of this change, else the next, that nobody has begun. */
function roundOf(view: MilestonesView, id: string, anew: boolean): { name: string; round: RevealView } {
  if (view.round && view.talk === id && !anew) return { name: view.id, round: view.round };
  return { name: view.round ? view.next : view.id, round: NOBODY };
}

/** Where it is talked through. */
export function talking(of: Talk): TemplateResult {
  const { room, view, id, opened } = of;
  const { name, round } = roundOf(view, id, opened && of.changing && room.you in (view.round?.answers ?? {}));
  const open = opened && round !== NOBODY;
  const mine = placeOf(round, room.you, room.you, open, of.changing);
  const others = Object.keys(room.members).filter((one) => one !== room.you);
  const circle = round === NOBODY ? undefined : new Set([...round.awaited, ...round.in, room.you]);
  const seats = west(room.members).filter((one) => circle?.has(one) ?? true);
  const writing = mine.kind === "compose" && !open;
  const listed = !open && seats.length > MANY;
  const table = writing || listed ? [room.you, ...seats.filter((one) => one !== room.you)] : seats;
  const panels = listed ? table.slice(0, 1) : table;
  const lead =
    others.length === 0
      ? "milestones-talk-alone"
      : others.length > 1
        ? "milestones-talk-lead-all"
        : "milestones-talk-lead";
  return html`<div class="stack" data-testid="milestones-talk" data-opened=${String(open)}>
    ${open ? nothing : html`<p class="soft">${t(lead)}</p>`}
    ${
      writing
        ? html`<div class="asks">${[t("milestones-ask-1"), t("milestones-ask-2"), t(others.length > 1 ? "milestones-ask-3-all" : "milestones-ask-3")].map((one) => html`<p class="voice t4">${one}</p>`)}</div>`
        : nothing
    }
    <p class="hide" role="status">${open ? t("milestones-open") : ""}</p>
    <div class=${open ? "pair rise" : "pair"}>
      ${panels.map((member) => place(of, name, round, member, open, mine))}
      ${listed ? html`<ul class="list who-in">${table.slice(1).map((member) => seat(of, round, member))}</ul>` : nothing}
    </div>
    ${mine.kind === "compose" ? nothing : after(of, name, round, open, mine)}
  </div>`;
}

function light(of: Talk, member: string): TemplateResult {
  return html`<i class="light ${lightOf(of.room.presence[member]?.status)}" aria-hidden="true"></i>`;
}

function place(
  of: Talk,
  name: string,
  round: RevealView,
  member: string,
  open: boolean,
  mine: Place,
): TemplateResult {
  const own = member === of.room.you;
  const at = own ? mine : placeOf(round, member, of.room.you, open, false);
  const dark = (first: string, second: string, inside: boolean) => html`
    <div part="sealed" class="sealed ${of.hueOf(member)} ${inside ? "" : "not-yet"}" data-testid=${own ? "milestones-sealed" : "milestones-partner-sealed"}>
      <p class="row tight nowrap t2">${light(of, member)}<b class="b">${of.nameOf(member)}</b></p>
      <p><span class="voice t4">${first}</span>${second ? html`<span class="t2 lead">${second}</span>` : nothing}</p>
    </div>`;
  const said = (inner: TemplateResult) =>
    html`<div part="answer" class="answer ${of.hueOf(member)}"><p class="row tight nowrap t2">${light(of, member)}<b class="b person" part="name">${of.nameOf(member)}</b></p>${inner}</div>`;
  switch (at.kind) {
    case "compose":
      return compose(of, name, round, member);
    case "sealed":
      return dark(
        t("questions-sealed"),
        t(Object.keys(of.room.members).length > 2 ? "questions-sealed-lead-all" : "questions-sealed-lead"),
        true,
      );
    case "passed-mine":
      return dark(t("milestones-passed-you"), t("milestones-passed-you-lead"), false);
    case "in":
      return dark(t(mine.kind === "compose" ? "questions-in" : "questions-in-waiting"), "", true);
    case "open":
      return said(
        html`<p class="voice said" dir="auto" data-testid=${own ? "milestones-mine" : "milestones-theirs"}>${of.words(at.words, `write.text/${of.id}/${name}`, member)}</p>`,
      );
    case "passed":
    case "unshared":
      return said(
        html`<p class="soft">${t(at.kind === "passed" ? "milestones-passed" : "questions-unshared")}</p>`,
      );
    default:
      return open
        ? said(html`<p class="soft">${t("questions-not-there")}</p>`)
        : dark(t("milestones-not-in"), night(of, member), false);
  }
}

/** One of many, while it is closed. */
function seat(of: Talk, round: RevealView, member: string): TemplateResult {
  const inside = round.in.includes(member);
  return html`<li class=${of.hueOf(member)}>${light(of, member)}<b class="b person" part="name">${of.nameOf(member)}</b>
    <span class="t2 soft">${t(inside ? "questions-in-waiting" : "milestones-not-in")}</span></li>`;
}

/** Of who is not here while it is night where they are: what time it is there. */
function night({ room }: Talk, member: string): string {
  const zone = room.members[member]?.tz;
  const now = new Date((room.clock.now() ?? 0) * 1000);
  if (!zone || lightOf(room.presence[member]?.status) === "here" || lightAt(zone, now) !== "night") return "";
  return t("milestones-asleep", { time: hourIn(zone, now, spoken()) });
}

function compose(of: Talk, name: string, round: RevealView, me: string): TemplateResult {
  const alone = Object.keys(of.room.members).length < 2;
  return html`<form part="panel" class="compose ${of.hueOf(me)}" @submit=${(event: SubmitEvent) => {
    event.preventDefault();
    of.seal(name);
  }}>
    <div class="row between"><p class="row tight nowrap t2">${light(of, me)}<b class="b person" part="name">${of.nameOf(me)}</b></p><span class="tag">${icon("lock", true)}${t("questions-private")}</span></div>
    <textarea class="field" part="field" dir="auto" rows="5" maxlength="1200" required data-testid="milestones-text" aria-label=${t("milestones-yours")}
      placeholder=${t("questions-placeholder")} .value=${of.draft} @input=${(event: InputEvent) => of.drafted((event.currentTarget as HTMLTextAreaElement).value)}></textarea>
    <div class="acts"><button class="btn" part="action" data-testid="milestones-seal">${t(alone ? "milestones-keep" : "milestones-seal")}</button>
      ${alone || round.passed.includes(me) || round.opens_at !== null ? nothing : html`<button class="btn bare" part="quiet" type="button" data-testid="milestones-pass" @click=${() => of.pass(name)}>${t("milestones-pass")}</button>`}</div>
  </form>`;
}

function after(of: Talk, name: string, round: RevealView, open: boolean, mine: Place): TemplateResult {
  const wrote = of.room.you in round.answers;
  const words = open
    ? wrote
      ? "milestones-talk-again"
      : "milestones-write"
    : mine.kind === "sealed"
      ? "milestones-take-back"
      : "milestones-write";
  return html`<div class="acts">
    <button class="btn quiet" part="quiet" type="button" data-testid="milestones-again" @click=${of.change}>${t(words)}</button>
    ${open ? nothing : round.awaited.map((member) => html`<button class="btn bare" part="quiet" type="button" data-testid="milestones-without" @click=${() => of.without(name, member)}>${t("milestones-without", { name: of.nameOf(member) })}</button>`)}
  </div>`;
}
