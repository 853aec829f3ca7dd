// Drawing and guessing: who draws, what the others think it is, and the picture that is left.

import { html, nothing, type TemplateResult } from "lit";
import type { Sketch } from "../sdk/protocol.d.ts";
import { t } from "../words/words.ts";
import { does } from "./cook-parts.ts";
import { icon } from "./drawn.ts";
import { MAX_GUESS } from "./play-note.ts";
import { type Hand, picture, sheet } from "./play-sheet.ts";
import type { Line, Pen } from "./sketch.ts";

/** What the drawing shows, and what it tells. */
export interface Drawn {
  sketch: Sketch | null;
  you: string;
  /** Whether somebody else is in the room. */
  others: readonly string[];
  /** What is drawn; empty where nobody may know. */
  thing: string;
  pen: Pen | undefined;
  hand: Hand | undefined;
  lines: readonly Line[];
  /** Whether who draws is here. */
  here: boolean;
  name(member: string): string;
  hue(member: string): string;
  guess(member: string, id: string, box: Uint8Array): string;
  send(cmd: string, args?: Record<string, unknown>): unknown;
  /** Keeps the picture, and then sends a command with it. */
  keep(cmd: string, args?: Record<string, unknown>): unknown;
  drawn(): void;
  moved(hand: Hand): void;
  say(event: SubmitEvent): void;
}

/** The drawing as it is. */
export function drawing(of: Drawn): TemplateResult {
  const { sketch, you } = of;
  const after = sketch ? { after: sketch.id } : {};
  const begin = (words: string) => does("play-draw", words, " quiet small", () => of.send("draw", after));
  if (!sketch)
    return html`<p class="soft">${t("play-draw-lead")}</p><div>${begin(t("play-draw-begin"))}</div>`;
  const mine = sketch.by === you;
  if (sketch.over) {
    return html`${of.lines.length ? picture(of.lines, of.thing) : nothing}
      <p data-testid="play-was" dir="auto">${sketch.found ? t("play-found", { thing: of.thing, name: of.name(sketch.found) }) : t("play-was", { thing: of.thing })}</p>
      <div>${begin(t(mine ? "play-draw-again" : "play-draw-mine"))}</div>`;
  }
  const guesses = html`<ul class="list" aria-live="polite">${[...sketch.guesses].reverse().map(
    (
      one,
    ) => html`<li class="who ${of.hue(one.by)}" data-testid="play-guessed"><span class="grow"><b class="b person t2">${of.name(one.by)}</b> <span dir="auto">${of.guess(one.by, one.id, one.text)}</span></span>
      ${mine ? does("play-right", t("play-right"), " quiet small", () => of.keep("right", { sketch: sketch.id, guess: one.id })) : nothing}</li>`,
  )}</ul>`;
  if (mine) {
    const pen = of.pen;
    return html`<p>${t("play-draw-this")} <b class="voice t4" dir="auto" data-testid="play-thing">${of.thing}</b></p>
      ${pen ? sheet(pen, of.hand, t("play-sheet-mine"), of.drawn, of.moved) : nothing}
      <p class="t2 soft">${t("play-sheet-keys")}</p>
      <div class="does">${does("play-undo", t("play-undo"), " quiet small", () => {
        pen?.undo();
        of.drawn();
      })}${does("play-wipe", t("play-wipe"), " bare small", () => {
        pen?.undo(true);
        of.drawn();
      })}</div>
      ${guesses}
      <div class="does">${sketch.picture ? html`<p class="t2 soft" role="status">${t("play-left")}</p>` : does("play-leave", t("play-leave"), " bare small edge", () => of.keep("leave", { sketch: sketch.id }))}
        ${does("play-reveal", t("play-reveal"), " bare small", () => of.keep("reveal", { sketch: sketch.id }))}
        ${does("play-draw-else", t("play-draw-else"), " bare small", () => of.send("draw", after))}</div>`;
  }
  const gone = !of.here && !sketch.picture;
  return html`<p class="t2 soft">${t(sketch.picture && !of.here ? "play-left-by" : "play-draws", { name: of.name(sketch.by) })}</p>
    ${picture(of.lines, t("play-draws", { name: of.name(sketch.by) }))}
    <form @submit=${of.say}><label><span class="label">${t("play-guess")}</span>
      <input class="field small" part="field" name="text" maxlength=${MAX_GUESS} required dir="auto" autocomplete="off" data-testid="play-guess" /></label>
      <button class="btn quiet small" part="quiet" data-testid="play-guess-say">${t("play-guess-say")}</button></form>
    ${guesses}
    ${gone ? html`<div>${begin(t("play-draw-mine"))}</div>` : nothing}`;
}

/** Drawings that were kept, newest first; they come when one looks at them. */
export function album(of: {
  all: readonly { id: string; words: string; lines: readonly Line[] | undefined }[];
  open: boolean;
  toggled(open: boolean): void;
}): TemplateResult | typeof nothing {
  if (!of.all.length) return nothing;
  const toggled = (event: Event) => of.toggled((event.currentTarget as HTMLDetailsElement).open);
  return html`<details @toggle=${toggled}><summary data-testid="play-album">${icon("plus", true)}${t("play-album")}</summary>
    ${of.open ? html`<div class="album">${of.all.map(({ words, lines }) => html`<figure>${lines ? picture(lines, words) : nothing}<figcaption class="t2 soft" dir="auto">${words}</figcaption></figure>`)}</div>` : nothing}</details>`;
}
