import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { HandledReply, MessageHandler, Session } from "../../src/bot/chat-adapter.js";
import type { IncomingMessage, Question } from "../../src/bot/message.js";
import type { Reply } from "../../src/bot/reply.js";
import { english } from "../../src/bot/texts/english-texts.js";
import type { ChatHarness, MakeHarness } from "./chat-harness.js";
import { isAction, isQuestion, notice, shows, spoken, visible } from "./contract-words.js";
import { HOSTILE_TEXTS } from "./hostile-texts.js";
import { answeredWith, replyWith } from "./sample-answers.js";

export { visible } from "./contract-words.js";

/** Every chat adapter runs this suite with its own harness. */
export const chatAdapterContract = (name: string, make: MakeHarness): void => {
  describe(`${name} keeps the contract of chat adapters`, () => {
    let harness: ChatHarness;
    let seen: IncomingMessage[] = [];
    let refs: string[] = [];
    let answer: (message: IncomingMessage, session: Session) => Promise<Reply | null> = async () => null;

    const handler: MessageHandler = async (message, session): Promise<HandledReply | null> => {
      seen.push(message);
      const reply = await answer(message, session);
      return reply === null
        ? null
        : {
            reply,
            delivered: async (ref) => {
              refs.push(ref);
            },
          };
    };
    const questions = (): Question[] => seen.filter(isQuestion);
    const heard = async (count: number): Promise<void> => {
      await expect.poll(() => questions().length, { timeout: 5_000, interval: 5 }).toBe(count);
    };

    beforeEach(async () => {
      seen = [];
      refs = [];
      answer = async () => null;
      harness = await make();
      await harness.adapter.start(handler);
    });
    afterEach(async () => {
      await harness.adapter.stop(0);
      await harness.close();
    });

    it("hands a mention over as plain text with its place and person", async () => {
      await harness.say(spoken("What may I claim for a hotel?"));
      await heard(1);
      const [question] = questions();
      expect(question?.text).toBe("What may I claim for a hotel?");
      expect(question?.manner).toBe("mention");
      expect(question?.place.platform).toBe(harness.adapter.name);
      expect(question?.place.kind).toBe("channel");
      expect(question?.eventIds.length).toBeGreaterThan(0);
    });

    it("hands a private conversation over as direct", async () => {
      await harness.say({
        text: "Hello there?",
        kind: "direct",
        person: "ann",
        channel: "ann",
        thread: null,
      });
      await heard(1);
      expect(questions()[0]).toMatchObject({ manner: "direct", place: { kind: "direct" } });
    });

    it("ignores itself and other bots", async () => {
      await harness.sayAsBot("self", "general", "Is this mine?");
      await harness.sayAsBot("other-bot", "general", "Is this yours?");
      await harness.say(spoken("Is this a person?"));
      await heard(1);
      expect(seen.map((message) => (isQuestion(message) ? message.text : message.type))).toEqual([
        "Is this a person?",
      ]);
    });

    it("passes the same event twice on twice, with an id in common", async () => {
      await harness.say(spoken("Twice?"));
      await harness.redeliver();
      await heard(2);
      const [first, second] = questions();
      expect(second?.eventIds.some((id) => first?.eventIds.includes(id))).toBe(true);
    });

    it("gives two questions no id in common", async () => {
      await harness.say(spoken("One?"));
      await harness.say(spoken("One?"));
      await heard(2);
      const [first, second] = questions();
      expect(second?.eventIds.some((id) => first?.eventIds.includes(id))).toBe(false);
    });

    it("shows a sign of work only when told to, and nothing for a question left alone", async () => {
      await harness.say(spoken("Leave me alone?"));
      await heard(1);
      answer = async () => notice("done");
      await harness.say(spoken("And now?"));
      const messages = await harness.until("general", shows("done"));
      expect(messages).toHaveLength(1);
    });

    it("keeps a reply in the thread of its question", async () => {
      answer = async (message) => notice(isQuestion(message) ? `re: ${message.text}` : "?");
      const one = await harness.say(spoken("first"));
      await harness.until("general", shows("re: first"));
      const two = await harness.say(spoken("second"));
      await harness.until("general", shows("re: second"));
      await harness.say(spoken("third", one));
      const messages = await harness.until("general", shows("re: third"));
      const threadOf = (text: string) =>
        messages.find((message) => message.text.includes(`re: ${text}`))?.thread;
      expect(threadOf("first")).toBe(one);
      expect(threadOf("second")).toBe(two);
      expect(threadOf("third")).toBe(one);
      const [first, second, third] = questions();
      expect(third?.place.thread).toBe(first?.place.thread);
      expect(second?.place.thread).not.toBe(first?.place.thread);
    });

    it.each(HOSTILE_TEXTS)("shows a quote with %s as the same visible characters", async (_label, text) => {
      answer = async (_message, session) => {
        session.working(english);
        return replyWith(answeredWith("a1", [text]));
      };
      await harness.say(spoken("Hostile?"));
      await harness.until("general", shows(text));
    });

    it("never cuts inside a quote, however long the answer", async () => {
      const texts = Array.from({ length: 24 }, (_, index) =>
        `Quote number ${index}: ${"every word of it counts; ".repeat(38)}`.slice(0, 990).trim(),
      );
      answer = async () => replyWith(answeredWith("long", texts), { buttons: ["show-all"] });
      await harness.say(spoken("Everything?"));
      const first = texts[0] ?? "";
      const messages = await harness.until("general", shows(first));
      for (const message of messages)
        expect(message.text.length).toBeLessThanOrEqual(harness.adapter.limits.maxChars);
      const whole = messages.map((message) => visible(message.text));
      for (const [index, text] of texts.entries()) {
        const begun = whole.filter((shown) => shown.includes(`Quote number ${index}:`));
        for (const shown of begun) expect(shown).toContain(visible(text));
      }
    });

    it("shows a private reply to the asker alone", async () => {
      if (!harness.adapter.limits.privateReplies) return;
      answer = async () => notice("only you", true);
      await harness.say(spoken("Slow down?"));
      const messages = await harness.until("general", shows("only you"));
      expect(messages.find((message) => message.text.includes("only you"))?.onlyFor).toBe("ann");
    });

    it("survives a handler that throws", async () => {
      answer = async () => {
        throw new Error("a fault of the bot");
      };
      await harness.say(spoken("Break?"));
      await heard(1);
      answer = async () => notice("still here");
      await harness.say(spoken("Alive?"));
      const messages = await harness.until("general", shows("still here"));
      expect(messages.map((message) => message.text).join(" ")).not.toContain("a fault of the bot");
    });

    it("hands a press over with its answer and value", async () => {
      answer = async (message) =>
        isQuestion(message) ? replyWith(answeredWith("answer-7", ["A quote."])) : notice("pressed", true);
      await harness.say(spoken("Press me?"));
      const [shown] = await harness.until("general", shows("A quote."));
      const button = shown?.buttons.find((candidate) => candidate.action === "helpful");
      expect(button?.answerId).toBe("answer-7");
      if (shown === undefined || button === undefined) return;
      await harness.press({ person: "bob", on: shown, ...button });
      await expect.poll(() => seen.filter(isAction).length, { timeout: 5_000 }).toBe(1);
      const action = seen.find(isAction);
      expect(action).toMatchObject({ action: "helpful", answerId: "answer-7" });
      expect(action?.place.channel).toBe(questions()[0]?.place.channel);
      expect(action?.place.thread).toBe(questions()[0]?.place.thread);
      expect(action?.person.id).not.toBe(questions()[0]?.person.id);
    });

    it("says where it put a reply, and takes it back", async () => {
      answer = async (message) =>
        isQuestion(message)
          ? replyWith(answeredWith("gone", ["To be removed."]), { buttons: ["remove"] })
          : { type: "remove", texts: english, private: false, refs: [...refs] };
      await harness.say(spoken("Remove me?"));
      const [shown] = await harness.until("general", shows("To be removed."));
      await expect.poll(() => refs.length, { timeout: 5_000 }).toBeGreaterThan(0);
      if (shown === undefined) return;
      await harness.press({ person: "ann", on: shown, action: "remove", answerId: "gone", value: "" });
      await harness.until("general", (messages) => !shows("To be removed.")(messages));
    });

    it("replaces an answer in place", async () => {
      answer = async (message) =>
        isQuestion(message)
          ? replyWith(answeredWith("again", ["Before."]), { buttons: ["show-all"] })
          : replyWith(answeredWith("again", ["After."]), { replace: true });
      await harness.say(spoken("Replace me?"));
      const [shown] = await harness.until("general", shows("Before."));
      if (shown === undefined) return;
      await harness.press({ person: "ann", on: shown, action: "show-all", answerId: "again", value: "0" });
      const after = await harness.until("general", shows("After."));
      expect(shows("Before.")(after)).toBe(false);
    });

    it("finishes what is in flight before it stops, and hears nothing afterwards", async () => {
      let release: () => void = () => undefined;
      const held = new Promise<void>((resolve) => {
        release = resolve;
      });
      answer = async () => {
        await held;
        return notice("just in time");
      };
      await harness.say(spoken("Wait for me?"));
      await heard(1);
      const stopped = harness.adapter.stop(5_000);
      release();
      await stopped;
      expect(shows("just in time")(await harness.read("general"))).toBe(true);
      expect(harness.adapter.health().state).toBe("stopped");
    });

    it("aborts what is in flight when the grace is over", async () => {
      let aborted = false;
      answer = async (_message, session) => {
        await new Promise<void>((resolve) => {
          session.signal.addEventListener("abort", () => resolve());
        });
        aborted = true;
        return null;
      };
      await harness.say(spoken("Too slow?"));
      await heard(1);
      await harness.adapter.stop(20);
      await expect.poll(() => aborted, { timeout: 5_000 }).toBe(true);
    });

    it("tells its health", async () => {
      const health = harness.adapter.health();
      expect(health.state).toBe("connected");
      expect(health.since).toBeGreaterThan(0);
    });
  });
};
