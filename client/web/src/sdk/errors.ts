// What a hub refuses, and what a client does after each close code.

import type { Refusal, RefusalCode } from "./protocol.d.ts";

/** The command that was refused, so that a person can be asked whether to send it again. */
export interface Command {
  id: string;
  on: string;
  cmd: string;
  args: Record<string, unknown>;
}

/** Nothing has changed, and this is why. `code` is for programs, `message` for people. */
export class RefusedError extends Error {
  override readonly name = "RefusedError";
  readonly code: RefusalCode | (string & {});
  /** The field that is wrong, e.g. `args.seconds`. */
  readonly path: string | undefined;
  /** Seconds after which trying again makes sense. */
  readonly retryAfter: number | undefined;
  readonly command: Command | undefined;

  constructor(
    code: RefusalCode | (string & {}),
    message: string,
    more: { path?: string | undefined; retryAfter?: number | undefined; command?: Command | undefined } = {},
  ) {
    super(message);
    this.code = code;
    this.path = more.path;
    this.retryAfter = more.retryAfter;
    this.command = more.command;
  }
}

/** The error for a `refused` frame. */
export function refusal(frame: Refusal, command?: Command): RefusedError {
  return new RefusedError(frame.code, frame.message, {
    path: frame.path ?? undefined,
    retryAfter: frame.retry_after ?? undefined,
    command,
  });
}

/** Close code for a token that is missing, wrong or too old. */
export const TOKEN = 4401;
/** Close code for a device that may not be in this room. */
export const NOT_ALLOWED = 4403;
/** Close codes after which the room is over for this member. */
export const GONE: ReadonlySet<number> = new Set([4404, 4410]);
const STAY_AWAY: ReadonlySet<number> = new Set([4400, NOT_ALLOWED, 4404, 4409, 4410, 4413]);

/** What to do after a close; every code that is not in the table means come back. */
export function comesBack(code: number): "stay away" | "fetch a token once" | "come back" {
  if (STAY_AWAY.has(code)) return "stay away";
  return code === TOKEN ? "fetch a token once" : "come back";
}
