import { describe, expect, it } from "vitest";
import { mention, stageFor } from "../open-stages.js";

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
