import { css, html, nothing, type TemplateResult } from "lit";
import { t } from "../words/words.ts";
import { type Face, secondsFrom } from "./digits.ts";
import { icon } from "./drawn.ts";
import { feel } from "./felt.ts";
import { look } from "./look.ts";
import { define } from "./room-element.ts";
import { TimerElement } from "./timer-element.ts";

const PRESETS = [60, 300, 900, 1500];

/**
 * `<samesky-timer>`: the light travels its arc and sets; both see the same digit.
 *
 * @cssstate running - It counts.
 * @cssstate paused - It stands still for everybody.
 * @cssstate ended - It has come to its end, and was not cleared since.
 */
export class SameskyTimer extends TimerElement {
  static override styles = [
    look,
    css`
      .arc { container-type: inline-size; position: relative; inline-size: 100%; max-inline-size: 19rem; margin-inline: auto; }
      .arc svg { inline-size: 100%; overflow: visible; }
      .digits { position: absolute; inset: auto 0 15%; text-align: center; font-size: min(var(--ss-t-7), 25cqi); }
      .sun { transform-box: view-box; transform-origin: 160px 152px; }
      .running .sun { transition: transform 1s linear; }
      .left { opacity: 0; } .running .left, .held .left { opacity: 1; }
      .held .left, .held .sun { opacity: 0.55; } .idle .sun, .ended .sun { opacity: 0; }
      .ended .horizon { stroke: var(--ss-lamp-ink); stroke-width: 2.5; }
      :host([armed]) .digits { opacity: 0.75; }
      .idle { max-inline-size: 10rem; } .idle .digits { font-size: 1.875rem; }
      .btn.small { padding-inline: 0.875rem; }
      form { display: flex; gap: 0.5rem; min-inline-size: 0; } form .field { flex: 1; min-inline-size: 0; }
      .rounds { flex-wrap: wrap; align-items: end; } .rounds label { flex: 1; min-inline-size: 4.5rem; } .rounds .btn { flex: 1 0 auto; }
    `,
  ];
  #told = 0;

