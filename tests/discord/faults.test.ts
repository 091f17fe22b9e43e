import { afterEach, describe, expect, it } from "vitest";
import { ASK } from "../../adapters/discord/commands.js";
import { createDiscordAdapter } from "../../adapters/discord/wire.js";
import { english } from "../../src/bot/texts/english.js";
import { VerseError } from "../../src/errors.js";
import { answeredWith, replyWith } from "../contracts/sample-answers.js";
import { Right } from "../loopback/discord/rights.js";
import { StandInDiscord } from "../loopback/discord/stand-in.js";
import { ChannelType } from "../loopback/discord/world.js";
import { quietLog } from "./quiet-log.js";
import { notice, type Stage, setStage } from "./stage.js";

const open: Stage[] = [];
const stageFor = async (...settings: Parameters<typeof setStage>): Promise<Stage> => {
  const stage = await setStage(...settings);
  open.push(stage);
  stage.play((message) => (message.type === "question" ? notice(`heard: ${message.text}`) : null));
  return stage;
};
afterEach(async () => {
  for (const stage of open.splice(0)) await stage.end();
});
const mention = (stage: Stage, words: string, where = stage.channel) =>
  stage.discord.people.say(stage.ben, where, `${stage.discord.people.mention()} ${words}`);
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
    await stage.until(() => stage.lines.some(({ level }) => level === "error"), "a line in the log");
    expect(stage.discord.visible(stage.channel.id)).not.toContain("only you");
  });
});

describe("the gateway", () => {
  it("resumes after a close and is given what it missed", async () => {
    const stage = await stageFor();
    stage.discord.gateway.close(4000);
    await stage.until(() => stage.adapter.health().state === "reconnecting", "the loss");
    mention(stage, "during the gap?");
    await stage.shows("heard: during the gap?");
    expect(stage.discord.gateway.resumed).toBe(1);
    expect(stage.discord.gateway.identified).toBe(1);
    expect(stage.adapter.health()).toMatchObject({ state: "connected", detail: "" });
  });

  it("reconnects when it is asked to (op 7)", async () => {
    const stage = await stageFor();
    stage.discord.gateway.askToReconnect();
    await stage.until(() => stage.discord.gateway.resumed === 1, "the resume");
    mention(stage, "still there?");
    await stage.shows("heard: still there?");
  });

  it("looks up what was said while its session was lost (op 9)", async () => {
    const stage = await stageFor();
    mention(stage, "before?");
    await stage.shows("heard: before?");
    stage.discord.gateway.invalidate();
    mention(stage, "in the gap?");
    stage.discord.people.say(stage.ben, stage.channel, "nobody asked");
    await stage.until(() => stage.discord.gateway.identified === 2, "a new session", 15_000);
    await stage.shows("heard: in the gap?");
    expect(stage.questions().map(({ text }) => text)).toEqual(["before?", "in the gap?"]);
    expect(stage.questions()[1]?.person).toMatchObject({ id: stage.ben.id, name: "Ben" });
  });

  it("notices that heartbeats go unanswered, and resumes", async () => {
    const stage = await stageFor({}, { heartbeatInterval: 300 });
    stage.discord.gateway.acknowledges = false;
    await stage.until(() => stage.discord.gateway.resumed === 1, "the resume", 10_000);
    stage.discord.gateway.acknowledges = true;
    mention(stage, "awake?");
    await stage.shows("heard: awake?");
  });

  it("comes back by itself after an outage of everything", async () => {
    const stage = await stageFor();
    mention(stage, "before?");
    await stage.shows("heard: before?");
    await stage.discord.stop();
    await stage.until(() => stage.adapter.health().state === "reconnecting", "the loss");
    expect(stage.adapter.health().detail).toContain("reconnecting");
    stage.discord.gateway.forgetSessions();
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    await stage.discord.start();
    mention(stage, "in the dark?");
    await stage.until(() => stage.adapter.health().state === "connected", "the return", 20_000);
    await stage.shows("heard: in the dark?");
  });

  it("says so when Discord closes the door for good", async () => {
    const stage = await stageFor();
    stage.discord.gateway.close(4004);
    await stage.until(() => stage.adapter.health().state === "stopped", "the end");
    expect(stage.adapter.health().detail).toContain("code 4004");
  });

  it("opens the two connections that Discord recommends, and hears both", async () => {
    const ids: string[] = [];
    const stage = await stageFor({ shards: "auto" }, { shards: 2 }, (discord, guild) => {
      const other = discord.people.guild(
        "Other",
        [...discord.world.users.values()][1] ?? discord.world.bot,
        String(BigInt(guild.id) + (1n << 22n)),
      );
      ids.push(discord.people.channel(other, "elsewhere").id);
    });
    expect(stage.discord.gateway.sessions.map(({ shard }) => shard)).toEqual([
      [0, 2],
      [1, 2],
    ]);
    const elsewhere = stage.discord.world.channel(ids[0] ?? "");
    mention(stage, "here?");
    mention(stage, "there?", elsewhere);
    await stage.shows("heard: here?");
    await stage.shows("heard: there?", elsewhere);
    expect(stage.questions()).toHaveLength(2);
  });
});

