// A dish at work: the step that is open, who is done with it, its timers; and the table at the end.

import { html, nothing, type TemplateResult } from "lit";
import type { CookAsk, DishView, Timer } from "../sdk/protocol.d.ts";
import type { Room } from "../sdk/room.ts";
import { listed, t } from "../words/words.ts";
import type { System } from "./amounts.ts";
import { asleep } from "./asleep.ts";
import { goesIn } from "./cook-list.ts";
import { does, itemLine, type Kitchen, muchOf, shortOf, sizes, warned } from "./cook-parts.ts";
import type { Warning } from "./cook-warn.ts";
import { west } from "./daylight.ts";
import { clockFace, type Face, faceOf } from "./digits.ts";
import { icon } from "./drawn.ts";
import type { Recipe } from "./recipes.ts";
import { lightOf } from "./room-element.ts";

/** Seats up to which each has a row of their own. */
const MANY = 4;

/** What a dish at work needs of its element. */
export interface Stove {
  room: Room;
  dish: DishView;
  ask: CookAsk | null;
  /** None while its words are not here. */
  recipe: Recipe | undefined;
  title: string;
  kitchen: Kitchen;
  warnings: readonly Warning[];
  /** An ask that I do not want to see now. */
  unseen: boolean;
  now: number;
  name(member: string): string;
  hue(member: string): string;
  send(cmd: string, args?: Record<string, unknown>, on?: string): unknown;
  hide(): void;
  use(system: System): void;
  time(step: number, seconds: number): void;
}

/** The step that I am at: the open one, or where I am while I follow in my own time. */
export function stepOf(dish: DishView, you: string): { step: number; behind: boolean } {
  const mine = dish.done[you] ?? 0;
  const behind = dish.circle.includes(you) && mine < dish.step;
  return { step: behind ? mine : dish.step, behind };
}

/** The name of the timer of a step; `name` is that of the instance. */
export function timerOf(step: number, name: string): string {
  return `timer:${`cook-${step}${name ? `-${name}` : ""}`.slice(0, 32)}`;
}

/** The timers of a dish that show something, by step. */
export function timersOf(
  room: Room,
  dish: DishView,
  name: string,
  now: number,
): { step: number; on: string; face: Face }[] {
  return Array.from({ length: dish.steps }, (_, n) => n + 1).flatMap((step) => {
    const on = timerOf(step, name);
    const face = faceOf(room.state<Timer>(on), now);
    return face.phase === "idle" ? [] : [{ step, on, face }];
  });
}

/** The dish at work. */
export function stove(of: Stove, name: string): TemplateResult {
  const { room, dish, recipe } = of;
  const { step, behind } = stepOf(dish, room.you);
  const timers = timersOf(room, dish, name, of.now);
  const mine = recipe?.steps[step - 1];
  const startable = mine?.seconds && !timers.some((one) => one.step === step) ? mine : undefined;
  return html`
    <div class="all two">
      <section class="stack g3" aria-labelledby="step">
        <p class="t2 soft">${step === 0 ? t("cook-lay-short") : t("cook-step", { n: step, of: dish.steps })}</p>
        <span class="ticks" aria-hidden="true">${Array.from({ length: dish.steps }, (_, n) => html`<i class=${n < step ? "on" : ""}></i>`)}</span>
        <h3 class="voice t5" dir="auto" id="step" tabindex="-1" aria-live="polite" data-testid="cook-step" data-step=${step}>${step === 0 ? t("cook-lay") : (mine?.text ?? t("cook-unreadable"))}</h3>
        ${step === 0 ? laying(of) : uses(of, mine?.uses ?? [])}
        ${behind ? html`<p class="note" part="note" data-testid="cook-behind">${t("cook-catch", { n: dish.step })}</p>` : nothing}
        ${people(of, step)}
        ${doing(of, step, behind)}
        ${asked(of)}
        ${startable ? html`<div>${does("cook-time", html`${icon("play", true)}${t("cook-time", { time: clockFace(startable.seconds) })}`, " quiet small", () => of.time(step, startable.seconds))}</div>` : nothing}
        ${next(of, step)}
      </section>
      <div class="stack clock">
        ${timers.length ? clocks(of, timers, step) : nothing}
        ${step > 0 && recipe ? html`<details><summary>${icon("plus", true)}${t("cook-goes-in")}</summary><div class="stack">${sizes(of.kitchen, (servings) => of.send("serve_for", { dish: dish.id, servings }), of.use)}${goesIn(recipe, of.kitchen)}</div></details>` : nothing}
        <details><summary data-testid="cook-other">${icon("plus", true)}${t("cook-other")}</summary><div class="does start">
          ${does("cook-serve", t("cook-serve"), " quiet small", () => of.send("serve", { dish: dish.id }))}
          ${does("cook-stop", t("cook-stop"), " bare small", () => of.send("put_away", { dish: dish.id }))}</div></details>
      </div>
    </div>`;
}

