import { describe, expect, it } from "vitest";
import { answerBlocks as discordBlocks } from "../../../adapters/discord/write/write-discord-answer.js";
import { writeReply } from "../../../adapters/memory/write-plain-reply.js";
import { answerText } from "../../../adapters/slack/write/write-answer-text.js";
import { answerBlocks as slackBlocks } from "../../../adapters/slack/write/write-slack-answer.js";
import { renderAnswer } from "../../../src/commands/render/terminal.js";
import { replyWith } from "../../contracts/sample-answers.js";
import { answerFrom, smallLibrary } from "../small-library.js";

const library = smallLibrary([
  {
    id: "parking",
    title: "Parking rules",
    effectiveFrom: "2027-01-01",
    text: "Garage\n\nVisitors park on level two.\n",
  },
]);
const given = await answerFrom(library, "When do the parking rules start?");
const reply = replyWith(given);
const LEAD = "is not in force yet (from 1 Jan 2027).";

describe("what was asked of a document's validity stands above the quotes, and once", () => {
  it.each([
    ["the terminal", renderAnswer(given, { width: null, colour: false })],
    [
      "plain text",
      writeReply(reply, 4_000)
        .map(({ text }) => text)
        .join("\n"),
    ],
    ["Slack", JSON.stringify(slackBlocks(reply))],
    ["Slack's notifications", answerText(reply)],
    ["Discord", JSON.stringify(discordBlocks(reply, false))],
  ])("in %s", (_, shown) => {
    const plain = shown.replaceAll("\\\\", "").replaceAll("\\", "");
    expect(plain.split(LEAD)).toHaveLength(2);
    expect(plain.indexOf(LEAD)).toBeLessThan(plain.indexOf("Visitors park on level two."));
  });
});
