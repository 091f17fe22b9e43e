import { describe, expect, it } from "vitest";
import type { Answer } from "../../src/answering/schema.js";
import { answerSchema } from "../../src/answering/schema.js";
import type { AskedQuestion } from "../../src/bot/answerer.js";
import { recoverClaims } from "../../src/bot/claim.js";
import { createFairQueue } from "../../src/bot/fair-queue.js";
import type { Reply } from "../../src/bot/reply.js";
import { botUnderTest, place, press, question, session } from "./bot-under-test.js";
import { scriptedAnswerer } from "./scripted-answerer.js";

const HOTEL = "What may a hotel in Berlin cost?";

const answerOf = (reply: Reply | null): Answer => {
  if (reply?.type !== "answer") throw new Error(`not an answer: ${JSON.stringify(reply)}`);
  return answerSchema.parse(reply.answer);
};
const textOf = (reply: Reply | null): string => {
  if (reply?.type !== "notice") throw new Error(`not a notice: ${JSON.stringify(reply)}`);
  return reply.text;
};
/** A promise to hold work with. */
const gate = () => {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
};

describe("a question", () => {
  it("is answered, logged and can be acted upon", async () => {
    const bot = botUnderTest();
    const answer = answerOf(await bot.reply(question(HOTEL)));
    expect(answer.outcome).toBe("answered");
    expect(answer.quotes[0]?.text).toBe("A hotel in Berlin may cost up to 150 euros a night.");
    const [logged] = await bot.parts.store.questions.list({});
    expect(logged).toMatchObject({
      id: answer.id,
      outcome: "answered",
      audience: "internal",
      generation: "g1",
    });
    expect(logged?.personKey).not.toContain("ann");
  });

  it("is answered once, whatever form it comes in again", async () => {
    const bot = botUnderTest();
    const first = question(HOTEL, { eventIds: ["e1", "channel/1"] });
    expect(await bot.reply(first)).not.toBeNull();
    expect(await bot.reply(first)).toBeNull();
    expect(await bot.reply(question(HOTEL, { eventIds: ["e2", "channel/1"] }))).toBeNull();
    expect(await bot.reply(question(HOTEL, { eventIds: ["e2"] }))).toBeNull();
    expect(await bot.reply(question(HOTEL, { eventIds: ["e3"] }))).not.toBeNull();
  });

  it("that is merely seen does not use up the mention that comes under the same id", async () => {
    const bot = botUnderTest();
    expect(await bot.reply(question(HOTEL, { eventIds: ["c/1"], manner: "seen" }))).toBeNull();
    expect(await bot.reply(question(HOTEL, { eventIds: ["c/1"] }))).not.toBeNull();
  });

  it("whose process died is answered when it comes again", async () => {
    const bot = botUnderTest();
    const asked = question(HOTEL);
    // Handed over but never seen on the platform.
    await bot.handle(asked, session());
    expect(await bot.reply(asked)).toBeNull();
    const next = botUnderTest({ store: bot.parts.store, owner: "the next process" });
    expect(await recoverClaims(next.parts, () => false)).toBe(1);
    expect(answerOf(await next.reply(asked)).outcome).toBe("answered");
    expect(await recoverClaims(next.parts, () => false)).toBe(0);
  });

  it("that goes on from the last one says what it was understood as", async () => {
    const bot = botUnderTest();
    await bot.reply(question(HOTEL));
    const answer = answerOf(await bot.reply(question("and in Paris?")));
    expect(answer.context).toEqual({ from: HOTEL, question: "What may a hotel in Paris cost?" });
    expect(answer.quotes[0]?.text).toContain("Paris");
    const elsewhere = answerOf(
      await bot.reply(question("and in Paris?", { place: place({ thread: "T2" }) })),
    );
    expect(elsewhere.context).toBeUndefined();
    bot.time.now += 3 * 3_600_000;
    expect(answerOf(await bot.reply(question("and in Paris?"))).context).toBeUndefined();
  });

  it("may be a call for help, or nothing at all", async () => {
    const bot = botUnderTest();
    expect(textOf(await bot.reply(question("help"))).split("\n")).toHaveLength(2);
    expect(
      textOf(
        await bot.reply(question("帮助", { person: { id: "li", name: null, locale: "zh-CN", roles: [] } })),
      ),
    ).toMatch(/政策/);
    expect(textOf(await bot.reply(question("  ")))).toContain("write a question");
  });

  it("that is too long is cut with a note, never inside a character", async () => {
    const bot = botUnderTest();
    const reply = await bot.reply(question(`x${"👩".repeat(1_500)}`));
    expect(reply).toMatchObject({ note: expect.stringContaining("2000") });
    expect(answerOf(reply).question).not.toMatch(/\p{Surrogate}/u);
    expect(answerOf(reply).question.length).toBeLessThanOrEqual(2_000);
  });

  it("that fails tells an id which the log has too, and nothing of the fault", async () => {
    const bot = botUnderTest({
      answerer: scriptedAnswerer({ before: () => Promise.reject(new Error("xoxb-1234-secret at /data/x")) }),
    });
    const reply = await bot.reply(question(HOTEL));
    const answer = answerOf(reply);
    expect(answer.outcome).toBe("unavailable");
    expect(JSON.stringify(reply)).not.toContain("xoxb");
    expect(bot.lines.some((line) => line.includes(answer.id))).toBe(true);
  });

  it("that takes too long ends in an apology even when the answerer ignores its signal", async () => {
    const bot = botUnderTest({
      answerer: scriptedAnswerer({ before: () => new Promise(() => undefined) }),
      deadlineMs: 20,
    });
    expect(answerOf(await bot.reply(question(HOTEL))).outcome).toBe("unavailable");
  });

  it("stopped by its asker is not answered", async () => {
    const bot = botUnderTest({ answerer: scriptedAnswerer({ before: () => new Promise(() => undefined) }) });
    const stop = new AbortController();
    const handled = bot.handle(question(HOTEL), { ...session(), signal: stop.signal });
    stop.abort();
    expect(await handled).toBeNull();
  });

  it("still gets its answer when it cannot be recorded", async () => {
    const bot = botUnderTest();
    const { questions } = bot.parts.store;
    const broken = {
      ...bot.parts.store,
      questions: { ...questions, save: () => Promise.reject(new Error("disk full")) },
    };
    const reply = await botUnderTest({ store: broken }).reply(question(HOTEL));
    expect(answerOf(reply).outcome).toBe("answered");
    expect(reply).toMatchObject({ buttons: [] });
  });
});