/** The ingredients as a list to tick off in my kitchen. */
function laying(of: Stove): TemplateResult | typeof nothing {
  const { dish, recipe, kitchen, room } = of;
  if (!recipe) return html`<p class="soft">${t("cook-unreadable")}</p>`;
  const bits = dish.laid[room.you] ?? 0;
  return html`${warned(of.warnings, of.name)}
    ${sizes(kitchen, (servings) => of.send("serve_for", { dish: dish.id, servings }), of.use)}
    <ul class="list goes" part="list" data-testid="cook-list">${recipe.ingredients.map((one, item) => {
      const out = Math.floor(bits / 2 ** item) % 2 === 1;
      return html`<li class=${out ? "out" : ""}><label><input type="checkbox" .checked=${out} data-testid="cook-item" @change=${() => of.send("lay", { dish: dish.id, item, out: !out })} />
        <span class="grow" dir="auto">${one.name}</span><span class="much num soft">${muchOf(one, recipe, kitchen)}</span></label></li>`;
    })}</ul>`;
}

/** What goes in with this step, as I measure it. */
function uses({ recipe, kitchen }: Stove, places: readonly number[]): TemplateResult | typeof nothing {
  const all = places.flatMap((place) => recipe?.ingredients[place] ?? []);
  if (!recipe || !all.length) return nothing;
  return html`<p class="soft" dir="auto" data-testid="cook-uses">${listed(all.map((one) => itemLine(one, recipe, kitchen)))}</p>`;
}

/** Who is done with the step, and who is still at it. */
function people(of: Stove, step: number): TemplateResult {
  const { room, dish } = of;
  const circle = west(room.members).filter((one) => dish.circle.includes(one));
  return html`<ul class="list ${circle.length > MANY ? "twelve" : ""}" part="list" data-testid="cook-people">${circle.map(
    (one) => {
      const done = (dish.done[one] ?? 0) > step;
      const [you, behind] = [one === room.you, (dish.done[one] ?? 0) < dish.step];
      const words = done
        ? you
          ? t("cook-you-done")
          : t("cook-is-done", { name: of.name(one) })
        : behind
          ? you
            ? t("cook-you-behind")
            : t("cook-is-behind", { name: of.name(one) })
          : you
            ? t("cook-you-at-it")
            : t("cook-at-it", { name: of.name(one) });
      const night = you ? "" : asleep(room, one);
      return html`<li class="who ${of.hue(one)}" data-member=${one} data-done=${String(done)}><span class="check ${done ? "on" : ""}" aria-hidden="true">${done ? tick : nothing}</span>
      <span class="grow"><b class="b">${words}</b>${night ? html`<span class="t2 soft"> ${t("cook-night", { time: night })}</span>` : !you && lightOf(room.presence[one]?.status) !== "here" && circle.length <= MANY ? html`<span class="t2 soft"> ${t("cook-away")}</span>` : nothing}</span></li>`;
    },
  )}</ul>`;
}

const tick = html`<svg class="i" viewBox="0 0 24 24"><path d="M5 12.500l4.600 4.600L19 7.500"/></svg>`;

