// What is only for oneself at a player: subtitles, the sound track, and how late its sound is heard.

import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { spoken, t } from "../words/words.ts";
import { MOST_DELAY } from "./delay.ts";
import { icon } from "./drawn.ts";
import { webAddress } from "./media.ts";
import {
  keepLines,
  keepOffset,
  keptLines,
  keptOffset,
  type Line,
  linesAt,
  linesOf,
  MOST_OFFSET,
  textOf,
} from "./subtitles.ts";

/** Seconds by which a tap moves subtitles. */
const STEP = 0.5;

/** The subtitles of what is on, on this device. */
export class OwnSubtitles {
  /** Why they could not be taken, in words; empty when they were. */
  trouble = "";
  #item = "";
  readonly #changed: () => void;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** What is on now. */
  on(item: string): void {
    if (item === this.#item) return;
    this.#item = item;
    this.trouble = "";
  }

  get lines(): readonly Line[] | undefined {
    return keptLines(this.#item);
  }

  get offset(): number {
    return keptOffset(this.#item);
  }

  render(): TemplateResult {
    const by = new Intl.NumberFormat(spoken(), { signDisplay: "exceptZero", minimumFractionDigits: 1 });
    const move = (step: number) => () => {
      const moved = Math.max(-MOST_OFFSET, Math.min(MOST_OFFSET, this.offset + step));
      keepOffset(this.#item, moved);
      this.#changed();
    };
    const off = () => this.#take(undefined);
    return html`<div class="stack g2" role="group" aria-labelledby="subs">
      <p class="b t2" id="subs">${t("subs-title")}</p>
      ${
        this.lines
          ? html`<div class="row tight t2">
              <span class="grow" id="subs-offset">${t("subs-offset")}</span>
              <button class="iconb num" type="button" data-testid="subs-earlier" aria-describedby="subs-offset" @click=${move(-STEP)}><bdi>−0.5</bdi></button>
              <output class="num" data-testid="subs-offset">${t("subs-offset-by", { by: by.format(this.offset) })}</output>
              <button class="iconb num" type="button" data-testid="subs-later" aria-describedby="subs-offset" @click=${move(STEP)}><bdi>+0.5</bdi></button>
            </div>
            <div><button class="btn quiet small" part="quiet" type="button" data-testid="subs-off" @click=${off}>${t("subs-off")}</button></div>`
          : html`<div><label class="btn quiet small pick" part="quiet">${icon("file", true)}${t("subs-file")}
                <input type="file" accept=".srt,.vtt,text/vtt" data-testid="subs-file" @change=${this.#file} /></label></div>
              <form class="row tight" @submit=${this.#address} novalidate>
                <input class="field small grow" part="field" name="url" inputmode="url" autocomplete="off" data-testid="subs-url" aria-label=${t("subs-url")} placeholder=${t("subs-url")} />
                <button class="btn quiet small" part="quiet" data-testid="subs-take">${t("subs-take")}</button>
              </form>`
      }
      <p class="t2 soft" role="status" data-testid="subs-said">${this.trouble || t("subs-note")}</p>
    </div>`;
  }

  #take(lines: readonly Line[] | undefined, trouble = ""): void {
    keepLines(this.#item, lines?.length ? lines : undefined);
    this.trouble = trouble || (lines && !lines.length ? t("subs-none") : "");
    this.#changed();
  }

  #file = async (event: Event): Promise<void> => {
    const file = (event.currentTarget as HTMLInputElement).files?.[0];
    if (file) this.#take(linesOf(await textOf(file)));
  };

  #address = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const given = String(new FormData(event.currentTarget as HTMLFormElement).get("url")).trim();
    const url = given && webAddress(given, location.href);
    const lines = url ? await linesAt(url) : undefined;
    this.#take(lines, lines ? "" : t("subs-unreached"));
  };
}

/** A list of sound tracks, as far as a browser has one. */
interface Track {
  enabled: boolean;
  label: string;
  language: string;
}

/** The sound tracks of what is on, where there is a choice and the browser lets one choose. */
export function soundTracks(element: HTMLElement | null): TemplateResult | typeof nothing {
  const found = (element as { audioTracks?: ArrayLike<Track> } | null)?.audioTracks;
  const tracks = found ? Array.from(found) : [];
  if (tracks.length < 2) return nothing;
  const choose = (event: Event) => {
    const wanted = Number((event.currentTarget as HTMLSelectElement).value);
    for (const [n, track] of tracks.entries()) track.enabled = n === wanted;
  };
  return html`<label class="row between t2">${t("audio-track")}
    <select class="field small fit" part="field" data-testid="player-track" @change=${choose}>
      ${tracks.map(
        ({ enabled, label, language }, n) =>
          html`<option value=${n} ?selected=${enabled}>${label || tongue(language) || t("audio-nth", { n: n + 1 })}</option>`,
      )}
    </select></label>`;
}

function tongue(language: string): string {
  try {
    return new Intl.DisplayNames(spoken(), { type: "language" }).of(language) ?? "";
  } catch {
    return "";
  }
}

/** How late the sound of this device is heard, in seconds. */
export function soundDelay(delay: number, moved: (seconds: number) => void): TemplateResult {
  const ms = Math.round(1000 * delay);
  const said = t("player-late-by", { ms });
  return html`<div>
    <label class="row between t2" for="late"><span>${t("player-late")}</span><span class="num">${said}</span></label>
    <input id="late" class="seek" type="range" min="0" max=${1000 * MOST_DELAY} step="10" .value=${live(String(ms))}
      .style=${`--gone: ${(100 * ms) / (1000 * MOST_DELAY)}%`} data-testid="player-late" aria-valuetext=${said}
      aria-describedby="late-lead" @input=${(event: Event) => moved(Number((event.currentTarget as HTMLInputElement).value) / 1000)} />
    <p class="t2 soft" id="late-lead">${t("player-late-lead")}</p>
  </div>`;
}
