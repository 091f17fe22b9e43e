// Covers: active-questions.ts, message-poster.ts
import { describe, expect, it } from "vitest";
import { ASK } from "../../../../adapters/discord/connect/discord-commands.js";
import { Right } from "../../../loopback/discord/rights.js";
import { mention, stageFor } from "../open-stages.js";
import { notice, type Stage } from "../stage.js";

const posts = (stage: Stage) =>
  stage.discord.calls.filter(
    ({ method, path }) => method === "POST" && /^\/channels\/\d+\/messages$/.test(path),
  );

describe("rest", () => {
  it("waits as long as it is told to after 429, and posts once", async () => {
    const stage = await stageFor();
    stage.discord.faults.tooMany(/^POST \/channels\/\d+\/messages$/, 0.3);
    mention(stage, "busy?");
    await stage.shows("heard: busy?");
    expect(posts(stage).map(({ status }) => status)).toEqual([429, 200]);
    expect(stage.channel.messages.size).toBe(2);
  });

  it("stays within the limits it is told of", async () => {
    const stage = await stageFor();
    stage.discord.faults.limit = { calls: 3, windowMs: 250 };
    for (let index = 0; index < 8; index++) mention(stage, `question ${index}?`);
    for (let index = 0; index < 8; index++) await stage.shows(`heard: question ${index}?`);
    // The first calls leave together, before the limit is known.
    expect(stage.discord.faults.refusedForRate).toBeLessThanOrEqual(6);
    expect(stage.channel.messages.size).toBe(16);
  });

  it("tries again after a server error and posts once, even where the failed attempt had posted", async () => {
    const stage = await stageFor();
    stage.discord.faults.next(
      /^POST \/channels\/\d+\/messages$/,
      { status: 500, body: { message: "500" } },
      2,
    );
    mention(stage, "broken?");
    await stage.shows("heard: broken?");
    expect(posts(stage).map(({ status }) => status)).toEqual([500, 500, 200]);
    stage.discord.people.redeliver();
    await stage.until(() => posts(stage).length === 4, "the repeated post");
    expect(stage.channel.messages.size).toBe(2);
  });

  it("names the permissions that are missing, and asks Discord nothing in vain", async () => {
    const stage = await stageFor({}, {}, (discord, guild) => {
      discord.people.channel(guild, "mute", { denied: Right.SendMessages | Right.ReadMessageHistory });
    });
    const mute = [...stage.discord.world.channels.values()].find(({ name }) => name === "mute");
    if (mute === undefined) throw new Error("no channel");
    expect(stage.lines.find(({ message }) => message.includes("cannot answer"))?.fields).toMatchObject({
      missing: ["Send Messages", "Read Message History"],
    });
    mention(stage, "silent?", mute);
    await stage.until(() => stage.adapter.health().detail !== "", "a detail");
    expect(stage.adapter.health().detail).toContain("lacks Send Messages, Read Message History");
    expect(posts(stage)).toEqual([]);
  });

  it("survives a removed channel and a deleted question", async () => {
    const stage = await stageFor();
    const doomed = stage.discord.people.channel(stage.guild, "doomed");
    let go: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      go = resolve;
    });
    stage.play(async (message) => {
      await held;
      return message.type === "question" ? notice(`heard: ${message.text}`) : null;
    });
    stage.discord.people.slash(stage.ben, doomed, ASK, { question: "gone?" });
    const asked = mention(stage, "deleted?");
    await stage.until(() => stage.questions().length === 2, "two questions");
    stage.discord.people.closeChannel(doomed);
    stage.channel.messages.delete(asked.id);
    go();
    await stage.shows("heard: deleted?");
    mention(stage, "alive?");
    await stage.shows("heard: alive?");
    expect(stage.adapter.health().state).toBe("connected");
  });
});

describe("interactions", () => {
  it("goes on in the channel when the token has run out", async () => {
    const stage = await stageFor();
    stage.play((message) => {
      stage.discord.world.advance(15 * 60_000 + 1);
      return message.type === "question" ? notice(`heard: ${message.text}`) : null;
    });
    stage.discord.people.slash(stage.ben, stage.channel, ASK, { question: "slow?" });
    await stage.shows("heard: slow?");
    expect(stage.latest().webhook).toBe(false);
  });

  it("keeps a private answer private then: in the person's own conversation", async () => {
    const stage = await stageFor();
    stage.play(() => {
      stage.discord.world.advance(15 * 60_000 + 1);
      return notice("between us", true);
    });
    stage.discord.people.slash(stage.ben, stage.channel, ASK, { question: "slow?", private: true });
    const conversation = stage.discord.people.conversation(stage.ben);
    await stage.shows("between us", conversation);
    expect(stage.discord.visible(stage.channel.id, stage.ben.id)).not.toContain("between us");
  });

  it("answers in the channel when it was too late to acknowledge", async () => {
    const stage = await stageFor();
    stage.discord.faults.next(/callback$/, {
      status: 404,
      body: { code: 10062, message: "Unknown interaction" },
    });
    stage.discord.people.slash(stage.ben, stage.channel, ASK, { question: "late?" });
    await stage.shows("heard: late?");
  });

  it("a private reply to somebody who takes no messages is reported, not shown to others", async () => {
    const stage = await stageFor();
    stage.ben.takesDirectMessages = false;
    stage.play(() => notice("only you", true));
    mention(stage, "private?");
    await stage.until(
      () => stage.lines.some(({ message }) => message.includes("takes no private")),
      "a line in the log",
    );
    expect(stage.adapter.health().detail).toBe("");
    expect(stage.discord.visible(stage.channel.id)).not.toContain("only you");
  });
});
