// A pause that anybody may call, and coming back from it.

import { html, nothing, type TemplateResult } from "lit";
import type { Cooling } from "../sdk/protocol.d.ts";
import { t } from "../words/words.ts";
import { icon } from "./drawn.ts";
import { act } from "./floor.ts";

const PAUSES = [20, 60, 720] as const;

/** What a pause shows, and what it asks. */
export interface Pause {
  cooling: Cooling;
  you: string;
  now: number;
  when(at: number): string;
  nameOf(member: string): string;
  names(members: readonly string[]): string;
  ask(cmd: string, args?: Record<string, unknown>): unknown;
}

/** While it cools off: until when, another time, and coming back. */
export function pause(of: Pause): TemplateResult {
  const { cooling, you } = of;
  const { by, back_at, proposed, proposed_by, agreed, gate } = cooling;
  const head = by === you ? t("repair-cooling-you") : t("repair-cooling", { name: of.nameOf(by) });
  const back = gate?.ready ?? [];
  return html`<section class="paper stack pause" part="panel" data-testid="repair-cooling" data-due=${String(gate !== null)}>
    <div class="stack g2"><h3 class="voice t5">${head}</h3><p class="soft" role="status">${gate ? t("repair-return") : t("repair-cooling-until", { when: of.when(back_at) })}</p>
    ${back.length ? html`<p class="t2" data-testid="repair-is-back">${t("repair-is-back", { names: of.names(back) })}</p>` : nothing}</div>
    ${
      gate
        ? html`<div class="acts">${back.includes(you) ? nothing : act("repair-back", t("repair-back"), "", () => of.ask("back"))}</div>`
        : html`
            ${proposed !== null ? html`<div class="note row between" part="note" data-testid="repair-proposed"><p>${proposed_by === you ? t("repair-proposed-you", { when: of.when(proposed) }) : t("repair-proposed", { name: of.nameOf(proposed_by), when: of.when(proposed) })}</p>${agreed.includes(you) ? nothing : act("repair-agree", t("repair-agree"), " quiet small", () => of.ask("agree_back", { at: proposed }))}</div>` : nothing}
            <div class="does">${act("repair-sooner", t("repair-sooner"), " bare small", () => of.ask("back_at", { at: of.now + 600 }))}${act("repair-later", t("repair-later"), " bare small", () => of.ask("back_at", { at: back_at + 3600 }))}</div>`
    }
  </section>`;
}

/** The way to call one. */
export function callPause(ask: (cmd: string, args?: Record<string, unknown>) => unknown): TemplateResult {
  return html`<details class="call"><summary data-testid="repair-cool">${icon("pause", true)}${t("repair-cool")}</summary><div class="stack g3"><p class="t2 soft">${t("repair-cool-lead")}</p>
    <div class="row tight">${PAUSES.map((n) => act(`repair-cool-${n}`, t(`repair-cool-${n}`), " quiet small", () => ask("cool_off", { seconds: n * 60 })))}</div></div></details>`;
}
