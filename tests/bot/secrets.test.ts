import { describe, expect, it } from "vitest";
import { createLog } from "../../src/bot/log.js";
import { VerseError } from "../../src/errors.js";
import { botUnderTest, press, question } from "./bot-under-test.js";
import { scriptedAnswerer } from "./scripted-answerer.js";

// Put together here, so that no scanner of repositories takes them for real ones.
const TOKENS = [
  ["xoxb", "123456789012", "abcdefABCDEF"].join("-"),
  ["xapp", "1", "A0123", "456", "deadbeef"].join("-"),
  ["sk", "proj", "abcdefghijklmnop"].join("-"),
  `${"M".repeat(24)}.${"G".repeat(6)}.${"x".repeat(30)}`,
  `Bearer ${"q".repeat(20)}`,
];

describe("logs", () => {
  it("carry no token and no words of a question, whatever fails", async () => {
    const lines: string[] = [];
    const log = createLog({ write: (line: string) => void lines.push(line) }, "info");
    let failing = false;
    const bot = botUnderTest({
      log,
      answerer: scriptedAnswerer({
        before: async (asked) => {
          if (!failing) return;
          throw new VerseError({
            code: "model",
            problem: `refused ${TOKENS.join(" ")}`,
            cure: "x",
            cause: new Error(`${TOKENS.join(" ")} for nothing`, { cause: asked.signal }),
          });
        },
      }),
    });
    const secretQuestion = "What may the zebrafish hotel in Berlin cost?";
    await bot.reply(question(secretQuestion));
    failing = true;
    const failedReply = await bot.reply(question(secretQuestion));
    await bot.reply(press("reason", "answer-1", { value: "zebrafish" }));
    log.warn(
      { token: TOKENS[0], config: { headers: { authorization: TOKENS[4] } } },
      `connect with ${TOKENS[1]}`,
    );
    log.error(`plain ${TOKENS[2]}`);
    const all = lines.join("");
    expect(lines.length).toBeGreaterThanOrEqual(4);
    expect(all).not.toContain("zebrafish");
    expect(JSON.stringify(failedReply)).not.toContain(TOKENS[0]);
    for (const token of TOKENS) expect(all).not.toContain(token);
    expect(all).toContain("[redacted]");
  });

  it("say one line a question, with the id that the person sees", async () => {
    const bot = botUnderTest();
    const reply = await bot.reply(question("What may a hotel in Berlin cost?"));
    const id = reply?.type === "answer" ? reply.answer.id : "none";
    expect(bot.lines).toHaveLength(1);
    expect(JSON.parse(bot.lines[0] ?? "")).toMatchObject({
      id,
      outcome: "answered",
      platform: "alpha",
      msg: "question",
    });
  });
});