describe("who is meant", () => {
  const rules = `
alpha:
  channels: { C9: { answer: every-question }, C8: { answer: never }, C7: { audience: hr } }
  guilds: { W2: { forums: ["F1"], audience: public } }
  people: { boss: { audience: hr } }
`;
  it.each([
    ["a remark in an ordinary channel", question(HOTEL, { manner: "seen" }), null],
    [
      "a question where every question is answered",
      question(HOTEL, { manner: "seen", place: place({ channel: "C9" }) }),
      "answered",
    ],
    [
      "a remark there",
      question("I like this hotel.", { manner: "seen", place: place({ channel: "C9" }) }),
      null,
    ],
    [
      "a thread below such a channel",
      question(HOTEL, { manner: "seen", place: place({ channel: "X", parent: "C9" }) }),
      "answered",
    ],
    [
      "a mention where the bot may not answer",
      question(HOTEL, { place: place({ channel: "C8" }) }),
      "not-allowed",
    ],
    ["a question seen there", question(HOTEL, { manner: "seen", place: place({ channel: "C8" }) }), null],
    [
      "a new post of a forum",
      question(HOTEL, { manner: "new-post", place: place({ workspace: "W2", channel: "P", parent: "F1" }) }),
      "answered",
    ],
    ["a new post elsewhere", question(HOTEL, { manner: "new-post", place: place({ channel: "P" }) }), null],
    ["a follow-up in an unknown thread", question("and in Paris?", { manner: "follow-up" }), null],
  ])("%s", async (_label, message, outcome) => {
    const reply = await botUnderTest({}, rules).reply(message);
    expect(reply === null ? null : answerOf(reply).outcome).toBe(outcome);
  });

  it("goes on unmentioned in a thread it knows", async () => {
    const bot = botUnderTest({}, rules);
    await bot.reply(question(HOTEL));
    expect(await bot.reply(question("nice weather today", { manner: "seen" }))).toBeNull();
    expect(answerOf(await bot.reply(question("and in Paris?", { manner: "seen" }))).outcome).toBe("answered");
  });

  it.each([
    ["the own workspace", place(), false, "ann", "internal"],
    ["a shared channel", place({ external: true }), false, "ann", "public"],
    ["a platform of the community", place({ platform: "beta" }), false, "ann", "public"],
    ["a channel with its own audience", place({ channel: "C7" }), false, "ann", "hr"],
    ["a workspace with its own audience", place({ workspace: "W2" }), false, "ann", "public"],
    ["a person with an own audience, in public", place(), false, "boss", "internal"],
    ["a person with an own audience, in private", place(), true, "boss", "hr"],
    ["a person with an own audience, outside", place({ external: true }), true, "boss", "public"],
  ])("%s", async (_label, where, isPrivate, id, audience) => {
    const bot = botUnderTest({}, rules);
    const person = { id, name: null, locale: null, roles: [] };
    expect(
      answerOf(await bot.reply(question(HOTEL, { place: where, private: isPrivate, person }))).audience,
    ).toBe(audience);
  });
});

