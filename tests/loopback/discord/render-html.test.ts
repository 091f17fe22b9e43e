import { expect, it } from "vitest";
import { ASK } from "../../../adapters/discord/connect/discord-commands.js";
import { setStage } from "../../adapters/discord/stage.js";
import { answeredWith, replyWith } from "../../contracts/sample-answers.js";
import { renderHtml } from "./render-html.js";

it("draws a channel as its reader sees it", async () => {
  const stage = await setStage();
  stage.play((message) => ({
    ...replyWith(answeredWith("a1", ["A <b>rule</b> of *ours*."])),
    private: message.type === "question" && message.private,
  }));
  stage.discord.people.slash(stage.ben, stage.channel, ASK, { question: "Well?", private: true });
  await stage.shows("rule", stage.channel, stage.ben);
  const page = renderHtml(stage.discord.world, stage.channel.id, stage.ben.id);
  expect(page).toContain("<blockquote>A &lt;b&gt;rule&lt;/b&gt; of *ours*.</blockquote>");
  expect(page).toContain('<a href="https://example.org/travel">Travel policy</a>');
  expect(renderHtml(stage.discord.world, stage.channel.id, stage.ana.id)).not.toContain("rule");
  await stage.end();
});
