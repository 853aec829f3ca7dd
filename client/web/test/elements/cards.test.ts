import assert from "node:assert/strict";
import { test } from "node:test";
import { cards } from "../../src/elements/cards.ts";

test("a deck has the same cards in both languages", async () => {
  for (const deck of ["gratitude", "kindness", "topics", "culture", "wishes", "closeness"] as const) {
    const [en, de] = await Promise.all([cards(deck, "en"), cards(deck, "de")]);
    assert.deepEqual(
      en.map(({ id }) => id),
      de.map(({ id }) => id),
    );
    assert.notEqual(en[0]?.text, de[0]?.text);
  }
});

test("a room gets the cards that fit its kind", async () => {
  const [all, couple, family] = await Promise.all([
    cards("topics", "en"),
    cards("topics", "en", "couple"),
    cards("topics", "en", "family"),
  ]);
  assert.equal(couple.length, all.length);
  assert.ok(family.length < all.length);
});
