import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { SHORTCUT } from "../../../../adapters/slack/connect/slack-manifest.js";
import type { IncomingMessage, Question } from "../../../../src/bot/message.js";
import { english } from "../../../../src/bot/texts/english-texts.js";
import { home, notice, quoted } from "../sample-replies.js";
import { openScene, type Scene, settle, until } from "../scene.js";

let scene: Scene;
beforeEach(async () => {
  scene = await openScene((message) => (message.type === "question" ? quoted : null));
});
afterEach(() => scene.end());

const QUOTE = "Hotel costs are reimbursed up to 140 euros per night";
const question = (at = 0): Question => {
  const found = scene.seen.filter((message): message is Question => message.type === "question")[at];
  if (found === undefined) throw new Error("There is no such question.");
  return found;
};

describe("ways to ask", () => {
  it("a mention is answered in its thread, once, although Slack sends it twice", async () => {
    const ts = await scene.slack.people.mention("C0GEN", "What may I claim &amp; how?");
    const [reply] = await until(() => {
      const found = scene.slack.replies("C0GEN", ts);
      return found.length > 0 && found;
    });
    await settle();
    expect(scene.slack.replies("C0GEN", ts)).toHaveLength(1);
    expect(scene.seen).toHaveLength(1);
    expect(question()).toMatchObject({
      text: "What may I claim & how?",
      manner: "mention",
      private: false,
      messageId: ts,
      place: { platform: "slack", channel: "C0GEN", thread: ts, kind: "channel", external: false },
      person: { id: "U0ANN", locale: "en-GB" },
    });
    expect(scene.slack.visible("C0GEN")).toContain(QUOTE);
    expect(scene.refs).toEqual([`C0GEN/${reply?.ts}`]);
  });

  it("a follow-up in a thread needs no mention", async () => {
    const ts = await scene.slack.people.mention("C0GEN", "What may I claim?");
    await until(() => scene.slack.replies("C0GEN", ts).length === 1);
    await scene.slack.people.say("C0GEN", "and abroad?", "U0BEN", ts);
    await until(() => scene.slack.replies("C0GEN", ts).length === 2);
    expect(question(1)).toMatchObject({ manner: "follow-up", text: "and abroad?", place: { thread: ts } });
  });

  it("a direct message is answered under it", async () => {
    const ts = await scene.slack.people.say("D0ANN", "What may I claim?");
    await until(() => scene.slack.replies("D0ANN", ts).length === 1);
    expect(question()).toMatchObject({ manner: "direct", place: { kind: "direct", thread: ts } });
  });

  it("the command is answered privately, even where the bot is no member, and without its membership", async () => {
    scene.slack.workspace.addChannel("C0AWAY", { members: new Set(["U0ANN"]) });
    await scene.slack.people.command("C0AWAY", "What may I claim?");
    const [reply] = await until(() => {
      const found = scene.slack.workspace.posted("C0AWAY");
      return found.length > 0 && found;
    });
    expect(reply?.onlyFor).toBe("U0ANN");
    expect(question()).toMatchObject({ manner: "command", private: true, messageId: null });
    expect(scene.slack.called("chat.postMessage")).toHaveLength(0);
  });

  it("the message shortcut answers in the message's thread", async () => {
    const said = scene.slack.people.write("C0GEN", "U0BEN", "Do we pay for *hotels*?");
    await scene.slack.people.shortcut("C0GEN", said.ts, SHORTCUT);
    await until(() => scene.slack.replies("C0GEN", said.ts).length === 1);
    expect(question()).toMatchObject({
      manner: "shortcut",
      text: "Do we pay for *hotels*?",
      person: { id: "U0ANN" },
    });
  });

  it("the message shortcut still answers its presser where the bot is no member", async () => {
    scene.slack.workspace.addChannel("C0AWAY", { members: new Set(["U0ANN", "U0BEN"]) });
    const said = scene.slack.people.write("C0AWAY", "U0BEN", "Do we pay for hotels?");
    await scene.slack.people.shortcut("C0AWAY", said.ts, SHORTCUT);
    const [reply] = await until(() => {
      const found = scene.slack.workspace.posted("C0AWAY");
      return found.length > 0 && found;
    });
    expect(reply?.onlyFor).toBe("U0ANN");
  });

  it("a message without a mention is handed over as seen, and left alone when the bot does so", async () => {
    scene.play(() => null);
    await scene.slack.people.say("C0GEN", "Who made this coffee?");
    await until(() => scene.seen.length === 1);
    await settle();
    expect(question().manner).toBe("seen");
    expect(scene.slack.workspace.posted()).toHaveLength(0);
    expect(scene.slack.workspace.statuses).toHaveLength(0);
  });

  it("App Home is published, and the direct conversation gets at most four prompts", async () => {
    scene.play(() => home);
    await scene.slack.people.openHome("home");
    const view = await until(() => scene.slack.workspace.homes.get("U0ANN"));
    expect(JSON.stringify(view)).toContain("in force until 31 Mar 2030");
    expect(JSON.stringify(view)).toContain("May I bring my dog to the office?");
    await scene.slack.people.openHome("messages");
    const prompts = await until(() => scene.slack.workspace.prompts.get("D0ANN"));
    expect(prompts).toHaveLength(4);
    expect(scene.seen.map((message) => message.type)).toEqual(["home", "opened"]);
  });

  it("help is shown line by line", async () => {
    scene.play(() => notice(english.help));
    const ts = await scene.slack.people.mention("C0GEN", "help");
    await until(() => scene.slack.replies("C0GEN", ts).length === 1);
    for (const line of english.help.split("\n")) expect(scene.slack.visible("C0GEN")).toContain(line);
  });

  it("a channel shared with outsiders is told apart, and an unknown one counts as shared", async () => {
    scene.slack.workspace.addChannel("C0EXT", { external: true });
    await scene.slack.people.mention("C0EXT", "What may I claim?");
    await until(() => scene.seen.length === 1);
    await scene.slack.people.command("C0EXT", "What may I claim?");
    await until(() => scene.seen.length === 2);
    await scene.slack.people.command("C0GEN", "What may I claim?");
    await until(() => scene.seen.length === 3);
    await scene.slack.people.command("G0SECRET", "What may I claim?");
    await until(() => scene.seen.length === 4);
    expect(scene.seen.map((message) => message.place.external)).toEqual([true, true, false, true]);
  });
});

