import type { Person } from "../sdk/protocol.d.ts";

/** The four lights of a day. */
export type Light = "night" | "dawn" | "day" | "dusk";

/** What tells each zone's clock: to make one costs far more than to ask it, and some elements ask often. */
const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(timeZone: string): Intl.DateTimeFormat {
  const found =
    clocks.get(timeZone) ?? new Intl.DateTimeFormat("en", { timeZone, timeZoneName: "longOffset" });
  clocks.set(timeZone, found);
  return found;
}

/** Seconds by which a zone is ahead of UTC at an instant; 0 for a zone nobody knows. */
export function offsetOf(zone: string, at: Date): number {
  try {
    const name =
      clockOf(zone)
        .formatToParts(at)
        .find((part) => part.type === "timeZoneName")?.value ?? "";
    const [, sign, hours, minutes] = /GMT([+-])(\d\d):(\d\d)/.exec(name) ?? [];
    return hours ? (sign === "-" ? -1 : 1) * (Number(hours) * 3600 + Number(minutes) * 60) : 0;
  } catch {
    return 0;
  }
}

/** The light at the hour of this zone: by the clock alone, since nobody is asked for a place. */
export function lightAt(zone: string, at: Date): Light {
  const local = (at.getTime() / 1000 + offsetOf(zone, at)) % 86400;
  const hour = ((local + 86400) % 86400) / 3600;
  if (hour >= 5.5 && hour < 8) return "dawn";
  if (hour >= 8 && hour < 17.5) return "day";
  return hour >= 17.5 && hour < 20.5 ? "dusk" : "night";
}

/** Member ids from west to east; same offset: by id, so that all screens have one order. */
export function west(members: Record<string, Person>, at = new Date()): string[] {
  const ahead = new Map(Object.entries(members).map(([id, one]) => [id, offsetOf(one.tz || here(), at)]));
  return [...ahead.keys()].sort((a, b) => (ahead.get(a) ?? 0) - (ahead.get(b) ?? 0) || (a < b ? -1 : 1));
}

/** This device's own zone. */
export function here(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC";
}

/** The city of a zone, as a person would write it: "Sao Paulo" for `America/Sao_Paulo`; nothing for `Etc/UTC`. */
export function cityOf(zone: string): string {
  const [area, ...rest] = zone.split("/");
  return area === "Etc" || rest.length === 0 ? "" : (rest.at(-1) ?? "").replaceAll("_", " ");
}

/** The hour there, as the reader writes hours: 18:32. */
export function hourIn(zone: string, at: Date, language: string): string {
  const form: Intl.DateTimeFormatOptions = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
  try {
    return new Intl.DateTimeFormat(language, { ...form, timeZone: zone }).format(at);
  } catch {
    return new Intl.DateTimeFormat(language, form).format(at);
  }
}