/** What I do with the step. */
function doing(of: Stove, step: number, behind: boolean): TemplateResult {
  const { room, dish } = of;
  const args = { dish: dish.id, step };
  if (!dish.circle.includes(room.you)) {
    return html`<p class="soft">${t("cook-join-lead", { names: listed(dish.circle.map(of.name)) })}</p>${does("cook-join", t("cook-join"), " wide", () => of.send("join", { dish: dish.id }))}`;
  }
  if (behind) {
    return html`${does("cook-catch-done", t("cook-catch-done"), " wide", () => of.send("done", args))}
      ${does("cook-caught-up", t("cook-caught-up"), " bare small edge", () => of.send("done", { dish: dish.id, step: dish.step - 1 }))}`;
  }
  if ((dish.done[room.you] ?? 0) > step)
    return does("cook-undone", t("cook-undone"), " quiet", () => of.send("not_done", args));
  return does("cook-done", html`${tick}${t(step === 0 ? "cook-laid" : "cook-done")}`, " wide", () =>
    of.send("done", args),
  );
}

/** Going on without waiting: asked of all who are here. */
function asked(of: Stove): TemplateResult | typeof nothing {
  const { room, dish, ask } = of;
  const args = { dish: dish.id, step: dish.step };
  if (!dish.circle.includes(room.you)) return nothing;
  if (ask?.yours)
    return html`<p class="t2 soft" role="status" data-testid="cook-go-asked">${t("cook-go-asked")}</p>`;
  if (ask && !of.unseen) {
    return html`<div class="note lamp" role="status" data-testid="cook-go-asks"><div class="stack g2"><p>${t("cook-go-asks", { name: of.name(ask.by) })}</p>
      <div class="pair-of">${does("cook-go-yes", t("cook-go-yes"), " quiet small", () => of.send("go_on", args))}${does("cook-not-now", t("cook-not-now"), " quiet small", of.hide)}</div></div></div>`;
  }
  if (!dish.awaits.some((one) => one !== room.you)) return nothing;
  return html`<div>${does("cook-go-on", t("cook-go-on"), " bare small edge", () => of.send("go_on", args))}</div>`;
}

/** What goes in with the step at this place of the recipe. */
function namesIn(recipe: Recipe | undefined, place: number): string[] {
  const all = (recipe?.steps[place]?.uses ?? []).map((one) => recipe?.ingredients[one]);
  return all.flatMap((one) => (one ? [shortOf(one)] : []));
}

/** What comes after it. */
function next({ recipe, dish }: Stove, step: number): TemplateResult | typeof nothing {
  if (step === dish.steps) return html`<p class="t2 soft">${t("cook-then-table")}</p>`;
  const uses = namesIn(recipe, step);
  return uses.length
    ? html`<p class="t2 soft" dir="auto">${t("cook-then", { what: listed(uses) })}</p>`
    : nothing;
}

