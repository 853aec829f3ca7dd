// A programme while it is written: rows to be added, moved and changed, and what `plan` takes of them.

import type { Planned, Segment } from "../sdk/protocol.d.ts";

/** What a row opens. `later` stands for an activity that this app does not have. */
export const WITH = ["none", "questions", "playlist", "timer", "later"] as const;
export type With = (typeof WITH)[number];
export type Gate = "hand" | "ready" | "time";

/** One segment as it is being written. */
export interface Row {
  /** Its own for as long as it is written. */
  key: number;
  title: string;
  card: string | null;
  minutes: number;
  gate: Gate;
  opens: With;
  /** The opening as it came, where it is none of ours. */
  came: Pick<Planned, "on" | "cmd" | "args">;
}

export const [LEAST, MOST, ROWS] = [1, 720, 24];
let keys = 0;

/** A row for a segment of a programme, or of the plan there is; `title` is its own, opened. */
export function rowOf(one: Planned | Segment, title = ""): Row {
  const { minutes, gate, card, on, cmd, args } = one;
  return {
    key: ++keys,
    title,
    card: card ?? null,
    minutes,
    gate: gate ?? "hand",
    opens: withOf(one),
    came: { on: on ?? null, cmd: cmd ?? null, args: args ?? {} },
  };
}

/** A row to be filled. */
export function newRow(): Row {
  return rowOf({ minutes: 15 });
}

/** The rows with one of them moved by so many places; the same when there is no such place. */
export function moved(rows: readonly Row[], at: number, by: number): readonly Row[] {
  const to = at + by;
  const one = rows[at];
  if (!one || to < 0 || to >= rows.length) return rows;
  const rest = rows.filter((_, n) => n !== at);
  return [...rest.slice(0, to), one, ...rest.slice(to)];
}

/** What `plan` takes for a row, but for its title. */
export function planned(row: Row, n: number): Planned {
  const { minutes, gate, card } = row;
  const bare = { minutes, gate, ...(card ? { card } : {}) };
  const { on, cmd, args } = row.came;
  switch (row.opens) {
    case "none":
      return bare;
    case "questions":
      return { ...bare, on: "questions", cmd: "draw" };
    case "playlist":
      // A film is chosen in the queue before it plays: what came with or without its opening stays so.
      return on === "playlist" || on === "player"
        ? { ...bare, on, ...(cmd ? { cmd } : {}) }
        : { ...bare, on: "playlist", cmd: "next" };
    case "timer":
      return on?.startsWith("timer") && cmd && cmd !== "start"
        ? { ...bare, on, cmd, args: args ?? {} }
        : { ...bare, on: `timer:part-${n + 1}`, cmd: "start", args: { seconds: minutes * 60 } };
    default:
      return on ? { ...bare, on, ...(cmd ? { cmd, args: args ?? {} } : {}) } : bare;
  }
}

/** The room times at which the rows begin, and the last one ends, if the first begins at `t`. */
export function clocks(rows: readonly Row[], t: number): number[] {
  const times = [t];
  for (const { minutes } of rows) times.push((times.at(-1) ?? t) + minutes * 60);
  return times;
}

function withOf({ on }: Planned | Segment): With {
  const kind = on?.split(":")[0];
  if (!kind) return "none";
  if (kind === "questions" || kind === "timer") return kind;
  return kind === "playlist" || kind === "player" ? "playlist" : "later";
}
