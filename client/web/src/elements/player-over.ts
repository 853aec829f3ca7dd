// What lies over the picture where there is none: a file to choose, a tap, or why it cannot be played, and a way on.

import { html, nothing, type TemplateResult } from "lit";
import { t } from "../words/words.ts";
import { clockFace } from "./digits.ts";
import { icon } from "./drawn.ts";
import { choose, lengthOf, type Media, type OwnFile, type Provider, placeOf, stand } from "./media.ts";
import type { Why } from "./why-not.ts";

/** Seconds by which copies of the same cut differ at most. */
const SAME_CUT = 1.5;

/** A file that is not the one of the queue. */
interface Other {
  file: File;
  /** Seconds by which it is longer (shorter: negative); null where that is not known. */
  longer: number | null;
}

/** The choice of one's own copy of a file: matched by fingerprint, then by length, on this device. */
export class OwnCopy {
  /** What is to be said of what was chosen; empty when it fits. */
  said = "";
  #other: Other | undefined;
  readonly #changed: () => void;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** Something else is on. */
  clear(): void {
    this.said = "";
    this.#other = undefined;
  }

  /** @param length of what is in the queue, in seconds, where it is known. */
  render(file: OwnFile, title: string, length: number | null): TemplateResult {
    const use = () => {
      if (this.#other) stand(file, this.#other.file);
      this.clear();
      this.#changed();
    };
    return html`<div class="over">
      <label class="btn choose" part="action">${icon("file", true)}${t("player-choose", { title })}
        <input type="file" accept="audio/*,video/*" data-testid="player-file" @change=${(event: Event) => this.#choose(event, file, length)} /></label>
      ${this.said ? html`<p role="status" class="t2" data-testid="player-cut">${this.said}</p>` : nothing}
      ${this.#other ? html`<button class="btn quiet small over-quiet" part="quiet" type="button" data-testid="player-cut-use" @click=${use}>${t("player-cut-use")}</button>` : nothing}
    </div>`;
  }

  async #choose(event: Event, file: OwnFile, length: number | null): Promise<void> {
    const input = event.currentTarget as HTMLInputElement;
    const copy = input.files?.[0];
    if (!copy) return;
    this.clear();
    const found = await choose(copy);
    if (found.size !== file.size || found.hash !== file.hash) await this.#compare(copy, file, length);
    input.value = "";
    this.#changed();
  }

  async #compare(copy: File, file: OwnFile, length: number | null): Promise<void> {
    const address = URL.createObjectURL(copy);
    const here = await lengthOf(address);
    URL.revokeObjectURL(address);
    const longer = here === undefined || length === null ? null : here - length;
    if (longer !== null && Math.abs(longer) <= SAME_CUT) {
      stand(file, copy);
      this.said = t("player-cut-same");
      return;
    }
    this.#other = { file: copy, longer };
    const by = clockFace(Math.abs(longer ?? 0));
    if (longer === null) this.said = t("player-cut-other");
    else this.said = t(longer > 0 ? "player-cut-longer" : "player-cut-shorter", { by });
  }
}

/** Why it cannot be played here, with the ways on. */
export function cannot(why: Why, blind: () => void, retry: () => void): TemplateResult {
  return html`<div class="over">
    <p role="status" data-testid="player-why">${t(`player-why-${why}`)}</p>
    <div class="row tight centre">
      <button class="btn small" part="action" type="button" data-testid="player-blind" @click=${blind}>${t("player-blind")}</button>
      <button class="btn quiet small over-quiet" part="quiet" type="button" data-testid="player-retry" @click=${retry}>${t("player-retry")}</button>
    </div>
    <p class="t2">${t("player-blind-lead")}</p>
  </div>`;
}

/** Who goes on without picture. */
export function without(retry: () => void): TemplateResult {
  return html`<div class="over">
    <p role="status" data-testid="player-without">${t("player-blind-now")}</p>
    <button class="btn quiet small over-quiet" part="quiet" type="button" data-testid="player-retry" @click=${retry}>${t("player-retry")}</button>
  </div>`;
}

/**
 * What is watched on its provider's page, or in its provider's own player after a tap.
 *
 * @param at the second at which it is now.
 * @param ways what can be done: show it here, where that is allowed; say that one is ready, where that is awaited.
 */
export function elsewhere(
  media: Extract<Media, { provider: Provider }>,
  at: number,
  { frame, ready }: { frame?: (() => void) | undefined; ready?: (() => void) | undefined },
): TemplateResult {
  const { name, page } = placeOf(media, at);
  return html`<div part="panel" class="still sound elsewhere">
    <p class="voice t5">${media.title}</p>
    ${
      frame
        ? html`<p class="t2">${t("player-frame-lead", { name })}</p>
          <button class="btn" part="action" type="button" data-testid="player-frame-tap" @click=${frame}>${icon("play", true)}${t("player-frame", { name })}</button>`
        : nothing
    }
    <p class="t2">${t("player-elsewhere-lead")}</p>
    <a class="btn" part="action" href=${page} target="_blank" rel="noopener noreferrer" data-testid="player-elsewhere">${t("player-elsewhere", { name })}</a>
    ${ready ? html`<button class="btn quiet small" part="quiet" type="button" data-testid="player-ready" @click=${ready}>${t("player-ready")}</button>` : nothing}
  </div>`;
}
