import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Action, ActionName } from "../../../../src/bot/message.js";
import type { Reply } from "../../../../src/bot/reply.js";
import { english } from "../../../../src/bot/texts/english-texts.js";
import { answeredWith, replyWith } from "../../../contracts/sample-answers.js";
import { effectsOf, visibleMessage, visibleView } from "../../../loopback/slack/visible.js";
import type { Message } from "../../../loopback/slack/workspace.js";
import { ambiguous, context, helpRequest, notice, quoted } from "../sample-replies.js";
import { openScene, type Scene, settle, until } from "../scene.js";

let scene: Scene;
let replies: Partial<Record<ActionName, Reply>>;
let first: Reply;

beforeEach(async () => {
  replies = {};
  first = quoted;
  scene = await openScene((message) =>
    message.type === "question"
      ? first
      : message.type === "action"
        ? (replies[message.action] ?? null)
        : null,
  );
});
afterEach(() => scene.end());

const { buttons } = english;

const asked = async (): Promise<Message> => {
  const ts = await scene.slack.people.mention("C0GEN", "What may I claim?");
  const [reply] = await until(() => {
    const found = scene.slack.replies("C0GEN", ts);
    return found.length > 0 && found;
  });
  if (reply === undefined) throw new Error("No reply.");
  return reply;
};
const action = (name: ActionName): Promise<Action> =>
  until(() => scene.seen.find((one): one is Action => one.type === "action" && one.action === name));
const only = (user: string): readonly Message[] =>
  scene.slack.workspace.posted().filter((message) => message.onlyFor === user);

