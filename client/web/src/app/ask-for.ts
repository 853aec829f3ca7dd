import { css, html, LitElement, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import { here, hourIn } from "../elements/daylight.ts";
import { icon } from "../elements/icons.ts";
import { look } from "../elements/look.ts";
import { Redraw } from "../elements/redraw.ts";
import { define, lightOf, why } from "../elements/room-element.ts";
import { RefusedError } from "../sdk/errors.ts";
import type { Room } from "../sdk/room.ts";
import { spoken, t } from "../words/words.ts";

/** `<samesky-ask-for>`: says to who is not here that I would be glad of them, wherever they are told. */
export class SameskyAskFor extends LitElement {
  static override properties: PropertyDeclarations = { room: { attribute: false }, said: { state: true } };
  static override styles = [look, css`.row { --g: 0.5rem 1rem; }`];
  declare room: Room | undefined;
  /** What came of it; empty before it was asked. */
  declare said: string;

  constructor() {
    super();
    this.said = "";
    new Redraw(this, ["change", "presence", "connection", "words"]);
  }

  override render(): TemplateResult | typeof nothing {
    const room = this.room;
    const away = room?.connection === "live" ? awayFrom(room) : [];
    if (!room || !away.length) return nothing;
    const [first] = away;
    const words =
      away.length > 1 ? t("asking-others") : t("asking-for", { name: room.members[first ?? ""]?.name ?? "" });
    return html`<div class="row">
      <button class="btn quiet small" type="button" data-testid="ask-for" @click=${() => this.#ask(room, away)}>${icon("mark", true)}${words}</button>
      <span class="t2 soft" role="status" data-testid="asked">${this.said}</span></div>`;
  }

  async #ask(room: Room, away: string[]): Promise<void> {
    this.said = "";
    const [member] = away;
    try {
      await room.do(`notices:${room.you}`, "ask", away.length > 1 ? {} : { member });
      this.said = t("asking-said");
    } catch (error) {
      this.said = wordsOf(room, error);
    }
  }
}

/** Who is not here. */
function awayFrom(room: Room): string[] {
  const others = Object.keys(room.members).filter((id) => id !== room.you);
  return others.filter((id) => lightOf(room.presence[id]?.status) === "away");
}

function wordsOf(room: Room, error: unknown): string {
  if (!(error instanceof RefusedError) || error.code !== "too_fast" || !error.retryAfter) return why(error);
  const again = new Date(((room.clock.now() ?? 0) + error.retryAfter + 59) * 1000);
  return t("asking-again", { time: hourIn(room.members[room.you]?.tz || here(), again, spoken()) });
}

define("samesky-ask-for", SameskyAskFor);
