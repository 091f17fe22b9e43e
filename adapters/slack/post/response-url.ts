import { z } from "zod";
import { FailedCall } from "../connect/slack-failures.js";
import type { Content } from "../write/write-slack-reply.js";

export type ResponseMode = "private" | "public" | "replace" | "delete";

const MODES: Readonly<Record<ResponseMode, Record<string, unknown>>> = {
  private: { response_type: "ephemeral", replace_original: false },
  public: { response_type: "in_channel", replace_original: false },
  replace: { replace_original: true },
  delete: { delete_original: true },
};

const answered = z.looseObject({ ok: z.boolean(), error: z.string().optional() });

/**
 * Answers an interaction through the address that came with it (five times within 30 minutes). Throws FailedCall.
 */
export const respond = async (
  url: string,
  mode: ResponseMode,
  content: Content | null,
  timeoutMs: number,
): Promise<void> => {
  let response: Response;
  try {
    response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({
        ...MODES[mode],
        ...(content ?? {}),
        unfurl_links: false,
        unfurl_media: false,
        parse: "none",
        mrkdwn: false,
      }),
      redirect: "error",
      signal: AbortSignal.timeout(timeoutMs),
    });
  } catch (problem) {
    throw new FailedCall({ kind: "unknown", reason: problem instanceof Error ? problem.name : "no answer" });
  }
  const text = await response.text();
  if (response.status === 429) {
    const seconds = Number(response.headers.get("retry-after") ?? 1) || 1;
    throw new FailedCall({ kind: "limited", waitMs: seconds * 1000 });
  }
  if (response.status >= 500) throw new FailedCall({ kind: "unknown", reason: `status ${response.status}` });
  let body: unknown = null;
  try {
    body = JSON.parse(text);
  } catch {
    // Slack answers some of these with the bare word "ok".
  }
  const read = answered.safeParse(body);
  if (response.ok && (!read.success || read.data.ok)) return;
  const error = read.success ? (read.data.error ?? "refused") : `status ${response.status}`;
  throw new FailedCall({ kind: "refused", error, needed: null });
};
