// Covers: complete.ts, validity-text.ts
import { describe, expect, it } from "vitest";
import { ACTIONS, type IncomingMessage, type Place } from "../../src/bot/message.js";
import { botUnderTest, place, press, question } from "./bot-under-test.js";
import { SCRIPTED, scriptedAnswerer } from "./scripted-answerer.js";

/** A small generator with a seed: the same questions every time. */
const randomFrom = (seed: number) => () => {
  seed = (seed * 1_664_525 + 1_013_904_223) % 4_294_967_296;
  return seed / 4_294_967_296;
};

const WORDS =
  "quokkaville merger plan canary hotel pays 7777 euros leave interns travel what is the in of Berlin and for every until when".split(
    " ",
  );
const OUTSIDE: readonly (readonly [string, Place])[] = [
  ["a community server", place({ platform: "beta" })],
  ["its threads", place({ platform: "beta", parent: "C1", thread: "T9" })],
  ["a private conversation there", place({ platform: "beta", kind: "direct", workspace: null })],
  ["a channel shared with another company", place({ external: true, channel: "CX" })],
  ["an unknown workspace", place({ external: true, workspace: null, channel: "CY" })],
];
const ROUNDS = Number(process.env["LEAK_ROUNDS"] ?? 60);

const steps = (where: Place, random: () => number, id: string): IncomingMessage[] => {
  const words = Array.from(
    { length: 1 + Math.floor(random() * 7) },
    () => WORDS[Math.floor(random() * WORDS.length)],
  );
  const text = words.join(" ");
  const action = ACTIONS[Math.floor(random() * ACTIONS.length)] ?? "context";
  const common = { place: where };
  return [
    question(`${text}?`, { ...common, private: random() < 0.3 }),
    press(action, id, { ...common, value: String(Math.floor(random() * 3)) }),
    { ...question("", common), type: "complete", text: text.slice(0, 6) },
    { ...question("", common), type: "browse", text: random() < 0.5 ? "canary" : "" },
    { ...question("", common), type: "home" },
  ];
};

describe("outside its audience a document does not exist", () => {
  it.each(OUTSIDE)(
    "in %s",
    async (_label, where) => {
      const withIt = botUnderTest();
      const without = botUnderTest({
        answerer: scriptedAnswerer({ documents: SCRIPTED.filter(({ audience }) => audience === "public") }),
      });
      // Somebody inside asks about it first: nothing of that may show outside.
      const inside = await withIt.reply(question("What does the quokkaville merger pay?"));
      expect(JSON.stringify(inside)).toContain("7777");
      await without.reply(question("What does the quokkaville merger pay?"));
      const random = randomFrom(7);
      for (let round = 0; round < ROUNDS; round++)
        for (const message of steps(where, random, `answer-${1 + Math.floor(random() * (round + 1))}`)) {
          const replies = [await withIt.reply(message), await without.reply(message)].map((reply) =>
            JSON.stringify(reply),
          );
          expect(replies[0]).toBe(replies[1]);
          expect(replies[0]).not.toContain("The quokkaville merger");
          expect(replies[0]).not.toContain("Quokkaville merger plan");
          withIt.time.now += 20_000;
          without.time.now += 20_000;
        }
    },
    30_000 + ROUNDS * 100,
  );
});