/** The timers: that of my step on its arc, the others in a line each. */
function clocks(
  of: Stove,
  timers: readonly { step: number; on: string; face: Face }[],
  step: number,
): TemplateResult {
  const first =
    timers.find((one) => one.step === step) ??
    timers.find(({ face }) => face.phase === "running") ??
    timers[0];
  if (!first) return html``;
  const what = (n: number) => {
    const names = namesIn(of.recipe, n - 1);
    return names.length ? listed(names) : t("cook-step", { n, of: of.dish.steps });
  };
  const { face, on } = first;
  const from = Math.round(face.gone * 1000);
  const held = face.phase === "held";
  return html`
    <div class="stack g3" data-testid="cook-timer" data-phase=${face.phase}>
      <div class="arc ${face.phase}" role="timer" aria-label=${`${what(first.step)}, ${t("timer-left", { time: face.digits })}`}>
        <svg part="arc" viewBox="0 0 320 164" aria-hidden="true">
          <defs><radialGradient id="glow"><stop stop-color="var(--ss-lamp)" stop-opacity=".55" /><stop offset="1" stop-color="var(--ss-lamp)" stop-opacity="0" /></radialGradient></defs>
          <path d="M22 152A138 138 0 0 1 298 152" fill="none" stroke="var(--ss-edge)" stroke-width="2" stroke-dasharray="1 7" stroke-linecap="round" />
          <path class="left" d="M22 152A138 138 0 0 1 298 152" pathLength="1000" fill="none" stroke-width="2.500" stroke-dasharray="0 ${from} ${1000 - from} 1000" />
          <g class="sun" .style=${`transform: rotate(${face.gone * 180}deg)`}><circle cx="22" cy="152" r="30" fill="url(#glow)" /><circle cx="22" cy="152" r="9" fill="var(--ss-lamp)" /></g>
          <path d="M0 152H320" stroke="var(--ss-edge)" stroke-width="1.250" />
        </svg>
        <div class="digits voice num" part="digits" data-testid="cook-digits">${face.digits}</div></div>
      <p class="t2 soft mid" dir="auto">${what(first.step)}. ${t("cook-rings")}</p>
      <div class="does">
        ${face.phase === "ended" ? nothing : does("cook-pause", t(held ? "timer-resume" : "timer-pause"), " quiet small", () => of.send(held ? "resume" : "pause", {}, on))}
        ${does("cook-add", html`${icon("plus", true)}<span aria-hidden="true">${t("timer-add")}</span><span class="hide">${t("timer-add-long")}</span>`, " quiet small", () => of.send("add", { seconds: 60 }, on))}
        ${does("cook-reset", t("timer-reset"), " bare small", () => of.send("reset", {}, on))}</div>
    </div>
    ${timers.filter((one) => one !== first).map((one) => html`<div class="row between nowrap other"><span class="tag" dir="auto">${what(one.step)}</span><span class="num t2">${one.face.digits}</span></div>`)}`;
}

/** The table: a line of each, kept with the dish. */
export function table(of: {
  room: Room;
  dish: DishView;
  title: string;
  changing: boolean;
  mine: string;
  name(member: string): string;
  hue(member: string): string;
  line(member: string): string;
  change(): void;
  say(event: SubmitEvent): void;
  clear(): void;
  other(): void;
}): TemplateResult {
  const { room, dish } = of;
  const all = west(room.members).filter((one) => dish.circle.includes(one) || one in dish.lines);
  const writes = of.changing || !(room.you in dish.lines);
  const behind = dish.circle.includes(room.you) && (dish.done[room.you] ?? 0) <= dish.steps;
  return html`
    <div class="stack" data-testid="cook-table">
      <div class="stack g2"><p class="t2 soft">${t("cook-table")}</p><h3 class="voice t5" dir="auto">${of.title}</h3><p class="soft">${t("cook-table-lead")}</p></div>
      ${behind ? html`<p class="t2 soft">${t("cook-table-behind")}</p>` : nothing}
      <div class="stack g3">${all.map((one) => {
        if (one === room.you && writes) return nothing;
        const words = of.line(one);
        return words
          ? html`<div class="line ${of.hue(one)}" data-testid=${one === room.you ? "cook-mine" : "cook-line"}><b class="b person t2" part="name">${of.name(one)}</b><p class="voice said" dir="auto">${words}</p></div>`
          : html`<p class="t2 soft">${t("cook-line-none", { name: of.name(one) })}</p>`;
      })}</div>
      ${
        writes
          ? html`<form @submit=${of.say}><label><span class="label">${t("cook-line")}</span><textarea class="field" part="field" name="text" rows="2" maxlength="500" required dir="auto" data-testid="cook-text">${of.mine}</textarea></label>
              <button class="btn" part="action" data-testid="cook-say">${t("cook-line-say")}</button></form>`
          : html`<div>${does("cook-change", t("cook-line-change"), " bare small", of.change)}</div>`
      }
      <div class="does start">${does("cook-clear", t("cook-clear"), writes ? " quiet" : "", of.clear)}${does("cook-else", t("cook-else"), " bare", of.other)}</div>
    </div>`;
}
