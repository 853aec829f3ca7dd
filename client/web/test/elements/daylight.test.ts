import assert from "node:assert/strict";
import { test } from "node:test";
import { cityOf, hourIn, lightAt, offsetOf, west } from "../../src/elements/daylight.ts";

const winter = new Date("2026-11-23T21:32:00Z");
const summer = new Date("2026-07-01T21:32:00Z");

test("offsets follow daylight saving and half hours", () => {
  assert.equal(offsetOf("Europe/Berlin", winter), 3600);
  assert.equal(offsetOf("Europe/Berlin", summer), 7200);
  assert.equal(offsetOf("America/Sao_Paulo", winter), -3 * 3600);
  assert.equal(offsetOf("Asia/Kolkata", winter), 5.5 * 3600);
  assert.equal(offsetOf("Nowhere/At_All", winter), 0);
});

test("the light is that of the hour there", () => {
  assert.equal(lightAt("Europe/Berlin", winter), "night");
  assert.equal(lightAt("America/Sao_Paulo", winter), "dusk");
  assert.equal(lightAt("Asia/Tokyo", winter), "dawn");
  assert.equal(lightAt("Pacific/Auckland", winter), "day");
});

test("members stand from west to east, in the same order on all screens", () => {
  const members = {
    tokyo: { name: "T", tz: "Asia/Tokyo" },
    berlin2: { name: "C", tz: "Europe/Paris" },
    berlin1: { name: "B", tz: "Europe/Berlin" },
    rio: { name: "R", tz: "America/Sao_Paulo" },
  };
  assert.deepEqual(west(members, winter), ["rio", "berlin1", "berlin2", "tokyo"]);
});

test("a place is the city of its zone, where that is one", () => {
  assert.equal(cityOf("America/Sao_Paulo"), "Sao Paulo");
  assert.equal(cityOf("America/Argentina/Buenos_Aires"), "Buenos Aires");
  assert.equal(cityOf("Etc/UTC"), "");
  assert.equal(cityOf("UTC"), "");
});

test("an hour is written for the zone, and for the reader's own where the zone is unknown", () => {
  assert.equal(hourIn("Europe/Berlin", winter, "en"), "22:32");
  assert.equal(
    hourIn("Nowhere/At_All", winter, "en"),
    hourIn(Intl.DateTimeFormat().resolvedOptions().timeZone, winter, "en"),
  );
});
