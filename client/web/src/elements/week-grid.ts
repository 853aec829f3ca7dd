import {
  html,
  nothing,
  type ReactiveController,
  type ReactiveControllerHost,
  type TemplateResult,
} from "lit";
import { spoken, t } from "../words/words.ts";
import { hourIn } from "./daylight.ts";
import { feel } from "./felt.ts";
import { type Cell, drawn, freeOf, hasNight, MORNING, type Week } from "./week.ts";

/** Milliseconds of holding still after which a finger draws in any direction. */
const HOLD = 350;
/** Pixels within which a finger has not moved. */
const STILL = 10;
/** A Monday, for the names of days. */
const MONDAY = Date.UTC(2026, 0, 5);

/** The name of a day of the week, from Monday. */
export function dayName(day: number, weekday: "long" | "short" | "narrow" = "long"): string {
  return new Intl.DateTimeFormat(spoken(), { weekday, timeZone: "UTC" }).format(MONDAY + day * 86_400_000);
}

/** Its name over a narrow column: some languages have none that is short, but a letter. */
function overColumn(day: number): string {
  const short = dayName(day, "short");
  return short.length > 4 ? dayName(day, "narrow") : short;
}

/** A wall time as the reader writes it: minutes after midnight. */
export function hourName(minutes: number): string {
  return hourIn("UTC", new Date(MONDAY + minutes * 60_000), spoken());
}

/** A week to be drawn in: by mouse, finger or keys, one cell an hour. */
export class WeekGrid implements ReactiveController {
  week: Week;
  /** Whether the hours before morning are shown. */
  night = false;
  readonly #host: ReactiveControllerHost & { renderRoot: HTMLElement | DocumentFragment };
  /** Where the keys are. */
  #at: Cell = { day: 0, hour: 18 };
  /** What is being drawn: from where, over what, and whether it becomes free. */
  #stroke: { from: Cell; before: Week; free: boolean } | undefined;
  #finger: { x: number; y: number; cell: Cell; timer: ReturnType<typeof setTimeout> } | undefined;

  constructor(host: ReactiveControllerHost & { renderRoot: HTMLElement | DocumentFragment }, week: Week) {
    this.#host = host;
    this.week = week;
    host.addController(this);
  }

  /** Another week to begin from. */
  take(week: Week): void {
    this.week = week;
    this.night = hasNight(week);
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#letGo();
    this.#stroke = undefined;
  }

  /** `beside`: for each hour, what clocks of the other show then. */
  render(beside: ((hour: number) => string) | undefined): TemplateResult {
    const hours = Array.from({ length: 24 }, (_, hour) => hour).filter(
      (hour) => this.night || hour >= MORNING,
    );
    const at = hours.includes(this.#at.hour) ? this.#at : { ...this.#at, hour: hours[0] ?? 0 };
    return html`<table role="grid" class="week" data-testid="times-week" aria-labelledby="week" aria-describedby="how" aria-multiselectable="true"
      @pointerdown=${this.#down} @pointermove=${this.#move} @pointerup=${this.#up} @pointercancel=${this.#cancel}
      @touchmove=${{ handleEvent: this.#touch, passive: false }} @contextmenu=${this.#menu} @keydown=${this.#key}>
      <thead><tr role="row"><td role="presentation"></td>${[0, 1, 2, 3, 4, 5, 6].map((day) => html`<th role="columnheader" scope="col"><span class="hide">${dayName(day)}</span><span aria-hidden="true">${overColumn(day)}</span></th>`)}</tr></thead>
      <tbody>${hours.map(
        (hour) => html`<tr role="row" class=${hour % 6 === 0 ? "part" : ""}>
          <th role="rowheader" scope="row" class="t1 num"><span>${hourName(hour * 60)}</span>${beside ? html` <span class="faint">${beside(hour)}</span>` : nothing}</th>
          ${[0, 1, 2, 3, 4, 5, 6].map((day) => this.#cell({ day, hour }, at))}
        </tr>`,
      )}</tbody>
    </table>`;
  }

  #cell(cell: Cell, at: Cell): TemplateResult {
    const free = freeOf(this.week, cell);
    const how = free === 60 ? "free" : free ? "partly" : "busy";
    const here = cell.day === at.day && cell.hour === at.hour;
    const name = `${dayName(cell.day)}, ${hourName(cell.hour * 60)}, ${t(`times-${how}`)}`;
    return html`<td role="gridcell" class=${how} data-day=${cell.day} data-hour=${cell.hour} tabindex=${here ? 0 : -1}
      aria-selected=${free > 0} aria-label=${name} @focus=${() => this.#goes(cell)}></td>`;
  }

  #goes(cell: Cell): void {
    if (cell.day === this.#at.day && cell.hour === this.#at.hour) return;
    this.#at = cell;
    this.#host.requestUpdate();
  }

  // ---------------------------------------------------------------------------------- mouse and finger

  #down = (event: PointerEvent): void => {
    const cell = this.#under(event);
    if (!cell || event.button) return;
    if (event.pointerType !== "touch") {
      this.#begin(cell);
      return;
    }
    this.#letGo();
    const timer = setTimeout(() => {
      feel(8);
      this.#begin(cell);
    }, HOLD);
    this.#finger = { x: event.clientX, y: event.clientY, cell, timer };
  };

  #move = (event: PointerEvent): void => {
    const finger = this.#finger;
    if (finger && !this.#stroke) {
      const [x, y] = [Math.abs(event.clientX - finger.x), Math.abs(event.clientY - finger.y)];
      // Up and down the page scrolls, and the browser takes the finger from us; sideways it draws.
      if (x > STILL && x > y) this.#begin(finger.cell);
      else if (y > STILL) clearTimeout(finger.timer);
    }
    const to = this.#stroke && this.#under(event);
    if (to) this.#draw(to);
  };

