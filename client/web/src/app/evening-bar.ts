import { css, html, nothing, type TemplateResult } from "lit";
import { courseAt } from "../elements/course.ts";
import { clockFace } from "../elements/digits.ts";
import { icon } from "../elements/icons.ts";
import { look } from "../elements/look.ts";
import { define } from "../elements/room-element.ts";
import { TickingElement } from "../elements/ticking-element.ts";
import type { EveningView } from "../sdk/protocol.d.ts";
import { t } from "../words/words.ts";
import { ledTo } from "./evening-places.ts";
import { placeLink, wish } from "./place-link.ts";
import type { Where } from "./route.ts";

/** `<samesky-evening-bar>`: while an evening goes on, the way back to it from whatever it is at; it leads on, too. */
export class SameskyEveningBar extends TickingElement<EveningView> {
  static override styles = [
    look,
    css`
      a { display: flex; align-items: center; gap: 0.75rem; min-block-size: var(--ss-tap); padding: 0.5rem 1rem; margin-block-end: 1rem;
        border-radius: var(--ss-r-2); background: var(--ss-lamp-wash); color: var(--ss-ink); text-decoration: none; font-size: var(--ss-t-2); }
      a:hover { text-decoration: underline; text-underline-offset: 0.2em; } .i { color: var(--ss-lamp-ink); } .grow { flex: 1; min-inline-size: 0; }
      .num { font-weight: 560; }
    `,
  ];
  /** What of the room is seen. */
  where: Where = { view: "", name: "" };

  constructor() {
    super();
    this.on = "evening";
  }

  protected override turned(before: EveningView | undefined): void {
    const to = before && ledTo(before, this.shown, this.where);
    if (to) wish(this, to);
  }

  protected override changesAfter(now: number): number | undefined {
    return courseAt(this.shown, now).changes;
  }

  override render(): TemplateResult | typeof nothing {
    const course = courseAt(this.shown, this.seen ?? 0);
    const on = course.phase === "running" || course.phase === "held" || course.count > 0;
    if (!this.room || !on || this.where.view === "evening") return nothing;
    const left = course.count ? String(course.count) : clockFace(Math.ceil(course.left - 0.004));
    const words = html`${icon("moon", true)}<span class="grow">${t(course.phase === "held" ? "timer-held" : "bar-evening")}</span><span class="num" role="timer">${left}</span>${icon("on", true)}`;
    return placeLink(this.room.card.id, { view: "evening", name: "" }, words, { testid: "evening-bar" });
  }
}

define("samesky-evening-bar", SameskyEveningBar);
