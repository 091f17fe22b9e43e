import { MessageFlags } from "discord.js";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { ASK } from "../../../../adapters/discord/connect/discord-commands.js";
import { english } from "../../../../src/bot/texts/english-texts.js";
import { answeredWith, replyWith, sampleQuote } from "../../../contracts/sample-answers.js";
import { buttonsOf } from "../../../loopback/discord/visible.js";
import { notice, type Stage, setStage } from "../stage.js";

let stage: Stage;
let helpers = "";
beforeAll(async () => {
  stage = await setStage();
  helpers = stage.discord.people.role(stage.guild, "policy team");
});
afterAll(() => stage.end());
beforeEach(() => {
  stage.seen.length = 0;
  stage.refs.length = 0;
  stage.channel.messages.clear();
});

const BUTTONS = ["helpful", "not-helpful", "context", "share", "ask-a-person", "remove"] as const;
const answer = (texts: readonly string[], id = "a1") =>
  replyWith(answeredWith(id, texts), { buttons: BUTTONS });
const ask = async (words: string, isPrivate = false) => {
  stage.discord.people.slash(stage.ben, stage.channel, ASK, { question: "Well?", private: isPrivate });
  return stage.shows(words, stage.channel, isPrivate ? stage.ben : null);
};
const press = (label: string, who = stage.ben) => stage.discord.people.press(who, stage.latest(), label);

describe("an answer in a channel", () => {
  it("embeds nothing, notifies nobody, and says where it was put", async () => {
    stage.play(() => answer(["<@&123456789012345678> @everyone see https://evil.example"]));
    await ask("@everyone see https://evil.example");
    const message = stage.latest();
    expect(message.flags & MessageFlags.SuppressEmbeds).toBe(MessageFlags.SuppressEmbeds);
    expect(message.notified).toEqual({ everyone: false, roles: [], users: [] });
    await stage.until(() => stage.refs.length > 0, "the ref");
    expect(stage.refs).toEqual([`${stage.channel.id}/${message.id}`]);
  });

  it("turns its pages in place, no quote cut", async () => {
    const texts = Array.from(
      { length: 9 },
      (_, index) => `Rule ${index}: ${"all the words ".repeat(60)}end ${index}.`,
    );
    stage.play((message) => {
      const page = message.type === "action" ? Number(message.value) : 0;
      return { ...answer(texts), page, replace: message.type === "action" };
    });
    await ask("Page 1 of");
    const shown = [stage.discord.visible(stage.channel.id)];
    while (buttonsOf(stage.latest()).some(({ label }) => label === "Next ▶")) {
      press("Next ▶");
      shown.push(await stage.shows(`Page ${shown.length + 1} of`));
    }
    expect(stage.channel.messages.size).toBe(1);
    expect(shown.length).toBeGreaterThan(2);
    for (const text of texts) expect(shown.some((page) => page.includes(text))).toBe(true);
    press("◀ Previous");
    await stage.shows(`Page ${shown.length - 1} of`);
  });

  it("shows the context of a quote to the one who asks for it", async () => {
    stage.play((message) =>
      message.type === "question"
        ? answer(["One.", "Two."])
        : {
            type: "context",
            texts: english,
            private: true,
            before: "Before it.\n\n",
            quote: sampleQuote("Two."),
            after: "\n\nAfter it.",
          },
    );
    await ask("Two.");
    press("Show context 2", stage.ana);
    const text = await stage.shows("After it.", stage.channel, stage.ana);
    expect(text).toMatch(/Before it\.\n———\n│ Two\.\n———\nAfter it\./);
    expect(stage.actions()[0]).toMatchObject({ action: "context", value: "1", answerId: "a1" });
    expect(stage.discord.visible(stage.channel.id)).not.toContain("After it.");
  });

  it("asks a person once: the role is notified, nobody else, and the button goes out", async () => {
    stage.play((message) => {
      if (message.type === "question") return answer(["Q."]);
      if (message.type === "action" && message.action === "resolve") return notice("Resolved.");
      return {
        type: "help-request",
        texts: english,
        private: false,
        text: `Can you help? @everyone <@${stage.ana.id}>`,
        mention: helpers,
        answerId: "a1",
      };
    });
    await ask("Q.");
    const asked = stage.latest();
    press("Ask a person");
    const text = await stage.shows("@policy team Can you help?");
    expect(text).toContain(`@everyone <@${stage.ana.id}>`);
    expect(stage.latest().notified).toEqual({ everyone: false, roles: [helpers], users: [] });
    await stage.until(
      () => buttonsOf(asked).find(({ label }) => label === "Ask a person")?.disabled,
      "the button to go out",
    );
    press("Mark as resolved", stage.ana);
    await stage.shows("Resolved.");
  });

  it("takes thanks and a reason", async () => {
    stage.play((message) => (message.type === "question" ? answer(["Q."]) : notice("Thank you.", true)));
    await ask("Q.");
    press("Not helpful");
    await stage.shows("Thank you.", stage.channel, stage.ben);
    const shown = press("Say why");
    await stage.until(() => shown.modal !== null, "a form");
    stage.discord.people.fillIn(stage.ben, shown, "It is the wrong year.");
    await stage.until(() => stage.actions().length === 2, "the reason");
    expect(stage.actions()[1]).toMatchObject({
      action: "reason",
      answerId: "a1",
      value: "It is the wrong year.",
    });
    await stage.until(
      () => stage.discord.visible(stage.channel.id, stage.ben.id).split("Thank you.").length === 3,
      "thanks",
    );
    expect(stage.discord.visible(stage.channel.id)).not.toContain("Thank you.");
  });

  it("is removed, also when it was deleted by hand before", async () => {
    stage.play((message) =>
      message.type === "question"
        ? answer(["Q."])
        : { type: "remove", texts: english, private: false, refs: stage.refs },
    );
    await ask("Q.");
    await stage.until(() => stage.refs.length === 1, "the ref");
    press("Remove");
    await stage.until(() => stage.channel.messages.size === 0, "the answer to go");
    const { people } = stage.discord;
    stage.play((message) =>
      message.type === "question"
        ? answer(["Q."])
        : { type: "remove", texts: english, private: false, refs: [`${stage.channel.id}/1,2`, "42/1"] },
    );
    const asked = people.say(stage.ben, stage.channel, `${people.mention()} well?`);
    await stage.shows("Q.");
    people.remove(asked);
    await stage.until(() => stage.seen.some(({ type }) => type === "deleted"), "the deletion");
    await stage.until(
      () => stage.discord.calls.some(({ path }) => path.startsWith("/channels/42")),
      "the attempt",
    );
    expect(stage.lines.filter(({ level }) => level === "error")).toEqual([]);
  });
});