describe("buttons", () => {
  it("every one that is offered reaches the bot and is acknowledged in time", async () => {
    const message = await asked();
    for (const name of ["helpful", "not-helpful", "context", "ask-a-person", "remove", "share"] as const) {
      await scene.slack.people.press(message, buttons[name], "U0BEN");
      expect(await action(name)).toMatchObject({ answerId: "a1", person: { id: "U0BEN" }, moderator: false });
    }
    expect(scene.slack.people.failures).toEqual([]);
  });

  it("an administrator of the workspace counts as a moderator", async () => {
    scene.slack.workspace.admins.add("U0BEN");
    await scene.slack.people.press(await asked(), buttons.remove, "U0BEN");
    expect((await action("remove")).moderator).toBe(true);
  });

  it("helpful: thanks that only the presser sees", async () => {
    replies = { helpful: notice("Thank you, noted.", true) };
    await scene.slack.people.press(await asked(), buttons.helpful, "U0BEN");
    const [thanks] = await until(() => only("U0BEN").length > 0 && only("U0BEN"));
    expect(thanks === undefined ? "" : visibleMessage(thanks)).toBe("Thank you, noted.");
  });

  it("not helpful: a modal for the reason, which reaches the bot, and thanks for it", async () => {
    replies = { "not-helpful": notice("Thank you, noted.", true), reason: notice("Passed on.", true) };
    const message = await asked();
    await scene.slack.people.press(message, buttons["not-helpful"], "U0BEN");
    const opened = await until(() => scene.slack.workspace.views[0]);
    expect(visibleView(opened.view)).toContain(english.reasonPrompt);
    await scene.slack.people.submit(opened.view, { reason: { reason: { value: "Wrong year" } } }, "U0BEN");
    expect(await action("reason")).toMatchObject({
      answerId: "a1",
      value: "Wrong year",
      place: { channel: "C0GEN", thread: message.threadTs, kind: "channel" },
    });
    await until(() => only("U0BEN").some((one) => visibleMessage(one) === "Passed on."));
  });

  it("show context: a modal with the quote marked; a late press gets it as a message", async () => {
    replies = { context };
    const message = await asked();
    await scene.slack.people.press(message, buttons.context);
    const opened = await until(() => scene.slack.workspace.views[0]);
    expect(visibleView(opened.view)).toContain("Travellers book through the travel desk.");
    expect((await action("context")).value).toBe("0");
    const used = [...scene.slack.workspace.triggers.keys()].at(-1);
    await scene.slack.people.press(message, buttons.context, "U0BEN", used);
    const [instead] = await until(() => only("U0BEN").length > 0 && only("U0BEN"));
    expect(instead === undefined ? "" : visibleMessage(instead)).toContain("consent of the head");
  });

  it("ask a person: one call in the thread, settled in place", async () => {
    replies = { "ask-a-person": helpRequest, resolve: notice("Marked as resolved.") };
    const message = await asked();
    await scene.slack.people.press(message, buttons["ask-a-person"]);
    const call = await until(() =>
      scene.slack.replies("C0GEN", message.threadTs ?? "").find((one) => one.ts !== message.ts),
    );
    expect(effectsOf(call).calls).toEqual(["@U0HELPER"]);
    await scene.slack.people.press(call, buttons.resolve, "U0BEN");
    await until(() => visibleMessage(call).includes("Marked as resolved."));
    expect(visibleMessage(call)).toContain("What may I claim for a hotel abroad?");
    expect(visibleMessage(call)).not.toContain(`[${buttons.resolve}]`);
  });

  it("remove: the answer is gone", async () => {
    const message = await asked();
    await until(() => scene.refs.length === 1);
    replies = { remove: { type: "remove", texts: english, private: false, refs: [...scene.refs] } };
    await scene.slack.people.press(message, buttons.remove);
    await until(() => scene.slack.workspace.posted("C0GEN").length === 0);
  });

  it("remove: a message that is gone already is no trouble", async () => {
    const message = await asked();
    replies = {
      remove: { type: "remove", texts: english, private: false, refs: ["C0GEN/1700000000.000001"] },
    };
    await scene.slack.people.press(message, buttons.remove);
    await until(() => scene.slack.called("chat.delete").length === 1);
    await settle();
    expect(scene.lines.filter((line) => line.level === "error")).toEqual([]);
  });

  it("share: a private answer stands in the channel, and its private twin is gone", async () => {
    first = { ...quoted, private: true };
    replies = { share: { ...quoted, private: false } };
    await scene.slack.people.command("C0GEN", "What may I claim?");
    const [own] = await until(() => only("U0ANN").length > 0 && only("U0ANN"));
    if (own === undefined) throw new Error("No private answer.");
    await scene.slack.people.press(own, buttons.share);
    await until(() => scene.slack.workspace.posted("C0GEN").some((message) => message.onlyFor === null));
    await until(() => only("U0ANN").length === 0);
  });

  it("share: works where the bot is no member", async () => {
    scene.slack.workspace.addChannel("C0AWAY", { members: new Set(["U0ANN"]) });
    first = { ...quoted, private: true };
    replies = { share: { ...quoted, private: false } };
    await scene.slack.people.command("C0AWAY", "What may I claim?");
    const [own] = await until(() => only("U0ANN").length > 0 && only("U0ANN"));
    if (own === undefined) throw new Error("No private answer.");
    await scene.slack.people.press(own, buttons.share);
    await until(() => scene.slack.workspace.posted("C0AWAY").some((message) => message.onlyFor === null));
  });

  it("choose: the choice's answer takes the place of the question back", async () => {
    first = ambiguous;
    replies = { choose: { ...quoted, replace: true } };
    const message = await asked();
    expect(visibleMessage(message)).toContain(english.outcomes.ambiguous);
    await scene.slack.people.press(message, "Abroad");
    expect((await action("choose")).value).toBe("1");
    await until(
      () => visibleMessage(message).includes("140 euros") && !visibleMessage(message).includes("Abroad"),
    );
    expect(scene.slack.workspace.posted("C0GEN")).toHaveLength(1);
  });

  it("show all: the rest in place for the asker, in a copy of their own for others", async () => {
    const answer = answeredWith("a1", ["One.", "Two.", "Three.", "Four.", "Five."]);
    first = replyWith(answer, { buttons: ["show-all"] });
    const message = await asked();
    expect(visibleMessage(message)).toContain("3 of 5 quotes shown.");
    expect(visibleMessage(message)).not.toContain("Four.");
    replies = { "show-all": replyWith(answer, { buttons: [], private: true }) };
    await scene.slack.people.press(message, buttons["show-all"], "U0BEN");
    await until(() => only("U0BEN").some((one) => visibleMessage(one).includes("Five.")));
    replies = { "show-all": replyWith(answer, { buttons: [], replace: true }) };
    await scene.slack.people.press(message, buttons["show-all"]);
    await until(() => visibleMessage(message).includes("Five."));
    expect(visibleMessage(message)).not.toContain("quotes shown");
  });

  it("a value that is not ours is left alone", async () => {
    const message = await asked();
    const forged = {
      ...message,
      blocks: [
        {
          type: "actions",
          elements: [
            {
              type: "button",
              action_id: "verse.remove",
              text: { type: "plain_text", text: "X" },
              value: '["drop-tables","a1",""]',
            },
          ],
        },
      ],
    };
    await scene.slack.people.press(forged, "X");
    await settle();
    expect(scene.seen.filter((one) => one.type === "action")).toEqual([]);
    expect(scene.slack.people.failures).toEqual([]);
  });
});
