import type { HelpLines } from "../sdk/protocol.d.ts";

/** The first country of these time zones that the list has; empty where it has none. */
export function countryOf(list: HelpLines, zones: readonly string[]): string {
  return (
    zones
      .map((zone) => list.countries.find((one) => one.zones.includes(zone))?.code)
      .find((code) => code !== undefined) ?? ""
  );
}