describe("a private answer", () => {
  it("is shared in the channel, or removed, by its reader", async () => {
    stage.play((message) => {
      if (message.type === "question") return { ...answer(["Mine alone."]), private: true };
      if (message.type === "action" && message.action === "share")
        return { ...answer(["Mine alone."]), buttons: [] };
      return { type: "remove", texts: english, private: true, refs: stage.refs };
    });
    await ask("Mine alone.", true);
    const first = stage.latest();
    press("Share here");
    await stage.shows("Mine alone.");
    stage.discord.people.press(stage.ben, first, "Remove");
    await stage.until(() => !stage.channel.messages.has(first.id), "the private answer to go");
  });

  it("somebody else's look at all quotes leaves the answer of the asker as it is", async () => {
    stage.play((message) =>
      message.type === "question"
        ? replyWith(answeredWith("a1", ["One.", "Two.", "Three.", "Four."]), { buttons: ["show-all"] })
        : { ...answer(["One.", "Two.", "Three.", "Four."]), private: true },
    );
    await ask("3 of 4 quotes shown.");
    press("Show all quotes", stage.ana);
    await stage.shows("Four.", stage.channel, stage.ana);
    expect(stage.discord.visible(stage.channel.id)).not.toContain("Four.");
  });
});

describe("everything that left", () => {
  it("may notify nobody but the named role", () => {
    const bodies = stage.discord.calls
      .filter(({ method, path }) => method !== "GET" && /messages|webhooks/.test(path))
      .flatMap(({ body }) =>
        typeof body === "object" && body !== null && "components" in body ? [{ ...body }] : [],
      );
    expect(bodies.length).toBeGreaterThan(8);
    for (const body of bodies) expect(body).toMatchObject({ allowed_mentions: { parse: [] } });
  });
});

describe("the plain form", () => {
  it("goes out where components are refused, page after page", async () => {
    const texts = Array.from({ length: 5 }, (_, index) => `${index}: ${"*words* ".repeat(100)}end ${index}.`);
    stage.play(() => answer(texts));
    const refusal = {
      status: 400,
      body: {
        code: 50035,
        message: "Invalid Form Body",
        errors: { components: { _errors: [{ code: "NO_COMPONENTS", message: "No components here." }] } },
      },
    };
    stage.discord.faults.next(/^PATCH \/webhooks/, refusal);
    await ask("end 4.");
    const whole = stage.discord.visible(stage.channel.id);
    for (const text of texts) expect(whole).toContain(text);
    expect(stage.channel.messages.size).toBeGreaterThan(1);
    for (const message of stage.channel.messages.values()) expect(message.components).toEqual([]);
  });
});
