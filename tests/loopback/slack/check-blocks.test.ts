import type { webApi } from "@slack/bolt";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { outcomeOf, plain, plainClient, section } from "../../adapters/slack/plain-client.js";
import { BOT_TOKEN, StandInSlack } from "./stand-in-slack.js";

let slack: StandInSlack;
let client: webApi.WebClient;
let now = 0;

beforeEach(async () => {
  now = 1_800_000_000_000;
  slack = await StandInSlack.start({ now: () => now });
  slack.workspace.addChannel("C0GEN");
  slack.workspace.addChannel("C0AWAY", { members: new Set(["U0ANN"]) });
  client = plainClient(slack.apiUrl, BOT_TOKEN);
});
afterEach(() => slack.stop());

const refusalOf = (method: string, args: Record<string, unknown>) => outcomeOf(client, method, args);

const button = (more: object) => ({
  type: "actions",
  elements: [{ type: "button", text: plain("Press"), action_id: "a", ...more }],
});
const many = (count: number) => Array.from({ length: count }, () => ({ type: "divider" }));

describe("the stand-in refuses what Slack refuses", () => {
  it.each<[string, unknown[], unknown[], string]>([
    ["a section over 3,000 characters", [section(3000)], [section(3001)], "invalid_blocks"],
    [
      "a header over 150",
      [{ type: "header", text: plain("h".repeat(150)) }],
      [{ type: "header", text: plain("h".repeat(151)) }],
      "invalid_blocks",
    ],
    ["more than 50 blocks", many(50), many(51), "invalid_blocks"],
    [
      "an action id over 255",
      [button({ action_id: "a".repeat(255) })],
      [button({ action_id: "a".repeat(256) })],
      "invalid_blocks",
    ],
    [
      "a button's text over 75",
      [button({ text: plain("b".repeat(75)) })],
      [button({ text: plain("b".repeat(76)) })],
      "invalid_blocks",
    ],
    [
      "a button's value over 2,000",
      [button({ value: "v".repeat(2000) })],
      [button({ value: "v".repeat(2001) })],
      "invalid_blocks",
    ],
    [
      "a block id over 255",
      [{ type: "divider", block_id: "b".repeat(255) }],
      [{ type: "divider", block_id: "b".repeat(256) }],
      "invalid_blocks",
    ],
    [
      "two blocks of one id",
      [
        { type: "divider", block_id: "a" },
        { type: "divider", block_id: "b" },
      ],
      [
        { type: "divider", block_id: "a" },
        { type: "divider", block_id: "a" },
      ],
      "invalid_blocks",
    ],
    ["an unknown block", [section(1)], [{ type: "hologram" }], "invalid_blocks"],
    [
      "an empty rich text",
      [
        {
          type: "rich_text",
          elements: [{ type: "rich_text_quote", elements: [{ type: "text", text: "x" }] }],
        },
      ],
      [
        {
          type: "rich_text",
          elements: [{ type: "rich_text_quote", elements: [{ type: "text", text: "" }] }],
        },
      ],
      "invalid_blocks",
    ],
    [
      "a text sum over 13,200",
      [section(3000), section(3000), section(3000), section(3000), section(1200)],
      [section(3000), section(3000), section(3000), section(3000), section(1201)],
      "msg_blocks_too_long",
    ],
  ])("%s", async (_what, good, bad, error) => {
    expect(await refusalOf("chat.postMessage", { channel: "C0GEN", text: "t", blocks: good })).toBe("ok");
    expect(await refusalOf("chat.postMessage", { channel: "C0GEN", text: "t", blocks: bad })).toBe(error);
    expect(slack.workspace.posted("C0GEN")).toHaveLength(1);
  });
});