describe("limits", () => {
  it("tell the person, in private, and let others go on", async () => {
    const bot = botUnderTest({}, "limits: { person-per-minute: 2 }");
    for (let n = 0; n < 2; n++) expect((await bot.reply(question(HOTEL)))?.type).toBe("answer");
    const over = await bot.reply(question(HOTEL));
    expect(over).toMatchObject({ type: "notice", private: true });
    expect(textOf(over)).toMatch(/30 seconds/);
    const bob = { id: "bob", name: null, locale: null, roles: [] };
    expect((await bot.reply(question(HOTEL, { person: bob })))?.type).toBe("answer");
    bot.time.now += 30_000;
    expect((await bot.reply(question(HOTEL)))?.type).toBe("answer");
  });

  it("of a place cost the person nothing when they refuse", async () => {
    const bot = botUnderTest({}, "limits: { person-per-minute: 2, place-per-minute: 1 }");
    await bot.reply(question(HOTEL));
    expect(textOf(await bot.reply(question(HOTEL)))).toMatch(/asked here/);
    expect((await bot.reply(question(HOTEL, { place: place({ channel: "C2" }) })))?.type).toBe("answer");
  });

  it("of the queue tell people to come back", async () => {
    const hold = gate();
    const bot = botUnderTest({
      answerer: scriptedAnswerer({ before: () => hold.opened }),
      queue: createFairQueue({ running: 1, waiting: 1, waitingEach: 1 }),
    });
    const all = ["ann", "bob", "eve"].map((id) =>
      bot.reply(question(HOTEL, { person: { id, name: null, locale: null, roles: [] } })),
    );
    hold.open();
    const replies = await Promise.all(all);
    expect(replies.map((reply) => reply?.type).toSorted()).toEqual(["answer", "answer", "notice"]);
  });
});

describe("a question changed while it is answered", () => {
  const changedMessage = (type: "edited" | "deleted", text = "") => ({
    ...question(text),
    type,
    messageId: "m1",
    text,
  });
  it("and deleted is not answered", async () => {
    const bot = botUnderTest({ answerer: scriptedAnswerer({ before: () => new Promise(() => undefined) }) });
    const handled = bot.handle(question(HOTEL, { messageId: "m1" }), session());
    await expect.poll(() => bot.parts.queue.size().running).toBe(1);
    await bot.handle(changedMessage("deleted"), session());
    expect(await handled).toBeNull();
  });

  it("and edited while it waits is answered as edited; afterwards an edit changes nothing", async () => {
    const hold = gate();
    const asked: AskedQuestion[] = [];
    const bot = botUnderTest({
      answerer: scriptedAnswerer({
        before: (one) => {
          asked.push(one);
          return hold.opened;
        },
      }),
      queue: createFairQueue({ running: 1, waiting: 5, waitingEach: 5 }),
    });
    const first = bot.reply(question("What may a hotel in Paris cost?"));
    const second = bot.reply(question(HOTEL, { messageId: "m1" }));
    await expect.poll(() => bot.parts.queue.size().waiting).toBe(1);
    expect(await bot.reply(changedMessage("edited", "How many days of leave do interns have?"))).toBeNull();
    hold.open();
    await first;
    expect(answerOf(await second).question).toContain("interns");
    expect(await bot.reply(changedMessage("edited", "Something else?"))).toBeNull();
    expect(asked).toHaveLength(2);
  });

  it("and deleted afterwards takes the answer along", async () => {
    const bot = botUnderTest();
    await bot.reply(question(HOTEL, { messageId: "m1" }));
    expect(await bot.reply(changedMessage("deleted"))).toMatchObject({
      type: "remove",
      refs: [expect.any(String)],
    });
  });
});