  /** Room time at which it comes to its end, as it runs now. */
  get #due(): number {
    const timer = this.shown;
    return timer?.total == null ? Infinity : timer.elapsed.at + timer.total - timer.elapsed.position;
  }

  protected override ticked(at: number, seen: number): void {
    const due = this.#due;
    if (Math.abs(at - due) >= 0.02 || this.#told === due) return;
    void super.flipped(due, seen);
    this.#told = due;
    feel(200);
  }

  protected override async flipped(at: number, shown: number): Promise<void> {
    // The end was told when it was seen, from the motion; the hub's word of it comes later.
    if (Math.abs(at - this.#told) >= 0.001) await super.flipped(at, shown);
  }

  protected override get marks(): readonly string[] {
    const { phase } = this.face;
    if (phase === "idle") return [];
    return [phase === "held" ? "paused" : phase];
  }

  override render(): TemplateResult {
    const face = this.face;
    const label = this.words(this.shown?.label, "name.label");
    return html`
      <section class="stack" part="timer" aria-labelledby="title">
        <h2 class="head" part="title" id="title">${t("timer-title")}</h2>
        ${this.#arc(face, label)}
        ${face.phase === "idle" && !label ? html`<p class="t2 soft mid">${t("timer-idle")}</p>` : nothing}
        <p class="t2 soft mid" ?hidden=${!this.#caption(face, label)}>${this.#caption(face, label)}</p>
        <p class="hide" role="status">${face.phase === "ended" ? `${t("timer-ended")} ${label}` : ""}</p>
        ${this.#controls(face)} ${this.refusal()}
      </section>
    `;
  }

  #arc(face: Face, label: string): TemplateResult {
    const from = Math.round(face.gone * 1000);
    const said = this.shown?.mode === "stopwatch" ? "timer-gone" : "timer-left";
    return html`
      <div class="arc ${face.phase}" role="timer" aria-label=${`${label || t("timer-title")}, ${t(said, { time: face.digits })}`}>
        <svg part="arc" viewBox="0 0 320 164" aria-hidden="true">
          <defs>
            <radialGradient id="glow">
              <stop stop-color="var(--ss-lamp)" stop-opacity=".55" />
              <stop offset="1" stop-color="var(--ss-lamp)" stop-opacity="0" />
            </radialGradient>
          </defs>
          <path d="M22 152A138 138 0 0 1 298 152" fill="none" stroke="var(--ss-edge)" stroke-width="2"
            stroke-dasharray="1 7" stroke-linecap="round" />
          <path class="left" d="M22 152A138 138 0 0 1 298 152" pathLength="1000" fill="none" stroke="var(--ss-lamp)"
            stroke-width="2.500" stroke-dasharray="0 ${from} ${1000 - from} 1000" />
          <g class="sun" .style=${`transform: rotate(${face.gone * 180}deg)`}>
            <circle cx="22" cy="152" r="30" fill="url(#glow)" /><circle cx="22" cy="152" r="9" fill="var(--ss-lamp)" />
          </g>
          <path class="horizon" d="M0 152H320" stroke="var(--ss-edge)" stroke-width="1.250" />
        </svg>
        <div class="digits voice t7 num" part="digits" data-testid="timer-digits" data-phase=${face.phase}>${face.digits}</div>
      </div>
    `;
  }

  #caption(face: Face, label: string): string {
    const round = face.round;
    const words = round
      ? t(round.rest ? "timer-rest" : "timer-work", { n: round.n, of: this.shown?.rounds ?? 0 })
      : "";
    return [label, words, face.phase === "held" ? t("timer-held") : ""].filter(Boolean).join(" · ");
  }

  #controls({ phase }: Face): TemplateResult {
    const counts = this.shown?.mode === "countdown" && phase !== "idle";
    const button = (
      testid: string,
      words: string,
      run: () => void,
      drawn: TemplateResult | typeof nothing = nothing,
    ) =>
      html`<button class="btn quiet small" part="quiet" type="button" data-testid=${testid} @click=${run}>${drawn}${words}</button>`;
    const active = html`
      <div class="row tight centre">
        ${phase === "running" ? button("timer-pause", t("timer-pause"), () => this.ask("pause"), icon("pause", true)) : nothing}
        ${phase === "held" ? button("timer-resume", t("timer-resume"), () => this.ask("resume"), icon("play", true)) : nothing}
        ${
          counts
            ? html`<button class="btn quiet small" part="quiet" type="button" data-testid="timer-add" aria-label=${t("timer-add-long")}
                @click=${() => this.ask("add", { seconds: 60 })}>${icon("plus", true)}${t("timer-add")}</button>`
            : nothing
        }
        ${phase === "idle" ? nothing : button("timer-reset", t("timer-reset"), () => this.ask("reset"))}
      </div>
    `;
    const fresh = html`
      <div class="row tight centre">
        ${PRESETS.map((seconds) =>
          button(`timer-start-${seconds}`, t("timer-minutes", { n: seconds / 60 }), () =>
            this.ask("start", { seconds }),
          ),
        )}
      </div>
      <div class="row tight nowrap centre">
        <form @submit=${this.#startOwn}>
          <input class="field small num" part="field" name="time" data-testid="timer-custom" inputmode="text" autocomplete="off"
            size="8" aria-label=${t("timer-custom")} placeholder=${t("timer-custom-hint")} />
          <button class="btn quiet small" part="quiet" data-testid="timer-start">${t("timer-start")}</button>
        </form>
        ${button("timer-stopwatch", t("timer-stopwatch"), () => this.ask("stopwatch"))}
      </div>
      <details>
        <summary>${icon("plus", true)}${t("timer-rounds")}</summary>
        <form class="rounds" @submit=${this.#rounds}>
          ${(
            [
              ["work", 25, 600, 1],
              ["rest", 5, 600, 0],
              ["rounds", 4, 99, 1],
            ] as const
          ).map(
            ([
              name,
              value,
              most,
              least,
            ]) => html`<label><span class="t1 soft">${t(`timer-rounds-${name}`)}</span>
              <input class="field small num" type="number" inputmode="decimal" name=${name} min=${least} max=${most} step=${name === "rounds" ? 1 : "any"}
                value=${value} required data-testid="timer-${name}" /></label>`,
          )}
          <button class="btn quiet small" data-testid="timer-intervals">${t("timer-start")}</button>
        </form>
      </details>
    `;
    return html`
      ${phase === "idle" ? nothing : active} ${phase === "idle" || phase === "ended" ? fresh : nothing}
      <details>
        <summary>${icon("plus", true)}${t("timer-name")}</summary>
        <form @submit=${this.#name}>
          <input class="field small" part="field" name="label" maxlength="80" data-testid="timer-label" aria-label=${t("timer-label")}
            .value=${this.opened(this.shown?.label, "name.label") ?? ""} autocomplete="off" />
          <button class="btn quiet small" part="quiet">${t("timer-label-set")}</button>
        </form>
      </details>
    `;
  }

  #startOwn = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const field = form.elements.namedItem("time") as HTMLInputElement;
    const seconds = secondsFrom(field.value);
    field.setCustomValidity(seconds === null ? t("timer-custom") : "");
    if (seconds === null) field.reportValidity();
    else if (await this.ask("start", { seconds })) form.reset();
    field.addEventListener("input", () => field.setCustomValidity(""), { once: true });
  };

  #rounds = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const of = (name: string) => Number(new FormData(form).get(name));
    void this.ask("intervals", { work: of("work") * 60, rest: of("rest") * 60, rounds: of("rounds") });
  };

  #name = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const label = (form.elements.namedItem("label") as HTMLInputElement).value.trim();
    void (label ? this.say("name", "label", label) : this.ask("name", { label: null }));
    form.closest("details")?.removeAttribute("open");
  };
}

define("samesky-timer", SameskyTimer);