  #up = (event: PointerEvent): void => {
    this.#move(event); // the last bit of the way may come with it
    const finger = this.#finger;
    this.#letGo();
    if (finger && !this.#stroke) this.#begin(finger.cell);
    this.#stroke = undefined;
  };

  #cancel = (): void => {
    this.#letGo();
    if (this.#stroke) this.week = this.#stroke.before;
    this.#stroke = undefined;
    this.#host.requestUpdate();
  };

  /** While it draws, a finger does not scroll. */
  #touch = (event: Event): void => {
    if (this.#stroke) event.preventDefault();
  };

  #menu = (event: Event): void => {
    if (this.#finger) event.preventDefault();
  };

  #letGo(): void {
    clearTimeout(this.#finger?.timer);
    this.#finger = undefined;
  }

  #begin(from: Cell): void {
    clearTimeout(this.#finger?.timer); // who draws sideways for as long as that does not begin anew
    this.#stroke = { from, before: this.week, free: freeOf(this.week, from) < 60 };
    this.#at = from;
    this.#draw(from);
  }

  #draw(to: Cell): void {
    const stroke = this.#stroke;
    if (!stroke) return;
    this.week = drawn(stroke.before, stroke.from, to, stroke.free);
    this.#host.requestUpdate();
  }

  #under(event: PointerEvent): Cell | undefined {
    const root = this.#host.renderRoot as ShadowRoot;
    return cellOf(root.elementFromPoint(event.clientX, event.clientY));
  }

  // ---------------------------------------------------------------------------------- keys

  #key = (event: KeyboardEvent): void => {
    const { day, hour } = this.#at;
    const forward = getComputedStyle(event.currentTarget as Element).direction === "rtl" ? -1 : 1;
    const first = this.night ? 0 : MORNING;
    const moves: Record<string, Cell> = {
      ArrowLeft: { day: day - forward, hour },
      ArrowRight: { day: day + forward, hour },
      ArrowUp: { day, hour: hour - 1 },
      ArrowDown: { day, hour: hour + 1 },
      Home: { day: 0, hour },
      End: { day: 6, hour },
      PageUp: { day, hour: first },
      PageDown: { day, hour: 23 },
    };
    const to = moves[event.key];
    if (event.key === " " || event.key === "Enter") {
      event.preventDefault();
      this.#begin(this.#at);
      this.#stroke = undefined;
    } else if (to) {
      event.preventDefault();
      if (to.day < 0 || to.day > 6 || to.hour < first || to.hour > 23) return;
      // With Shift the next one becomes as this one is.
      if (event.shiftKey) this.week = drawn(this.week, { day, hour }, to, freeOf(this.week, this.#at) === 60);
      this.#goes(to);
      this.#host.requestUpdate();
      void this.#host.updateComplete.then(() =>
        this.#host.renderRoot
          .querySelector<HTMLElement>(`[data-day="${to.day}"][data-hour="${to.hour}"]`)
          ?.focus(),
      );
    }
  };
}

function cellOf(found: Element | null): Cell | undefined {
  const cell = found?.closest<HTMLElement>("[data-day]");
  return cell ? { day: Number(cell.dataset.day), hour: Number(cell.dataset.hour) } : undefined;
}