describe("shutting down", () => {
  it("finishes what it can, and tells the rest to ask again", async () => {
    const hold = gate();
    const bot = botUnderTest({
      answerer: scriptedAnswerer({
        before: (one) => (one.text.includes("Paris") ? new Promise(() => undefined) : hold.opened),
      }),
      queue: createFairQueue({ running: 60, waiting: 60, waitingEach: 60 }),
    });
    const replies = Array.from({ length: 50 }, (_, index) =>
      bot.reply(
        question(index % 2 === 0 ? HOTEL : "What may a hotel in Paris cost?", {
          person: { id: `p${index}`, name: null, locale: null, roles: [] },
          place: place({ thread: `T${index}`, channel: `C${index}` }),
        }),
      ),
    );
    await expect.poll(() => bot.parts.queue.size().running).toBe(50);
    const finished = bot.parts.drain.finish(50);
    hold.open();
    expect(await finished).toEqual({ interrupted: 25 });
    const types = (await Promise.all(replies)).map((reply) =>
      reply?.type === "notice" ? reply.text : reply?.type,
    );
    expect(types.filter((type) => type === "answer")).toHaveLength(25);
    expect(types.filter((type) => type?.includes("restarting"))).toHaveLength(25);
    expect(textOf(await bot.reply(question(HOTEL)))).toContain("ask again");
  });
});

