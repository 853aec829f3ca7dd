import assert from "node:assert/strict";
import { test } from "node:test";
import { centreOf, nights } from "../../src/elements/skies.ts";
import { heightAt, piecesOf } from "../../src/elements/thread.ts";

/** Where a piece begins and ends. */
const ends = (path: string) => {
  const [x1, , , , x2] = [...path.matchAll(/-?[\d.]+/g)].map(([found]) => Number(found));
  return [x1, x2];
};

test("everybody has a share of the sky, and stands in its middle", () => {
  assert.deepEqual(
    [0, 1, 2, 3].map((n) => centreOf(n, 4)),
    [12.5, 37.5, 62.5, 87.5],
  );
  assert.ok(heightAt(50) < heightAt(20), "the middle of the arch is highest");
  assert.equal(heightAt(20).toFixed(6), heightAt(80).toFixed(6));
});

test("the thread goes through all who are here, from west to east", () => {
  const pieces = piecesOf(["here", "here", "here", "here"]);
  assert.deepEqual(
    pieces.map(({ path }) => ends(path)),
    [
      [12.5, 37.5],
      [37.5, 62.5],
      [62.5, 87.5],
    ],
  );
  assert.ok(pieces.every(({ dots }) => !dots));
});

test("who is away is left out of the thread, and who is on the way back makes it dots", () => {
  const pieces = piecesOf(["here", "away", "coming", "here"]);
  assert.deepEqual(
    pieces.map(({ path, dots }) => [...ends(path), dots]),
    [
      [12.5, 62.5, true],
      [62.5, 87.5, true],
    ],
  );
  assert.deepEqual(piecesOf(["away", "here", "away"]), []);
});

test("stars are over those for whom it is night", () => {
  assert.equal(
    nights(["dusk", "night", "dawn"]),
    "linear-gradient(90deg, transparent 16.67%, transparent 16.67%, #000 50.00%, transparent 83.33%)",
  );
  assert.equal(nights(["night"]), "linear-gradient(90deg, #000 50.00%, #000 50.00%)");
});
