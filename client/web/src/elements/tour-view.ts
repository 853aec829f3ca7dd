// Where one looks on a page: how near, around which point, and where they point. Pure, in thousandths of the page.

/** How near one may come; what a step nearer multiplies by. */
export const [NEAREST, STEP] = [6, 1.25];
/** How far a key moves, in thousandths of what is seen. */
export const PACE = 120;

/** A point on a page: thousandths of its width and height. */
export type Point = readonly [number, number];

/** What is seen of a page: `z` times as near as all of it, with this point in the middle. */
export interface View {
  p: string;
  z: number;
  x: number;
  y: number;
}

/**
 * What travels: where somebody looks, where they point (`c`), if they do, and whether they only see what who leads sees
 * (`f`); or that it is asked for (`q`).
 */
export interface Look extends View {
  c?: Point;
  f?: true;
}

/** All of a page. */
export function whole(p: string): View {
  return { p, z: 1, x: 500, y: 500 };
}

/** The same view, within the page and in numbers as they travel. */
export function kept({ p, z, x, y }: View): View {
  const near = Math.round(100 * Math.min(NEAREST, Math.max(1, z))) / 100;
  const edge = 500 / near;
  const within = (value: number) => Math.round(Math.min(1000 - edge, Math.max(edge, value)));
  return { p, z: near, x: within(x), y: within(y) };
}

/** Nearer or farther by a factor, while what is at this point of the stage (shares, 0 to 1) stays there. */
export function nearer(view: View, by: number, [u, v]: Point = [0.5, 0.5]): View {
  const z = Math.min(NEAREST, Math.max(1, view.z * by));
  const [x, y] = onPage(view, [u, v]);
  return kept({ ...view, z, x: x - ((u - 0.5) * 1000) / z, y: y - ((v - 0.5) * 1000) / z });
}

/** Moved by so much of what is seen: shares of the stage. */
export function moved(view: View, [du, dv]: Point): View {
  return kept({ ...view, x: view.x + (du * 1000) / view.z, y: view.y + (dv * 1000) / view.z });
}

/** The point of the page that is at this point of the stage (shares, 0 to 1). */
export function onPage({ z, x, y }: View, [u, v]: Point): Point {
  const at = (value: number) => Math.round(Math.min(1000, Math.max(0, value)));
  return [at(x + ((u - 0.5) * 1000) / z), at(y + ((v - 0.5) * 1000) / z)];
}

/** How a page stands on the stage: a CSS transform about its first corner. */
export function standing({ z, x, y }: View): string {
  const by = (value: number) => `${Math.round(1000 * (50 - (value * z) / 10)) / 1000}%`;
  return `translate(${by(x)}, ${by(y)}) scale(${z})`;
}

/** The text of a look. */
export function lookWritten(look: Look): string {
  return JSON.stringify(look);
}

/** Reads what has come; undefined where a text is none. */
export function lookOf(text: string | undefined): Look | "asked" | undefined {
  let found: unknown;
  try {
    found = JSON.parse(text ?? "");
  } catch {
    return undefined;
  }
  if (typeof found !== "object" || found === null) return undefined;
  const { p, z, x, y, c, f, q } = found as Record<string, unknown>;
  if (q === true) return "asked";
  if (typeof p !== "string" || !p || p.length > 40 || !isNumber(z) || !isNumber(x) || !isNumber(y))
    return undefined;
  const view: Look = { ...kept({ p, z, x, y }), ...(f === true ? { f } : {}) };
  if (!Array.isArray(c) || c.length !== 2 || !c.every(isThousandth)) return view;
  return { ...view, c: c as unknown as Point };
}

function isNumber(value: unknown): value is number {
  return typeof value === "number" && Number.isFinite(value);
}

function isThousandth(value: unknown): value is number {
  return isNumber(value) && value >= 0 && value <= 1000;
}