describe("edits and deletions", () => {
  it("are handed over with the id of the message that asked", async () => {
    const ts = await scene.slack.people.mention("C0GEN", "What may I claim?");
    await until(() => scene.slack.replies("C0GEN", ts).length === 1);
    scene.play((message: IncomingMessage) =>
      message.type === "deleted"
        ? { type: "remove", texts: english, private: false, refs: [...scene.refs] }
        : null,
    );
    await scene.slack.people.edit("C0GEN", ts, "<@U0BOT> What may I claim abroad?");
    await until(() => scene.seen.some((message) => message.type === "edited"));
    await scene.slack.people.unsay("C0GEN", ts);
    await until(() => scene.slack.workspace.posted("C0GEN").length === 0);
    const changes = scene.seen.filter((message) => message.type === "edited" || message.type === "deleted");
    expect(changes).toMatchObject([
      { type: "edited", messageId: ts, text: "What may I claim abroad?" },
      { type: "deleted", messageId: ts },
    ]);
  });

  it("a link that unfolded is no edit, and the bot's own deletions are none either", async () => {
    const ts = await scene.slack.people.mention("C0GEN", "What may I claim?");
    const [reply] = await until(() => {
      const found = scene.slack.replies("C0GEN", ts);
      return found.length > 0 && found;
    });
    const before = scene.seen.length;
    await scene.slack.people.edit("C0GEN", ts, "<@U0BOT> What may I claim?");
    if (reply !== undefined) await scene.slack.people.unsay("C0GEN", reply.ts);
    await settle();
    expect(scene.seen).toHaveLength(before);
  });
});

describe("a sign of work", () => {
  it("is shown when an answer takes a while, and the Stop button ends it without a reply", async () => {
    let aborted = false;
    scene.play(async (_message, session) => {
      session.working(english);
      await new Promise<void>((resolve) => session.signal.addEventListener("abort", () => resolve()));
      aborted = true;
      return quoted;
    });
    const ts = await scene.slack.people.say("D0ANN", "Think hard?");
    await until(() => scene.slack.workspace.sessions.at(-1)?.status === "processing");
    expect(scene.slack.workspace.statuses.at(-1)).toMatchObject({ thread: ts, status: english.working });
    await scene.slack.people.stopSession("D0ANN", ts);
    await until(() => scene.slack.workspace.sessions.at(-1)?.status === "active");
    expect(aborted).toBe(true);
    expect(scene.slack.workspace.statuses.at(-1)?.status).toBe("");
    expect(scene.slack.workspace.posted()).toHaveLength(0);
  });
});
