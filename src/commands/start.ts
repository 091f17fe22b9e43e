import type { Config } from "../config.js";
import type { Output } from "./output.js";

/** What runs, what does not, and which setting turns it on: said before anything starts. */
export function sayWhatIsOn({ slack, discord, model, data, documents }: Config, output: Output): void {
  const line = (what: string, on: boolean, how: string): void =>
    output.err(`${on ? "on " : "off"}  ${what}${on ? "" : `: ${how}`}\n`);
  output.err(`Documents from ${documents}, index in ${data}.\n`);
  line("terminal", true, "");
  line("Slack", slack.botToken !== null, "set SLACK_BOT_TOKEN and SLACK_APP_TOKEN");
  line("Discord", discord.token !== null, "set DISCORD_TOKEN");
  line(
    "language model",
    model !== null,
    "set VERSE_MODEL, such as openai:gpt-5-mini; answers are quotes until then",
  );
}
