// Who did what at a player, what of it can be undone, whose device cannot play it, and who is awaited.

import { html, nothing, type TemplateResult } from "lit";
import type { Did, Player, Playlist } from "../sdk/protocol.d.ts";
import { waitsFor } from "../sdk/stage.ts";
import { listed, spoken, t } from "../words/words.ts";
import { clockFace } from "./digits.ts";

/** Seconds for which what was done is told, and can be undone. */
const FRESH = 90;

/** What the lines are made of. */
export interface Who {
  player: Player;
  queue: Playlist | undefined;
  now: number;
  you: string;
  name(member: string): string;
  /** What an item of the queue is called. */
  title(item: string): string;
  hue(member: string): string;
  light(member: string): string;
  /** How well in step they are. */
  step(member: string): string;
  /** Goes on without them. */
  without(member: string): void;
  undo(of: string): void;
  back(from: string): void;
}

/** The last thing that somebody did, and the way back, while that is fresh. */
export function did({
  player,
  queue,
  now,
  you,
  name,
  title,
  undo,
  back,
}: Who): TemplateResult | typeof nothing {
  const last = player.did?.by && now - player.did.at < FRESH ? player.did : null;
  const sought = player.sought && now - player.sought.at < FRESH ? player.sought : null;
  const before = last?.what === "load" && queue?.current === player.item ? queue?.played.at(-1) : undefined;
  if (!last && !sought) return nothing;
  return html`<div class="row between did t2 soft">
    <span class="grow" data-testid="player-did">${last ? t("player-did", { name: last.by === you ? t("player-self") : name(last.by), what: done(last, player) }) : nothing}</span>
    ${
      sought
        ? html`<button class="iconb num" type="button" data-testid="player-undo" @click=${() => undo(sought.id)}>${t("player-undo", { time: clockFace(sought.before) })}</button>`
        : before
          ? html`<button class="iconb" type="button" data-testid="player-undo-load" @click=${() => back(player.item ?? "")}>${t("player-undo-load", { title: title(before) })}</button>`
          : nothing
    }
  </div>`;
}

function done({ what }: Did, player: Player): string {
  if (what === "seek") return t("player-did-seek", { time: clockFace(player.position.position) });
  const rate = new Intl.NumberFormat(spoken()).format(player.rate);
  return what === "speed" ? t("player-did-speed", { rate }) : t(`player-did-${what}`);
}

/** Whom it waits for, whose device cannot play it, and how well in step all are. */
export function together({ player, you, name, hue, light, step, without }: Who): TemplateResult {
  const waits = player.wanted && player.position.rate === 0 ? waitsFor(player) : [];
  const cannot = Object.entries(player.troubles ?? {}).filter(
    ([who]) => who !== you && !player.without_picture?.includes(who),
  );
  const names = listed(waits.map((one) => (one === you ? t("player-you") : name(one))));
  return html`
    <div role="status">
      ${cannot.map(
        ([who, why]) =>
          html`<p class="note" part="note" data-testid="player-trouble">${t("player-trouble", { name: name(who), why: t(`player-why-${why}`) })}</p>`,
      )}
      ${waits.length ? html`<div class="note lamp" part="note" data-testid="player-awaited"><p class="grow">${t("player-waits", { names })}</p></div>` : nothing}
    </div>
    ${
      waits.length
        ? html`<div class="row tight centre">${waits
            .filter((one) => one !== you)
            .map(
              (member) =>
                html`<button class="btn quiet small" part="quiet" type="button" data-testid="player-go-without" @click=${() => without(member)}>${t("player-without", { name: name(member) })}</button>`,
            )}</div>`
        : nothing
    }
    <div class="row between in t2">
      ${player.gate.circle.map(
        (member) =>
          html`<span class="tag ${hue(member)}"><i class="light ${light(member)}" aria-hidden="true"></i><span>${name(member)}, ${step(member)}</span></span>`,
      )}
    </div>
  `;
}