describe("what is pressed under an answer", () => {
  const rules = `
alpha: { maintainers: [root], channels: { C5: { audience: public } }, people: { ann: { audience: secret } } }
people: { ask-a-person: { alpha: G1 } }
`;
  const person = (id: string, roles: string[] = []) => ({ id, name: null, locale: null, roles });
  const asked = async () => {
    const bot = botUnderTest({}, rules);
    const answer = answerOf(await bot.reply(question(HOTEL)));
    return { bot, id: answer.id };
  };

  it("is counted, with its reason", async () => {
    const { bot, id } = await asked();
    expect(textOf(await bot.reply(press("not-helpful", id)))).toContain("noted");
    await bot.reply(press("reason", id, { value: "wrong city" }));
    await bot.reply(press("helpful", id, { person: person("bob") }));
    const [logged] = await bot.parts.store.questions.list({});
    expect(logged?.feedback.map(({ vote, reason }) => [vote, reason])).toEqual([
      ["not-helpful", "wrong city"],
      ["helpful", null],
    ]);
  });

  it("shows the text around a quote, cut at its section", async () => {
    const { bot, id } = await asked();
    const reply = await bot.reply(press("context", id, { value: "0" }));
    expect(reply).toMatchObject({ type: "context", private: true, before: expect.stringMatching(/^Hotels/) });
    if (reply?.type === "context") expect(reply.after).not.toContain("Trains");
    expect(textOf(await bot.reply(press("context", id, { value: "7" })))).toContain("no longer available");
  });

  it("from another place, after a change of rights, or invented, leaks nothing and looks the same", async () => {
    const { bot, id } = await asked();
    const elsewhere = textOf(await bot.reply(press("context", id, { place: place({ channel: "C2" }) })));
    const invented = textOf(await bot.reply(press("context", "answer-99")));
    const outside = textOf(await bot.reply(press("show-all", id, { place: place({ external: true }) })));
    expect(new Set([elsewhere, invented, outside]).size).toBe(1);
  });

  it("of a private answer is the asker's alone, and is shared only where it may be seen", async () => {
    const bot = botUnderTest({}, rules);
    const own = answerOf(await bot.reply(question(HOTEL, { private: true })));
    expect(own.audience).toBe("secret");
    expect(textOf(await bot.reply(press("context", own.id, { person: person("bob") })))).toContain(
      "no longer",
    );
    expect(textOf(await bot.reply(press("share", own.id)))).toContain("cannot be shared");
    const bobs = answerOf(await bot.reply(question(HOTEL, { private: true, person: person("bob") })));
    expect(await bot.reply(press("share", bobs.id, { person: person("bob") }))).toMatchObject({
      type: "answer",
      private: false,
    });
    expect((await bot.reply(press("context", bobs.id, { person: person("eve") })))?.type).toBe("context");
  });

  it("calls for help once, and settles it", async () => {
    const { bot, id } = await asked();
    expect(await bot.reply(press("resolve", id))).toMatchObject({ type: "notice", private: true });
    expect(await bot.reply(press("ask-a-person", id))).toMatchObject({
      type: "help-request",
      mention: "G1",
      text: expect.stringContaining(HOTEL),
    });
    expect(textOf(await bot.reply(press("ask-a-person", id)))).toContain("already");
    expect(textOf(await bot.reply(press("resolve", id, { person: person("eve") })))).toContain("Only");
    expect(await bot.reply(press("resolve", id, { person: person("x", ["G1"]) }))).toMatchObject({
      private: false,
    });
  });

  it("takes an answer back for its asker, a moderator and a maintainer only", async () => {
    const { bot, id } = await asked();
    expect(textOf(await bot.reply(press("remove", id, { person: person("eve") })))).toContain("Only");
    for (const who of [{}, { person: person("mo"), moderator: true }, { person: person("root") }])
      expect(await bot.reply(press("remove", id, who))).toMatchObject({ type: "remove" });
  });

  it("replaces in place for the asker and copies in private for others", async () => {
    const { bot, id } = await asked();
    expect(await bot.reply(press("show-all", id, { value: "1" }))).toMatchObject({
      replace: true,
      page: 1,
      private: false,
    });
    expect(await bot.reply(press("show-all", id, { person: person("eve") }))).toMatchObject({
      replace: false,
      private: true,
    });
  });
});

describe("visits and completions", () => {
  it("offer what the place may use and count nothing else", async () => {
    const bot = botUnderTest();
    const where = place({ platform: "beta" });
    const home = await bot.reply({ ...question(""), type: "home", place: where });
    expect(home).toMatchObject({ type: "home", documents: [{ id: "travel" }, { id: "leave" }], gaps: [] });
    expect(JSON.stringify(home)).not.toMatch(/quokka/i);
    const typed = await bot.reply({ ...question(""), type: "complete", text: "POLICY", place: where });
    expect(typed).toMatchObject({ choices: [{ value: "leave" }, { value: "travel" }] });
    for (const text of ["quokka", "merger", "canary"])
      expect(await bot.reply({ ...question(""), type: "complete", text, place: where })).toMatchObject({
        choices: [],
      });
    const hidden = await bot.reply({ ...question(""), type: "browse", text: "canary", place: where });
    const missing = await bot.reply({ ...question(""), type: "browse", text: "nothing", place: where });
    expect(textOf(hidden)).toBe(textOf(missing));
  });

  it("show maintainers, and nobody else, what was not answered", async () => {
    const bot = botUnderTest({}, "alpha: { maintainers: [root] }");
    await bot.reply(question("May I bring my dog to the office?"));
    await bot.reply(question("May I bring a dog to an office?"));
    const home = (id: string) =>
      bot.reply({ ...question(""), type: "home", person: { id, name: null, locale: null, roles: [] } });
    expect(await home("root")).toMatchObject({ gaps: [{ asked: 2 }] });
    expect(await home("ann")).toMatchObject({ gaps: [] });
  });
});
