import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { answerText } from "../../../../adapters/slack/write/write-answer-text.js";
import { answerBlocks } from "../../../../adapters/slack/write/write-slack-answer.js";
import { HOSTILE_TEXTS } from "../../../contracts/hostile-texts.js";
import { answeredWith, replyWith, sampleQuote } from "../../../contracts/sample-answers.js";
import { fieldsOf } from "../../../loopback/slack/refusal.js";
import { effectsOf, visibleMessage } from "../../../loopback/slack/visible.js";
import type { Message } from "../../../loopback/slack/workspace.js";
import { openScene, type Scene, until } from "../scene.js";

const folded = (text: string): string => text.replace(/\s+/gu, " ").trim();
const URL_OF_DOCUMENT = "https://example.org/travel";

/** An answer in which every field that a document, a person or a model can fill holds the text. */
const poisoned = (text: string) => {
  const answer = answeredWith("a1", [text]);
  const quote = sampleQuote(text, {
    section: [text],
    lead: { text, start: 0, end: text.length },
    document: { ...sampleQuote("").document, title: text, issuer: text },
  });
  return replyWith({
    ...answer,
    mode: "model",
    statements: [{ text, quotes: [0] }],
    quotes: [quote],
    notices: [{ kind: "conflict", text }],
    context: { from: text, question: text },
  });
};

let scene: Scene;
beforeEach(async () => {
  scene = await openScene(() => null);
});
afterEach(() => scene.end());

describe("hostile text", () => {
  it.each(HOSTILE_TEXTS)("%s: calls nobody, links nothing, is seen as it is", async (_label, text) => {
    scene.play(() => poisoned(text));
    const ts = await scene.slack.people.mention("C0GEN", text);
    const [reply] = await until(() => {
      const found = scene.slack.replies("C0GEN", ts);
      return found.length > 0 && found;
    });
    if (reply === undefined) throw new Error("No reply.");
    const { calls, links } = effectsOf(reply);
    expect(calls).toEqual([]);
    expect(new Set(links)).toEqual(new Set([URL_OF_DOCUMENT]));
    expect(folded(visibleMessage(reply))).toContain(folded(text));
    expect(reply.settings).toMatchObject({
      unfurl_links: "false",
      unfurl_media: "false",
      parse: "none",
      mrkdwn: "false",
      link_names: "false",
    });
  });

  it("no string of control tokens can call anybody or add a link", () => {
    const tokens = [
      "<",
      ">",
      "!",
      "@",
      "|",
      "&",
      "lt;",
      "channel",
      "here",
      "U024BE7LH",
      "subteam^S06",
      "https://e.vil",
      "#",
      " ",
      "*",
      "`",
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...tokens), { minLength: 1, maxLength: 25 }), (parts) => {
        const reply = poisoned(parts.join(""));
        const message = { text: answerText(reply), blocks: answerBlocks(reply).map(fieldsOf) } as Pick<
          Message,
          "text" | "blocks"
        >;
        const shown: Message = {
          channel: "",
          ts: "",
          threadTs: null,
          user: "",
          metadata: null,
          onlyFor: null,
          settings: {},
          stream: null,
          ...message,
        };
        const { calls, links } = effectsOf(shown);
        expect(calls).toEqual([]);
        expect(links.every((link) => link === URL_OF_DOCUMENT)).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  it.each(["javascript:alert(1)", "https://a b", "https://x|y>", "", "ftp://files.example", "<!channel>"])(
    "an address of a document that is none becomes words: %s",
    (url) => {
      const quote = sampleQuote("Q.", { document: { ...sampleQuote("").document, url } });
      const reply = replyWith({ ...answeredWith("a", []), quotes: [quote] });
      expect(JSON.stringify(answerBlocks(reply))).not.toContain('"link"');
    },
  );

  it("neither tokens nor words reach the log", async () => {
    scene.play(() => poisoned("canary of the document"));
    scene.slack.faults.fail("chat.postMessage", 1);
    const ts = await scene.slack.people.mention("C0GEN", "canary of the asker");
    await until(() => scene.slack.replies("C0GEN", ts).length === 1);
    await scene.slack.people.press(
      scene.slack.replies("C0GEN", ts)[0] ?? scene.slack.workspace.post({ channel: "", user: "", text: "" }),
      "Helpful",
    );
    const log = JSON.stringify(scene.lines);
    for (const secret of ["canary", "xoxb-", "xapp-", "140 euros"]) expect(log).not.toContain(secret);
  });
});
