import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { check, type Form, formOf, questionsOf, written } from "../../src/elements/deck-file.ts";

interface Case {
  name: string;
  form: Form;
  text: string;
  problems: [number, string, string, Record<string, string | number>][];
  cards: [number, string][];
}
const { cases } = JSON.parse(
  readFileSync(new URL("../../../../docs/deck-lint.json", import.meta.url), "utf8"),
) as { cases: Case[] };

for (const { name, form, text, problems, cards } of cases) {
  test(`the same is found as in Python: ${name}`, () => {
    const found = check(text, form);
    assert.deepEqual(
      found.problems.map((one) => [one.line, one.field, one.what, one.gaps]),
      problems,
    );
    if (!problems.length)
      assert.deepEqual(
        questionsOf(found.sheet).map((one) => [one.depth, one.text]),
        cards,
      );
  });
}

test("a deck that is too long or too large is not looked through to its end", () => {
  const many = `text\n${Array.from({ length: 502 }, (_, n) => `Question number ${n * 7919}?\n`).join("")}`;
  assert.deepEqual(
    check(many, "csv").problems.map(({ line, what }) => [line, what]),
    [[502, "many"]],
  );
  assert.deepEqual(
    check(`- text: ${"x".repeat(131_072)}`, "yaml").problems.map(({ line, what }) => [line, what]),
    [[1, "large"]],
  );
});

test("what is saved can be brought again", () => {
  const cards = [
    { depth: 2, text: "Was wächst: der Baum, oder # nur sein Schatten?" },
    { depth: 1, text: "- Who „waters“ it?" },
  ];
  const { sheet, problems } = check(written(cards), "yaml");
  assert.deepEqual(problems, []);
  assert.deepEqual(questionsOf(sheet), cards);
});

test("pasted words are a table when their first line names the columns", () => {
  assert.equal(formOf("", "depth,text\n1,What grows?"), "csv");
  assert.equal(formOf("", "Text\nWhat grows?"), "csv");
  assert.equal(formOf("", "cards:\n  - text: What grows?"), "yaml");
  assert.equal(formOf("", "- text: What grows?"), "yaml");
  assert.equal(formOf("Ours.CSV", "cards:"), "csv");
  assert.equal(formOf("ours.yml", "text"), "yaml");
});
