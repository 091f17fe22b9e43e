import { Client, Events, GatewayIntentBits, REST, Routes } from "discord.js";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { MAX_COMPONENTS } from "./check-components.js";
import { Right } from "./rights.js";
import { StandInDiscord } from "./stand-in.js";
import type { Channel, Guild, Json, User } from "./world.js";

const V2 = 32768;
const words = (count: number) => "x".repeat(count);
const text = (content: string): Json => ({ type: 10, content });
const button = (more: Json = {}): Json => ({ type: 2, style: 2, label: "Press", custom_id: "one", ...more });
const row = (...components: Json[]): Json => ({ type: 1, components });
const box = (...components: Json[]): Json => ({ type: 17, components });

let discord: StandInDiscord;
let ana: User;
let guild: Guild;
let channel: Channel;

beforeAll(async () => {
  discord = await new StandInDiscord().start();
  ana = discord.people.user("Ana");
  guild = discord.people.guild("Acme", ana);
  channel = discord.people.channel(guild, "general");
});
afterAll(() => discord.stop());

const call = async (method: string, path: string, body?: unknown, token = discord.token) => {
  const response = await fetch(`${discord.apiUrl}/v10${path}`, {
    method,
    headers: { authorization: `Bot ${token}`, "content-type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const raw = await response.text();
  const data: { code?: number; id?: string } = raw === "" ? {} : JSON.parse(raw);
  return { status: response.status, code: data.code, id: data.id, raw };
};
const send = (body: unknown, to: string = channel.id) => call("POST", `/channels/${to}/messages`, body);

describe("what Discord refuses, the stand-in refuses", () => {
  const messages: readonly [string, Json, number, string][] = [
    ["content over 2,000", { content: words(2001) }, 50035, "BASE_TYPE_MAX_LENGTH"],
    ["an empty message", { content: "  " }, 50006, "empty"],
    [
      "components V2 with content",
      { flags: V2, content: "a", components: [text("a")] },
      50035,
      "LEGACY_FIELDS",
    ],
    [
      "components V2 with embeds",
      { flags: V2, embeds: [{}], components: [text("a")] },
      50035,
      "LEGACY_FIELDS",
    ],
    ["a text display without the flag", { components: [text("a")] }, 50035, "UNION_TYPE_CHOICES"],
    [
      "more than 40 components",
      { flags: V2, components: [box(...Array.from({ length: MAX_COMPONENTS }, () => text("a")))] },
      50035,
      "TOTAL_COMPONENTS",
    ],
    [
      "more than 4,000 characters of text",
      { flags: V2, components: [text(words(2500)), text(words(1501))] },
      50035,
      "DISPLAYABLE_TEXT",
    ],
    ["an empty text display", { flags: V2, components: [text(" ")] }, 50035, "BAD_LENGTH"],
    ["an empty container", { flags: V2, components: [box()] }, 50035, "REQUIRED"],
    ["a container in a container", { flags: V2, components: [box(box(text("a")))] }, 50035, "UNION_TYPE"],
    [
      "a custom id over 100",
      { content: "a", components: [row(button({ custom_id: words(101) }))] },
      50035,
      "BAD_LENGTH",
    ],
    [
      "a label over 80",
      { content: "a", components: [row(button({ label: words(81) }))] },
      50035,
      "BAD_LENGTH",
    ],
    [
      "a button without label",
      { content: "a", components: [row({ type: 2, style: 2, custom_id: "a" })] },
      50035,
      "BUTTON",
    ],
    [
      "six buttons in a row",
      { content: "a", components: [row(...[1, 2, 3, 4, 5, 6].map((n) => button({ custom_id: `${n}` })))] },
      50035,
      "BAD_LENGTH",
    ],
    ["a row without buttons", { content: "a", components: [row()] }, 50035, "BAD_LENGTH"],
    [
      "the same custom id twice",
      { content: "a", components: [row(button(), button())] },
      50035,
      "DUPLICATED",
    ],
    [
      "a link of another scheme",
      { content: "a", components: [row({ type: 2, style: 5, label: "a", url: "file:///a" })] },
      50035,
      "SCHEME",
    ],
    [
      "parse and a list of the same kind",
      { content: "a", allowed_mentions: { parse: ["roles"], roles: ["1"] } },
      50035,
      "EXCLUSIVE",
    ],
    ["a nonce over 25", { content: "a", nonce: words(26) }, 50035, "MAX_LENGTH"],
    [
      "a reply to nothing",
      { content: "a", message_reference: { message_id: "1" } },
      50035,
      "UNKNOWN_MESSAGE",
    ],
  ];
  it.each(messages)("%s", async (_what, body, code, detail) => {
    const answer = await send(body);
    expect([answer.status, answer.code]).toEqual([400, code]);
    expect(answer.raw).toContain(detail);
  });

  it("a wrong token, an unknown channel, an unknown message, somebody else's message", async () => {
    expect((await call("GET", "/gateway/bot", undefined, "wrong")).status).toBe(401);
    expect((await send({ content: "a" }, "42")).code).toBe(10003);
    expect((await call("PATCH", `/channels/${channel.id}/messages/42`, { content: "a" })).code).toBe(10008);
    const hers = discord.people.say(ana, channel, "hello");
    expect((await call("DELETE", `/channels/${channel.id}/messages/${hers.id}`)).code).toBe(50013);
  });

  it("missing permissions, missing access, a closed private conversation", async () => {
    const mute = discord.people.channel(guild, "mute", { denied: Right.SendMessages });
    const hidden = discord.people.channel(guild, "hidden", { denied: Right.ViewChannel });
    const shy = discord.people.user("Shy");
    shy.takesDirectMessages = false;
    expect((await send({ content: "a" }, mute.id)).code).toBe(50013);
    expect((await send({ content: "a" }, hidden.id)).code).toBe(50001);
    expect((await send({ content: "a" }, discord.people.conversation(shy).id)).code).toBe(50007);
  });

  it("an edit that drops components V2 keeps them, and content beside them is refused", async () => {
    const sent = await send({ flags: V2, components: [text("a")] });
    expect((await call("PATCH", `/channels/${channel.id}/messages/${sent.id}`, { content: "b" })).code).toBe(
      50035,
    );
  });

  it("the same nonce gives the message that is there already", async () => {
    const body = { content: "once", nonce: "n1", enforce_nonce: true };
    expect((await send(body)).id).toBe((await send(body)).id);
  });

  it("an unknown, a late, a twice acknowledged interaction, and an expired token", async () => {
    await call("PUT", `/applications/${discord.world.applicationId}/commands`, [
      { name: "ask", description: "a" },
    ]);
    const answer = (id: string, token: string) =>
      call("POST", `/interactions/${id}/${token}/callback`, { type: 4, data: { content: "a" } });
    expect((await answer("1", "t")).code).toBe(10062);
    const late = discord.people.slash(ana, channel, "ask");
    discord.world.advance(3_001);
    expect((await answer(late.id, late.token)).code).toBe(10062);
    const good = discord.people.slash(ana, channel, "ask");
    expect((await answer(good.id, good.token)).status).toBe(204);
    expect((await answer(good.id, good.token)).code).toBe(40060);
    const hook = `/webhooks/${discord.world.applicationId}/${good.token}`;
    expect((await call("POST", hook, { content: words(2001) })).code).toBe(50035);
    discord.world.advance(15 * 60_000);
    expect((await call("POST", hook, { content: "a" })).code).toBe(50027);
  });

  it("commands with a wrong name or too long a description", async () => {
    const put = (commands: Json[]) =>
      call("PUT", `/applications/${discord.world.applicationId}/guilds/${guild.id}/commands`, commands);
    expect((await put([{ name: "Ask Me", description: "a" }])).code).toBe(50035);
    expect((await put([{ name: "ask", description: words(101) }])).code).toBe(50035);
  });
});

describe("the gateway, through the real client", () => {
  const login = async (intents: number[], token = discord.token) => {
    const client = new Client({ intents, rest: { api: discord.apiUrl } });
    client.on(Events.Error, () => undefined);
    try {
      await client.login(token);
      return client;
    } catch (error) {
      await client.destroy();
      throw error;
    }
  };
  it("refuses a wrong token and disallowed intents", async () => {
    await expect(login([GatewayIntentBits.Guilds], "wrong")).rejects.toThrow(/token/i);
    await expect(login([GatewayIntentBits.MessageContent])).rejects.toThrow(/disallowed intents/i);
  });

  it("withholds words that do not name the bot, and gives them where the bot is named, replied to or alone with the person", async () => {
    const client = await login([GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages]);
    const seen: string[] = [];
    client.on(Events.MessageCreate, (message) => void seen.push(message.content));
    await discord.world.until(() => client.isReady(), "ready");
    discord.people.say(ana, channel, "secret");
    discord.people.say(ana, channel, `${discord.people.mention()} named`);
    const ours = await new REST({ api: `${discord.apiUrl}` })
      .setToken(discord.token)
      .post(Routes.channelMessages(channel.id), { body: { content: "ours" } });
    const id = (ours as { id: string }).id;
    const ourMessage = discord.world.message(id);
    if (ourMessage === undefined) throw new Error("not posted");
    discord.people.say(ana, channel, "reply", { replyTo: ourMessage });
    await discord.world.until(() => seen.length === 4, "four messages");
    expect(seen).toEqual(["", `${discord.people.mention()} named`, "ours", "reply"]);
    await client.destroy();
  });
});
