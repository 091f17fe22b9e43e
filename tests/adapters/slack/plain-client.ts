import { webApi } from "@slack/bolt";

/** Slack's own client, which repeats nothing: the stand-in is held to what it sends and understands. */
export const plainClient = (apiUrl: string, token: string): webApi.WebClient =>
  new webApi.WebClient(token, {
    slackApiUrl: apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logLevel: webApi.LogLevel.ERROR,
  });

/** "ok", or the code of the refusal; "429" over a limit. */
export const outcomeOf = async (
  client: webApi.WebClient,
  method: string,
  args: Record<string, unknown>,
): Promise<string> => {
  try {
    await client.apiCall(method, args);
    return "ok";
  } catch (problem) {
    if (problem instanceof webApi.WebAPIPlatformError) return problem.data.error;
    if (problem instanceof webApi.WebAPIRateLimitedError) return "429";
    throw problem;
  }
};

export const plain = (text: string) => ({ type: "plain_text", text });
export const section = (length: number) => ({ type: "section", text: plain("x".repeat(length)) });
