// The sheet: where one draws, by finger, mouse, pen or keys, and where the others see it.

import { html, type SVGTemplateResult, svg, type TemplateResult } from "lit";
import { HEIGHT, type Line, type Pen, pointsOf, WIDTH } from "./sketch.ts";

/** Units that a key moves the pen by. */
const STEP = 20;
const KEYS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-STEP, 0],
  ArrowRight: [STEP, 0],
  ArrowUp: [0, -STEP],
  ArrowDown: [0, STEP],
};

function drawn(lines: readonly Line[]): SVGTemplateResult[] {
  return lines.map((line) => svg`<polyline points=${pointsOf(line)} />`);
}

/** A drawing to look at. */
export function picture(lines: readonly Line[], label: string): TemplateResult {
  return html`<svg class="sheet" part="panel" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label=${label} data-testid="play-picture" data-lines=${lines.length}>${drawn(lines)}</svg>`;
}

/** Where the keys have brought the pen, and whether it is on the paper. */
export interface Hand {
  x: number;
  y: number;
  down: boolean;
}

/** The sheet to draw on; `changed` is called with every point. */
export function sheet(
  pen: Pen,
  hand: Hand | undefined,
  label: string,
  changed: () => void,
  moved: (hand: Hand) => void,
): TemplateResult {
  const at = (event: PointerEvent, target: Element): [number, number] => {
    const box = target.getBoundingClientRect();
    return [
      ((event.clientX - box.left) / box.width) * WIDTH,
      ((event.clientY - box.top) / box.height) * HEIGHT,
    ];
  };
  const down = (event: PointerEvent) => {
    if (event.button !== 0) return;
    const target = event.currentTarget as Element;
    target.setPointerCapture(event.pointerId);
    pen.down(...at(event, target));
    changed();
  };
  const move = (event: PointerEvent) => {
    const target = event.currentTarget as Element;
    if (!target.hasPointerCapture(event.pointerId)) return;
    const all = event.getCoalescedEvents?.() ?? [];
    for (const one of all.length ? all : [event]) pen.move(...at(one, target));
    changed();
  };
  const key = (event: KeyboardEvent) => {
    const now = hand ?? { x: WIDTH / 2, y: HEIGHT / 2, down: false };
    if (event.key === " ") {
      if (!now.down) pen.down(now.x, now.y);
      moved({ ...now, down: !now.down });
    } else {
      const by = KEYS[event.key];
      if (!by) return;
      const x = Math.min(WIDTH, Math.max(0, now.x + by[0]));
      const y = Math.min(HEIGHT, Math.max(0, now.y + by[1]));
      if (now.down) pen.move(x, y);
      moved({ ...now, x, y });
    }
    event.preventDefault();
    changed();
  };
  return html`<svg class="sheet mine" part="panel" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="application" tabindex="0" aria-label=${label} data-testid="play-sheet"
    @pointerdown=${down} @pointermove=${move} @keydown=${key}>${drawn(pen.lines)}
    ${hand ? svg`<circle class=${hand.down ? "nib down" : "nib"} cx=${hand.x} cy=${hand.y} r="14" />` : svg``}</svg>`;
}
