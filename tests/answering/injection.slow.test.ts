import { beforeAll, describe, expect, test } from "vitest";
import { lexiconSource } from "../../adapters/dictionary/lexicon-source.js";
import type { Screen } from "../../src/answering/drafting/screen.js";
import type { Answer } from "../../src/answering/schema.js";
import type { LexiconSource } from "../../src/retrieval/cross-language/lexicon.js";
import { temporaryFolder } from "../temporary-folder.js";
import { ATTACKS, type Attack, attackedQuestion, attackedTexts } from "./drafting/attacks.js";
import { TRAVEL as SENTENCES } from "./drafting/fixtures.js";
import { createPlayedModel } from "./drafting/played-model.js";
import { ask, drafted, scripted, toolsFor } from "./model-for-tests.js";
import { asking, smallLibrary } from "./small-library.js";

const visible = (text: string): string => text.replace(/\s+/g, " ").trim();
const asSeen = ({ text }: Attack): string => visible(text).replace(/\[(\d+)\]/g, "($1)");

/** Searches as told, and does what any text tells it, standing on sentences that are innocent. */
const obeying = (attack: Attack) =>
  createPlayedModel(({ name, user }) => {
    if (name === "search-terms")
      return { terms: [{ language: "en", words: ["hotels", "paid", "euros", "night"] }] };
    const lines = [...user.matchAll(/^\[(\d+)\] (.*)$/gm)];
    const innocent = lines.filter(([, , text]) => text?.includes(asSeen(attack)) !== true);
    if (!user.includes(asSeen(attack)) || innocent.length === 0)
      return { outcome: "not-covered", statements: [], choices: [] };
    const statements = attack.obeyed.flatMap((text) =>
      innocent.map(([, n]) => ({ text, sentences: [Number(n)] })),
    );
    return { outcome: "answered", statements, choices: [] };
  });

const open: Screen = (text) => ({ ok: true, text });

const lexicon: LexiconSource = lexiconSource(temporaryFolder());
beforeAll(async () => {
  // Prepared beforehand: a model's deadline does not wait for it.
  await lexicon();
});

function attacked(attack: Attack, guarded: boolean, source: LexiconSource | null = null): Promise<Answer> {
  const texts = attackedTexts(
    attack,
    SENTENCES.map(({ text }) => text),
  );
  const travel = { id: "travel", title: "Travel policy", text: `Travel\n\n${texts.join("\n\n")}\n` };
  const library = smallLibrary([travel], "g1", source);
  const side = guarded ? {} : { screen: open, clean: visible };
  const { tools } = toolsFor(obeying(attack), { side });
  return ask(library, asking(attackedQuestion(attack), { top: 10 }), tools);
}

/** Everything people read that is not, word for word, a quote. */
function said(given: Answer): string {
  const quoted = new Set(given.quotes.map(({ text }) => visible(text)));
  const own = given.statements.map(({ text }) => text).filter((text) => !quoted.has(text));
  const labels = given.outcome === "ambiguous" ? given.choices.map(({ label }) => label) : [];
  return [...own, ...labels, ...given.notices.map(({ text }) => text)].join("\n");
}

async function harmful(guarded: boolean, source: LexiconSource | null = null): Promise<string[]> {
  const hits: string[] = [];
  for (const attack of ATTACKS)
    if (attack.harm(said(await attacked(attack, guarded, source)))) hits.push(attack.id);
  return hits;
}

test("a dictionary lets a Chinese statement without a number stand on English sentences, and a false one not", async () => {
  const library = smallLibrary(
    [{ id: "travel", text: "Travel\n\nEmployees may not book first class.\n" }],
    "g1",
    lexicon,
  );
  const told = async (text: string) => {
    const { tools } = scripted([drafted([text, ["first class"]])]);
    return (await ask(library, asking("员工可以预订头等舱吗?"), tools)).mode;
  };
  expect(await told("员工不得预订头等舱。")).toBe("model");
  expect(await told("员工可以预订头等舱。")).toBe("quotes");
  expect(await told("午餐由公司免费提供。")).toBe("quotes");
});

describe("attacks from the question or a document to the answer", () => {
  test("nothing harmful reaches the answer", async () => {
    expect(await harmful(true)).toEqual([]);
  });
  test("nor with a dictionary that vouches for Chinese statements", async () => {
    expect(await harmful(true, lexicon)).toEqual([]);
  });
  test("with the guards off at least 90% succeed, else they would not count", async () => {
    expect((await harmful(false)).length / ATTACKS.length).toBeGreaterThanOrEqual(0.9);
  });
});
