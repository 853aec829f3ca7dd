// The stage: a page as one sees it, with its notes, and where everybody points; by mouse, finger or keys.

import { html, nothing, type TemplateResult } from "lit";
import { t } from "../words/words.ts";
import type { Leaf } from "./tour-note.ts";
import { moved, nearer, onPage, PACE, type Point, STEP, standing, type View, whole } from "./tour-view.ts";

/** A note as it stands on a page. */
export interface Pin {
  id: string;
  n: number;
  name: string;
  hue: string;
  x: number;
  y: number;
}

/** What the stage shows, and what it tells. */
export interface Stage {
  view: View;
  /** The page; null: it does not open, undefined: it is on its way. */
  leaf: Leaf | null | undefined;
  /** What stands in place of it meanwhile. */
  why: string;
  alt: string;
  /** The width of the page by its height. */
  wide: number;
  pins: readonly Pin[];
  pointers: readonly { name: string; hue: string; at: Point }[];
  /** A note that is being placed. */
  fresh: Point | undefined;
  /** The hue of who looks. */
  mine: string;
  /** Whether what one sees here is one's own to move. */
  free: boolean;
  leads: string;
  /** Whether pages go from right to left. */
  rtl: boolean;
  /** Whether a finger points; else it moves the page. */
  pointing: boolean;
  see(view: View): void;
  point(at: Point | undefined): void;
  /** A tap on a place of the page. */
  tapped(at: Point): void;
  opened(note: string): void;
  /** A page further or back. */
  turn(by: number): void;
  /** How wide the picture is by its height. */
  shaped(wide: number): void;
}

/** Where fingers and the mouse are on a stage, and what they began with. */
export class Hands {
  readonly #down = new Map<number, Point>();
  #begun: Point | undefined;
  #far = 0;
  #two = false;

