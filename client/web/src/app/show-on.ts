import {
  css,
  html,
  LitElement,
  nothing,
  type PropertyDeclarations,
  type PropertyValues,
  type TemplateResult,
} from "lit";
import { icon } from "../elements/icons.ts";
import { look } from "../elements/look.ts";
import { Redraw } from "../elements/redraw.ts";
import { define } from "../elements/room-element.ts";
import type { Player } from "../sdk/protocol.d.ts";
import type { Room } from "../sdk/room.ts";
import { learnMore, t } from "../words/words.ts";
import { instance, showOn } from "./on-screen.ts";
import type { Where } from "./route.ts";
import { screenTexts } from "./screen-texts.ts";

/** `<samesky-show-on>`: what is looked at here is shown on my screens, and a film's picture may be there alone. */
export class SameskyShowOn extends LitElement {
  static override properties: PropertyDeclarations = {
    room: { attribute: false },
    where: { attribute: false },
    shown: { state: true },
    learned: { state: true },
  };
  static override styles = [
    look,
    css`
      .row { margin-inline-start: -1rem; }
    `,
  ];
  declare room: Room | undefined;
  declare where: Where | undefined;
  declare shown: boolean;
  declare learned: boolean;

  constructor() {
    super();
    this.shown = this.learned = false;
    new Redraw(this, ["change"]);
    void learnMore(screenTexts).then(
      () => {
        this.learned = true;
      },
      () => undefined, // out of reach: without words there is nothing to press
    );
  }

  protected override willUpdate(changed: PropertyValues): void {
    const before = changed.get("where") as Where | undefined;
    if (before && (before.view !== this.where?.view || before.name !== this.where?.name)) this.shown = false;
  }

  override render(): TemplateResult | typeof nothing {
    const { room, where } = this;
    if (!room || !where || !this.learned) return nothing;
    return html`<div class="row tight">
      <button class="btn bare small" type="button" data-testid="show-on" ?disabled=${this.shown} @click=${this.#show}>${icon("film", true)}<span role="status">${t(this.shown ? "bring-shown" : "bring-show")}</span></button>
      ${where.view === "watch" ? this.#picture(room, where) : nothing}
    </div>`;
  }

  /** This phone goes on without its picture: it stays the remote. */
  #picture(room: Room, where: Where): TemplateResult | typeof nothing {
    const on = instance("player", where);
    const player = room.state<Player>(on);
    if (!player?.item || player.without_picture.includes(room.you)) return nothing;
    const { item } = player;
    return html`<button class="btn bare small" type="button" data-testid="picture-there"
      @click=${() => void room.do(on, "go_without_picture", { item }).catch(() => undefined)}>${t("bring-picture")}</button>`;
  }

  #show = (): void => {
    if (!this.room || !this.where) return;
    showOn(this.room, this.where);
    this.shown = true;
  };
}

define("samesky-show-on", SameskyShowOn);
