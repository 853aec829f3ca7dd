import assert from "node:assert/strict";
import { test } from "node:test";
import { countryOf } from "../../src/elements/help-country.ts";
import type { HelpCountry } from "../../src/sdk/protocol.d.ts";

const country = (code: string, ...zones: string[]): HelpCountry => ({
  code,
  zones,
  emergency: [],
  lines: [],
});
const list = { countries: [country("DE", "Europe/Berlin"), country("IN", "Asia/Kolkata", "Asia/Calcutta")] };

test("a country is found by where the device is, then by where its member lives", () => {
  assert.equal(countryOf(list, ["Asia/Calcutta", "Europe/Berlin"]), "IN");
  assert.equal(countryOf(list, ["Europe/Oslo", "Europe/Berlin"]), "DE");
  assert.equal(countryOf(list, ["Europe/Oslo", ""]), "");
  assert.equal(countryOf({ countries: [] }, ["Europe/Berlin"]), "");
});