  /** A pointer goes down. */
  down(id: number, at: Point): void {
    this.#down.set(id, at);
    if (this.#down.size === 1) [this.#begun, this.#far, this.#two] = [at, 0, false];
    else this.#two = true;
  }

  /** A pointer moves; gives the view that it leads to, while it is down. */
  move(id: number, at: Point, view: View): View | undefined {
    const before = this.#down.get(id);
    if (!before) return undefined;
    const other = [...this.#down].find(([key]) => key !== id)?.[1];
    this.#down.set(id, at);
    this.#far += Math.hypot(at[0] - before[0], at[1] - before[1]);
    const drawn = moved(view, [(before[0] - at[0]) / (other ? 2 : 1), (before[1] - at[1]) / (other ? 2 : 1)]);
    if (!other) return drawn;
    const apart = (one: Point) => Math.hypot(one[0] - other[0], one[1] - other[1]);
    const by = apart(before) > 0.01 ? apart(at) / apart(before) : 1;
    return nearer(drawn, by, [(at[0] + other[0]) / 2, (at[1] + other[1]) / 2]);
  }

  /** A pointer goes up; gives where, if it was a tap; 1 or -1, if it was drawn to the left or to the right. */
  up(id: number): Point | 1 | -1 | undefined {
    const at = this.#down.get(id);
    const [begun, one] = [this.#begun, this.#down.size === 1 && !this.#two];
    this.#down.delete(id);
    if (!at || !begun || !one) return undefined;
    if (this.#far < 0.015) return begun;
    const [x, y] = [at[0] - begun[0], at[1] - begun[1]];
    if (Math.abs(x) < 0.15 || Math.abs(x) < 2 * Math.abs(y)) return undefined;
    return x < 0 ? 1 : -1;
  }

  /** How many are down. */
  get count(): number {
    return this.#down.size;
  }
}

/** The view that a key leads to, or a page on or back; undefined: it is no key of ours. */
export function keyed(key: string, view: View, rtl = false): View | 1 | -1 | undefined {
  const near = view.z > 1;
  const by = PACE / 1000;
  const [on, back] = rtl ? ["ArrowLeft", "ArrowRight"] : ["ArrowRight", "ArrowLeft"];
  if (key === "PageDown" || (key === on && !near)) return 1;
  if (key === "PageUp" || (key === back && !near)) return -1;
  if (key === "+" || key === "=") return nearer(view, STEP);
  if (key === "-") return nearer(view, 1 / STEP);
  if (key === "0") return whole(view.p);
  if (!near) return undefined;
  const way = { ArrowLeft: [-by, 0], ArrowRight: [by, 0], ArrowUp: [0, -by], ArrowDown: [0, by] }[key];
  return way ? moved(view, way as unknown as Point) : undefined;
}

/** The stage as it is. */
export function stage(of: Stage, hands: Hands): TemplateResult {
  const { view, leaf } = of;
  const share = (event: { clientX: number; clientY: number }, target: Element): Point => {
    const box = target.getBoundingClientRect();
    return [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height];
  };
  const down = (event: PointerEvent) => {
    if (event.button !== 0 || (event.target as Element).closest(".pin")) return;
    const target = event.currentTarget as Element;
    // Who only follows scrolls the page with a finger; it is theirs then.
    if (of.free || of.pointing) target.setPointerCapture(event.pointerId);
    hands.down(event.pointerId, share(event, target));
    if (of.pointing || event.pointerType === "mouse") of.point(onPage(view, share(event, target)));
  };
  const move = (event: PointerEvent) => {
    const at = share(event, event.currentTarget as Element);
    const mouse = event.pointerType === "mouse";
    if (mouse || (of.pointing && hands.count === 1)) of.point(onPage(view, at));
    const led = hands.move(event.pointerId, at, view);
    if (led && of.free && (mouse || !of.pointing || hands.count > 1)) of.see(led);
  };
  const up = (event: PointerEvent) => {
    const done = event.type === "pointerup" ? hands.up(event.pointerId) : void hands.up(event.pointerId);
    // A finger that is drawn over all of a page turns it.
    const turns = of.free && view.z === 1 && !of.pointing && event.pointerType !== "mouse";
    if (typeof done === "number" && turns) of.turn(of.rtl ? -done : done);
    else if (typeof done === "object") of.tapped(onPage(view, done));
    if (event.pointerType !== "mouse") of.point(undefined);
  };
  const left = (event: PointerEvent) => {
    hands.up(event.pointerId);
    of.point(undefined);
  };
  const wheel = (event: WheelEvent) => {
    // With Ctrl or in a pinch; else the page around scrolls.
    if (!event.ctrlKey || !of.free) return;
    event.preventDefault();
    of.see(nearer(view, Math.exp(-event.deltaY / 200), share(event, event.currentTarget as Element)));
  };
  const key = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !of.free) return;
    const led = keyed(event.key, view, of.rtl);
    if (led === undefined) return;
    event.preventDefault();
    if (typeof led === "number") of.turn(led);
    else of.see(led);
  };
  const drawn = (event: Event) => {
    const { naturalWidth, naturalHeight } = event.currentTarget as HTMLImageElement;
    if (naturalHeight) of.shaped(naturalWidth / naturalHeight);
  };
  const place = ([x, y]: Point) => `--x: ${x / 10}; --y: ${y / 10}; --back: ${1 / view.z}`;
  const page = !leaf
    ? nothing
    : leaf.picture
      ? html`<img src=${leaf.picture} alt=${leaf.words || of.alt} @load=${drawn} draggable="false" />`
      : html`<div class="text" dir="auto">${leaf.text}</div>`;
  const held = of.free && (view.z > 1 || of.pointing);
  return html`<div class="stage ${held || of.pointing ? "held" : of.free ? "free" : ""} ${of.leads ? `lead ${of.leads}` : ""}" part="panel" role="group" tabindex="0" aria-label=${t("tour-stage")} data-testid="tour-stage"
    data-page=${view.p} data-near=${view.z} data-x=${view.x} data-y=${view.y} .style=${`--wide: ${leaf?.picture ? of.wide : 0.75}`}
    @pointerdown=${down} @pointermove=${move} @pointerup=${up} @pointercancel=${up} @pointerleave=${left} @wheel=${wheel} @keydown=${key}>
    <div class="leaf ${of.free ? "" : "follows"}" .style=${`transform: ${standing(view)}`}>${page}
      ${leaf ? of.pins.map((pin) => html`<button class="pin ${pin.hue}" type="button" .style=${place([pin.x, pin.y])} aria-label=${t("tour-note-place", { n: pin.n, name: pin.name })} data-testid="tour-pin" @click=${() => of.opened(pin.id)}><b aria-hidden="true">${pin.n}</b></button>`) : nothing}
      ${of.fresh ? html`<span class="pin ${of.mine}" .style=${place(of.fresh)} aria-hidden="true" data-testid="tour-fresh"><b>+</b></span>` : nothing}
      ${of.pointers.map(({ name, hue, at }) => html`<span class="points ${hue}" .style=${place(at)} aria-hidden="true" data-testid="tour-pointer"><i></i><span>${name}</span></span>`)}</div>
    ${leaf ? nothing : html`<p class="wait t2 soft mid">${of.why}</p>`}</div>`;
}
