import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { ASK } from "../../../../adapters/discord/connect/discord-commands.js";
import { english } from "../../../../src/bot/texts/english-texts.js";
import { answeredWith, replyWith } from "../../../contracts/sample-answers.js";
import { Right } from "../../../loopback/discord/rights.js";
import { ChannelType } from "../../../loopback/discord/world.js";
import { HEARING, notice, type Stage, setStage } from "../stage.js";

let stage: Stage;
beforeAll(async () => {
  stage = await setStage({ messageContent: true }, { allowedPrivileged: 1 << 15 });
});
afterAll(() => stage.end());
beforeEach(() => {
  stage.seen.length = 0;
  stage.channel.messages.clear();
  stage.play(HEARING);
});
const heard = (count = 1) =>
  stage.until(() => stage.questions().length >= count && stage.questions(), "a question");

describe("messages", () => {
  it("a mention is answered as a reply, and a follow-up in the chain keeps its thread", async () => {
    const { people } = stage.discord;
    const first = people.say(stage.ben, stage.channel, `${people.mention()} hotels?`);
    await stage.shows("heard: hotels?");
    const answer = stage.latest();
    expect(answer.replyTo).toBe(first.id);
    people.say(stage.ben, stage.channel, "and in Berlin?", { replyTo: answer, ping: false });
    await stage.shows("heard: and in Berlin?");
    people.say(stage.ana, stage.channel, "until when?", { replyTo: stage.latest() });
    await stage.shows("heard: until when?");
    const threads = stage.questions().map(({ place }) => place.thread);
    expect(threads).toEqual([first.id, first.id, first.id]);
    expect(stage.questions().map(({ manner }) => manner)).toEqual(["mention", "follow-up", "follow-up"]);
  });

  it("a reply to the answer of a command goes on in the command's thread", async () => {
    const { people } = stage.discord;
    people.slash(stage.ben, stage.channel, ASK, { question: "hotels?" });
    await stage.shows("heard: hotels?");
    people.say(stage.ben, stage.channel, "and trains?", { replyTo: stage.latest() });
    await stage.shows("heard: and trains?");
    const [asked, followed] = stage.questions();
    expect(followed?.place.thread).toBe(asked?.place.thread);
  });

  it("shows that it works, once the bot says so", async () => {
    const { people } = stage.discord;
    const typing = () => stage.discord.calls.filter(({ path }) => path.endsWith("/typing")).length;
    people.say(stage.ben, stage.channel, `${people.mention()} idle?`);
    await stage.shows("heard: idle?");
    expect(typing()).toBe(0);
    stage.play(async (_message, session) => {
      session.working(english);
      await stage.until(() => typing() === 1, "typing");
      return notice("done");
    });
    people.say(stage.ben, stage.channel, `${people.mention()} busy?`);
    await stage.shows("done");
  });

  it("a private conversation", async () => {
    const { people } = stage.discord;
    const conversation = people.conversation(stage.ben);
    people.say(stage.ben, conversation, "Between us?");
    await stage.shows("heard: Between us?", conversation);
    expect(stage.questions()[0]).toMatchObject({
      manner: "direct",
      place: { workspace: null, kind: "direct", thread: conversation.id, external: true },
    });
  });

  it("what is merely said is passed on as seen; names take the place of ids, markup goes", async () => {
    const { people } = stage.discord;
    people.say(
      stage.ben,
      stage.channel,
      `Does <@${stage.ana.id}> know **what** <#${stage.channel.id}> is for?`,
    );
    await heard();
    expect(stage.questions()[0]).toMatchObject({
      manner: "seen",
      text: "Does @Ana know what #general is for?",
    });
  });

  it("a new post in a forum, with its title, and the thread below it", async () => {
    const { people } = stage.discord;
    const forum = people.channel(stage.guild, "help", { type: ChannelType.Forum });
    stage.discord.gateway.publish(stage.guild.id, 0, "CHANNEL_CREATE", () => ({
      id: forum.id,
      type: forum.type,
      name: "help",
      guild_id: stage.guild.id,
      position: 0,
      permission_overwrites: [],
      available_tags: [],
    }));
    const thread = people.newPost(stage.ben, forum, "Hotel costs", "What may I claim?");
    await stage.shows("heard: Hotel costs\nWhat may I claim?", thread);
    people.say(stage.ben, thread, "and breakfast?");
    await heard(2);
    expect(
      stage.questions().map(({ manner, place }) => [manner, place.channel, place.parent, place.thread]),
    ).toEqual([
      ["new-post", thread.id, forum.id, thread.id],
      ["seen", thread.id, forum.id, thread.id],
    ]);
  });

  it("an edit and a deletion are told with the id of the question; the answer can be taken back", async () => {
    const { people } = stage.discord;
    const asked = people.say(stage.ben, stage.channel, `${people.mention()} hotles?`);
    await stage.shows("heard: hotles?");
    people.edit(asked, `${people.mention()} hotels?`);
    const edited = await stage.until(() => stage.seen.find(({ type }) => type === "edited"), "the edit");
    expect(edited).toMatchObject({ messageId: asked.id, text: "hotels?" });
    stage.play(() => ({ type: "remove", texts: english, private: false, refs: stage.refs.slice(-1) }));
    people.remove(asked);
    await stage.until(() => stage.channel.messages.size === 0, "the answer to go");
    expect(stage.seen.find(({ type }) => type === "deleted")).toMatchObject({ messageId: asked.id });
  });

  it("bots, webhooks and itself are ignored", async () => {
    const { people } = stage.discord;
    const robot = people.user("Robot", { bot: true });
    people.say(robot, stage.channel, `${people.mention()} robot?`);
    people.say(stage.ana, stage.channel, `${people.mention()} hook?`, { webhook: true });
    people.say(stage.discord.world.bot, stage.channel, `${people.mention()} me?`);
    people.say(stage.ben, stage.channel, `${people.mention()} person?`);
    await stage.shows("heard: person?");
    expect(stage.questions().map(({ text }) => text)).toEqual(["person?"]);
  });

  it("roles and the right to moderate come with the person", async () => {
    const { people } = stage.discord;
    const role = people.role(stage.guild, "moderators", Right.ManageMessages);
    const mia = people.user("Mia");
    people.join(stage.guild, mia, [role]);
    stage.play((message) =>
      message.type === "question" ? replyWith(answeredWith("a1", ["Q."])) : notice("ok", true),
    );
    people.slash(mia, stage.channel, ASK, { question: "Who am I?" });
    await stage.shows("Q.");
    expect(stage.questions()[0]?.person.roles).toEqual([role]);
    people.press(mia, stage.latest(), "Helpful");
    people.press(stage.ben, stage.latest(), "Helpful");
    await stage.until(() => stage.actions().length === 2, "two presses");
    expect(stage.actions().map(({ moderator }) => moderator)).toEqual([true, false]);
  });
});