describe("starting and stopping", () => {
  const start = async (platform: StandInDiscord, more: { token?: string; messageContent?: boolean }) => {
    const adapter = createDiscordAdapter(
      {
        token: more.token ?? platform.token,
        apiUrl: platform.apiUrl,
        messageContent: more.messageContent ?? false,
        shards: 1,
        plain: false,
        commandsGuild: null,
      },
      quietLog().log,
      Date.now,
    );
    const outcome = await adapter
      .start(async () => null)
      .then(
        () => null,
        (error: unknown) => error,
      );
    await adapter.stop(0);
    return outcome;
  };

  it("says what to do about a wrong token, a refused intent and a platform that cannot be reached", async () => {
    const platform = await new StandInDiscord().start();
    const faults = [
      [await start(platform, { token: "wrong" }), /DISCORD_TOKEN/],
      [await start(platform, { messageContent: true }), /Message Content Intent/],
    ] as const;
    await platform.stop();
    const all = [...faults, [await start(platform, {}), /DISCORD_API_URL/] as const];
    for (const [fault, cure] of all) {
      expect(fault).toBeInstanceOf(VerseError);
      expect(fault).toMatchObject({ code: "platform", cure: expect.stringMatching(cure) });
    }
  });

  it("registers the commands once, and again only when they have changed", async () => {
    const platform = await new StandInDiscord().start();
    const puts = () => platform.calls.filter(({ method }) => method === "PUT").length;
    expect(await start(platform, {})).toBeNull();
    expect(await start(platform, {})).toBeNull();
    expect(puts()).toBe(1);
    const [first] = platform.world.commands.get("global") ?? [];
    if (first !== undefined) first["description"] = "something older";
    expect(await start(platform, {})).toBeNull();
    expect(puts()).toBe(2);
    await platform.stop();
  });

  it("asks for no more intents than it needs", async () => {
    const stage = await stageFor();
    expect(stage.discord.gateway.sessions[0]?.intents).toBe((1 << 0) | (1 << 9) | (1 << 12));
  });

  it("without that intent it knows a forum post by its title, and leaves alone what it cannot read", async () => {
    const stage = await stageFor({}, {}, (discord, guild) => {
      discord.people.channel(guild, "help", { type: ChannelType.Forum });
    });
    const forum = [...stage.discord.world.channels.values()].find(({ name }) => name === "help");
    if (forum === undefined) throw new Error("no forum");
    stage.discord.people.say(stage.ben, stage.channel, "not for the bot");
    stage.discord.people.newPost(stage.ben, forum, "What may I claim for a hotel?", "Please be quick.");
    await stage.until(() => stage.questions().length > 0, "the post");
    expect(stage.questions().map(({ manner, text }) => [manner, text])).toEqual([
      ["new-post", "What may I claim for a hotel?"],
    ]);
  });

  it("answers what is under way before it goes, and apologises for what does not end", async () => {
    const stage = await stageFor();
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    stage.play(async (message, session) => {
      session.working(english);
      if (message.type !== "question") return null;
      if (message.text === "stuck?") await new Promise(() => undefined);
      await held;
      return replyWith(answeredWith("a1", ["In time."]));
    });
    stage.discord.people.slash(stage.ben, stage.channel, ASK, { question: "slow?" });
    mention(stage, "stuck?");
    await stage.until(() => stage.questions().length === 2, "two questions");
    const stopped = stage.adapter.stop(300);
    release();
    await stopped;
    const words = stage.discord.visible(stage.channel.id);
    expect(words).toContain("In time.");
    expect(words).toContain(english.interrupted);
    expect(stage.discord.gateway.connected()).toBe(0);
  });
});
