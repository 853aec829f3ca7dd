// The bar and the five controls of a player: what they do, they do for all.

import { html, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import type { Player } from "../sdk/protocol.d.ts";
import { t } from "../words/words.ts";
import { clockFace } from "./digits.ts";
import { icon } from "./drawn.ts";

const SPEEDS = [0.75, 1, 1.25, 1.5, 2];

/** What the controls turn. */
export interface Wheel {
  /** The second to go on from: where it was sent, until it is there. */
  from(at: number): number;
  /** Seconds, as far as anybody knows. */
  length: number | undefined;
  picture: boolean;
  ask(cmd: string, args?: Record<string, unknown>): Promise<boolean>;
  play(): void;
  /** The bar is held at this second; null: let go. */
  drag(to: number | null): void;
  full(): void;
}

/** @param at the second that is shown. */
export function controls(at: number, player: Player, wheel: Wheel): TemplateResult {
  return html`${slider(at, wheel)} ${buttons(at, player, wheel)}`;
}

function slider(at: number, { length = 0, ask, drag }: Wheel): TemplateResult {
  const said = t("player-of", { time: clockFace(at), total: clockFace(length) });
  const held = (event: Event) => Number((event.currentTarget as HTMLInputElement).value);
  const seek = async (event: Event) => {
    await ask("seek", { position: held(event) });
    drag(null);
  };
  return html`
    <div>
      <input class="seek" type="range" min="0" max=${Math.max(1, Math.floor(length))} step="1" .value=${live(String(Math.floor(at)))}
        .style=${`--gone: ${length ? (100 * at) / length : 0}%`} data-testid="player-seek" ?disabled=${!length}
        aria-label=${t("player-position")} aria-valuetext=${said} @input=${(event: Event) => drag(held(event))} @change=${seek} />
      <div class="row between num t2 soft"><span data-testid="player-time">${clockFace(at)}</span>
        <span>${length ? t("player-left", { time: clockFace(length - at) }) : ""}</span></div>
    </div>
  `;
}

function buttons(
  at: number,
  player: Player,
  { from, length, picture, ask, play, full }: Wheel,
): TemplateResult {
  const by = (seconds: number) => () =>
    ask("seek", { position: Math.min(Math.max(0, from(at) + seconds), length ?? Number.POSITIVE_INFINITY) });
  const speed = (event: Event) =>
    ask("speed", { rate: Number((event.currentTarget as HTMLSelectElement).value) });
  return html`
    <div class="ctl">
      <select class="iconb num" aria-label=${t("player-speed")} data-testid="player-speed" @change=${speed}>
        ${SPEEDS.map((rate) => html`<option value=${rate} ?selected=${rate === player.rate}>${rate}×</option>`)}
      </select>
      <button class="iconb num" type="button" aria-label=${t("player-back")} data-testid="player-back" @click=${by(-10)}>−10</button>
      ${
        player.wanted
          ? html`<button class="pp" type="button" aria-label=${t("player-pause")} data-testid="player-pause" @click=${() => ask("pause")}>${icon("pause")}</button>`
          : html`<button class="pp" type="button" aria-label=${t("player-play")} data-testid="player-play" @click=${play}>${icon("play")}</button>`
      }
      <button class="iconb num" type="button" aria-label=${t("player-on")} data-testid="player-on" @click=${by(10)}>+10</button>
      <button class="iconb" type="button" aria-label=${t("player-full")} ?disabled=${!picture} @click=${full}>${icon("full")}</button>
    </div>
  `;
}
