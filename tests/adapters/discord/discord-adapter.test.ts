import { describe, expect, it } from "vitest";
import { ASK } from "../../../adapters/discord/connect/discord-commands.js";
import { createDiscordAdapter } from "../../../adapters/discord/discord-adapter.js";
import { systemClock } from "../../../adapters/time/system-clock.js";
import { english } from "../../../src/bot/texts/english-texts.js";
import { VerseError } from "../../../src/errors.js";
import { answeredWith, replyWith } from "../../contracts/sample-answers.js";
import { StandInDiscord } from "../../loopback/discord/stand-in.js";
import { ChannelType } from "../../loopback/discord/world.js";
import { mention, stageFor } from "./open-stages.js";
import { quietLog } from "./quiet-log.js";

describe("starting and stopping", () => {
  const start = async (
    platform: Pick<StandInDiscord, "token" | "apiUrl">,
    more: { token?: string; messageContent?: boolean },
  ) => {
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
      systemClock,
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
    // Nobody ever listens there, while the port of a stopped stand-in may soon be another one's.
    const nowhere = { token: platform.token, apiUrl: "http://127.0.0.1:1/api" };
    await platform.stop();
    const all = [...faults, [await start(nowhere, {}), /DISCORD_API_URL/] as const];
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
