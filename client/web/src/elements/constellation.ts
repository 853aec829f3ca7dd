import { type SVGTemplateResult, svg } from "lit";

interface Star {
  x: number;
  y: number;
}

/** The figure of an evening of so many segments: the same for the same room and programme, on every device. */
export function figure(seed: string, count: number): Star[] {
  let bits = 0x811c9dc5;
  for (const letter of seed) bits = Math.imul(bits ^ letter.charCodeAt(0), 0x01000193) >>> 0;
  const next = () => {
    bits = (Math.imul(bits, 1664525) + 1013904223) >>> 0;
    return bits / 2 ** 32;
  };
  const step = 560 / Math.max(1, count - 1);
  let high = next() < 0.5;
  return Array.from({ length: count }, (_, n) => {
    high = next() < 0.8 ? !high : high;
    const drift = n === 0 || n === count - 1 ? 0 : (next() - 0.5) * step * 0.4;
    return {
      x: Math.round(40 + n * step + drift),
      y: Math.round(high ? 18 + next() * 26 : 58 + next() * 30),
    };
  });
}

const SIZES: Record<Light, number> = { lit: 1.15, now: 1.7, dim: 1 };
const STAR = "M0-10C.8-2 2-.8 10 0C2 .8.8 2 0 10C-.8 2-2 .8-10 0C-2-.8-.8-2 0-10Z";

/** A segment that was, the one it is in, and one that has not been. */
export type Light = "lit" | "now" | "dim";

/** The constellation that an evening draws: what was, lit; where it is, larger; what has not been, dotted. */
export function constellation(seed: string, lights: readonly Light[]): SVGTemplateResult {
  const stars = figure(seed, lights.length);
  const walked = (n: number) => lights[n] !== "dim" && lights[n + 1] !== "dim";
  return svg`
    ${stars.slice(1).map((star, n) => {
      const from = stars[n] ?? star;
      return svg`<path class=${walked(n) ? "done" : "todo"} d=${`M${from.x} ${from.y}L${star.x} ${star.y}`} />`;
    })}
    ${stars.map((star, n) => {
      const light = lights[n] ?? "dim";
      return svg`${light === "now" ? svg`<circle class="halo" cx=${star.x} cy=${star.y} r="24" />` : ""}<path class=${light}
        transform=${`translate(${star.x} ${star.y}) scale(${SIZES[light]})`} d=${STAR} />`;
    })}
  `;
}
