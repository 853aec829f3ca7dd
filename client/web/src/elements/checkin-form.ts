// Where one says how one is.

import { html, nothing, type TemplateResult } from "lit";
import { t } from "../words/words.ts";
import { plane } from "./checkin-mood.ts";
import { type Day, ENERGIES, FEELINGS, MAX_NEED, MEETS } from "./checkin-note.ts";
import { icon } from "./drawn.ts";

/** What the form shows, and what it tells. */
export interface Composed {
  draft: Day;
  hue: string;
  /** What the buttons say; an empty one is not there. */
  seal: string;
  atOnce: string;
  /** Whether somebody waits, so that one may rest. */
  rests: boolean;
  /** A word about who is awaited. */
  lead: string;
  changed(draft: Day): void;
  share(atOnce: boolean): void;
  rest(): void;
}

/** The form, with the draft as it is. */
export function composer(of: Composed): TemplateResult {
  const { draft, changed } = of;
  const chip = (testid: string, words: string, on: boolean, set: () => void) =>
    html`<button class="chip" type="button" aria-pressed=${String(on)} data-testid=${testid} @click=${set}>${words}</button>`;
  return html`
    <form class="stack form" data-testid="checkin-form" @submit=${(event: SubmitEvent) => {
      event.preventDefault();
      of.share(false);
    }}>
      <div class="stack g3"><p class="t2 soft">${t("checkin-move")}</p>${plane(draft.mood, of.hue, (mood) => changed({ ...draft, mood }))}</div>
      <fieldset><legend class="label">${t("checkin-words")}</legend><div class="row tight">
        ${FEELINGS.map((one) =>
          chip(`checkin-feel-${one}`, t(`checkin-feel-${one}`), draft.feelings.includes(one), () =>
            changed({
              ...draft,
              feelings: draft.feelings.includes(one)
                ? draft.feelings.filter((other) => other !== one)
                : [...draft.feelings, one],
            }),
          ),
        )}</div></fieldset>
      <fieldset><legend class="label">${t("checkin-energy")}</legend><div class="row tight">
        ${ENERGIES.map((one) =>
          chip(`checkin-energy-${one}`, t(`checkin-energy-${one}`), draft.energy === one, () =>
            changed({ ...draft, energy: draft.energy === one ? undefined : one }),
          ),
        )}</div></fieldset>
      <label><span class="label">${t("checkin-need")}</span>
        <input class="field" part="field" dir="auto" maxlength=${MAX_NEED} autocomplete="off" data-testid="checkin-need" placeholder=${t("checkin-need-empty")} .value=${draft.need}
          @input=${(event: InputEvent) => changed({ ...draft, need: (event.currentTarget as HTMLInputElement).value })} /></label>
      <fieldset><legend class="label">${t("checkin-meet")}</legend><div class="row tight">
        ${MEETS.map((one) =>
          chip(`checkin-meet-${one}`, t(`checkin-meet-${one}`), draft.meet === one, () =>
            changed({ ...draft, meet: draft.meet === one ? undefined : one }),
          ),
        )}</div></fieldset>
      <div class="seal">
        <button class="btn wide" part="action" data-testid="checkin-seal">${icon("lock", true)}<span>${of.seal}</span></button>
        ${of.atOnce ? html`<button class="btn bare" part="quiet" type="button" data-testid="checkin-at-once" @click=${() => of.share(true)}>${of.atOnce}</button>` : nothing}
        ${of.rests ? html`<button class="btn bare" part="quiet" type="button" data-testid="checkin-rest" @click=${of.rest}>${t("checkin-rest")}</button>` : nothing}
        ${of.lead ? html`<p class="t2 soft mid">${of.lead}</p>` : nothing}
      </div>
    </form>
  `;
}
