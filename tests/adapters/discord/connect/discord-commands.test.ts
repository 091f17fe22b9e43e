import { PermissionsBitField } from "discord.js";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { INVITE_PERMISSIONS, inviteLink } from "../../../../adapters/discord/connect/channel-permissions.js";
import {
  COMMANDS,
  commandsHash,
  registerCommands,
} from "../../../../adapters/discord/connect/discord-commands.js";
import {
  browseId,
  pressId,
  readBrowseId,
  readPressId,
} from "../../../../adapters/discord/read/interaction-ids.js";
import { readableDate } from "../../../../src/answering/composing/wording/readable-date.js";
import { ACTIONS } from "../../../../src/bot/message.js";
import { StandInDiscord } from "../../../loopback/discord/stand-in.js";

describe("registering commands", () => {
  let discord: StandInDiscord;
  beforeEach(async () => {
    discord = await new StandInDiscord().start();
  });
  afterEach(() => discord.stop());
  const register = (commandsGuild: string | null = null, token = discord.token) =>
    registerCommands({ token, apiUrl: discord.apiUrl, commandsGuild });

  it("puts them in place, then leaves them alone", async () => {
    expect(await register()).toMatchObject({
      changed: true,
      names: ["ask", "policies", "Answer from the policies"],
    });
    expect(await register()).toMatchObject({ changed: false, applicationId: discord.world.applicationId });
  });

  it("in one server alone, where asked", async () => {
    const guild = discord.people.guild("Acme", discord.people.user("Ana"));
    expect(await register(guild.id)).toMatchObject({ changed: true });
    expect([...discord.world.commands.keys()]).toEqual([guild.id]);
  });

  it("says what to do about a wrong token", async () => {
    await expect(register(null, "wrong")).rejects.toMatchObject({
      code: "platform",
      cure: expect.stringMatching(/DISCORD_TOKEN/),
    });
  });

  it("its hash sees every word of the definition and nothing that Discord adds", () => {
    const echoed = [...COMMANDS]
      .reverse()
      .map((command) => ({ ...command, id: "1", version: "2", nsfw: false }));
    expect(commandsHash(echoed)).toBe(commandsHash(COMMANDS));
    const [first, ...others] = COMMANDS;
    expect(commandsHash([{ ...first, default_member_permissions: "0" }, ...others])).not.toBe(
      commandsHash(COMMANDS),
    );
  });

  it("anybody may have the rights taken away or widened: each command names its default", () => {
    expect(
      COMMANDS.map(({ name, default_member_permissions }) => [name, default_member_permissions]),
    ).toEqual([
      ["ask", "2048"],
      ["policies", "1024"],
      ["Answer from the policies", "2048"],
    ]);
  });
});

describe("small things", () => {
  it("the invite asks for four rights, and never for administration", () => {
    expect(new PermissionsBitField(INVITE_PERMISSIONS).toArray()).toEqual([
      "ViewChannel",
      "SendMessages",
      "ReadMessageHistory",
      "SendMessagesInThreads",
    ]);
    expect(inviteLink("42")).toBe(
      "https://discord.com/oauth2/authorize?client_id=42&scope=bot+applications.commands&permissions=274877975552",
    );
  });

  it("ids of buttons come back as they went, or are not made", () => {
    for (const action of ACTIONS) {
      const press = { action, answerId: "a:1", value: "2:3" };
      expect(readPressId(pressId(press) ?? "")).toEqual(press);
    }
    expect(pressId({ action: "helpful", answerId: "x".repeat(100), value: "" })).toBeNull();
    expect(readBrowseId(browseId(3, "hr/travel:de") ?? "")).toEqual({ page: 3, documentId: "hr/travel:de" });
    for (const foreign of ["", "v0:helpful:a:", "v1:unheard-of:a:", "v1:helpful", "v1:helpful:%:"])
      expect(readPressId(foreign)).toBeNull();
    for (const foreign of ["v1:browse:-1:", "v1:browse:x:", "v1:helpful:1:"])
      expect(readBrowseId(foreign)).toBeNull();
  });

  it.each([
    ["2030-03-31", "en", "31 Mar 2030"],
    ["2030-03", "en", "Mar 2030"],
    ["2030", "en", "2030"],
    ["2030-03-31", "zh", "2030年3月31日"],
    ["soon", "en", "soon"],
  ])("the date %s in %s", (date, language, words) => {
    expect(readableDate(date, language)).toBe(words);
  });
});
