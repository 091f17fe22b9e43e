import type { Config } from "../config.js";

/** What runs, what does not, and which setting turns it on; one line each, said before anything starts. */
export function whatIsOn(config: Config, chatting: boolean): readonly string[] {
  const { slack, discord, model, encoder, reranker } = config;
  const line = (what: string, on: boolean, how: string): string =>
    `${on ? "on " : "off"}  ${what}${how === "" ? "" : `: ${how}`}`;
  return [
    `Documents from ${config.documents}, index in ${config.data}.`,
    line("terminal", chatting, chatting ? "" : "run `verse chat`"),
    line("Slack", canSlack(config), slackHow(config, chatting)),
    line(
      "Discord",
      discord.token !== null && !chatting,
      discord.token === null ? "set DISCORD_TOKEN" : chatting ? "run `verse serve`" : "",
    ),
    line(
      "language model",
      model !== null,
      model ?? "set VERSE_MODEL, such as openai:gpt-5-mini; answers are quotes until then",
    ),
    line(
      "search by meaning",
      encoder !== "none",
      encoder === "none" ? "unset VERSE_ENCODER" : (encoder ?? "embedded encoder"),
    ),
    line(
      "reranker",
      reranker !== null,
      reranker === null
        ? "set VERSE_RERANKER to an address or to onnx:FOLDER; the order found without one stands until then"
        : reranker.kind === "http"
          ? `${reranker.model} at ${new URL(reranker.url).host}`
          : reranker.folder,
    ),
    line(
      "rules for places and people",
      config.configFile !== null,
      config.configFile ?? "set VERSE_CONFIG to a YAML file; the defaults hold until then",
    ),
    ...(slack.botToken === null && slack.appToken !== null
      ? ["SLACK_APP_TOKEN is set, SLACK_BOT_TOKEN is not."]
      : []),
  ];
}

/** Slack needs a token to speak and a way to be spoken to. */
export const canSlack = ({ slack }: Config): boolean =>
  slack.botToken !== null && (slack.appToken !== null || slack.signingSecret !== null);

function slackHow(config: Config, chatting: boolean): string {
  const { botToken, appToken } = config.slack;
  if (canSlack(config)) {
    if (chatting) return "run `verse serve`";
    return appToken === null ? "HTTP mode, events at /slack/events" : "Socket Mode";
  }
  if (botToken === null) return "set SLACK_BOT_TOKEN and SLACK_APP_TOKEN";
  return "set SLACK_APP_TOKEN for Socket Mode, or SLACK_SIGNING_SECRET for HTTP mode";
}
