import type { webApi } from "@slack/bolt";
import { attempt, persist, type Result } from "../connect/slack-calls.js";
import { cureOf, type Failure } from "../connect/slack-failures.js";
import type { Heard, Target } from "../read/received-message.js";
import type { Clock, Log, SlackTiming } from "../slack-settings.js";
import type { Content, Plan } from "../write/write-slack-reply.js";
import { type Poster, QUIET } from "./message-poster.js";
import { privateRef, readRef, refOf } from "./refs.js";
import { type ResponseManner, respond } from "./response-url.js";

/** What Slack says of blocks it does not like; the words alone are better than nothing. */
const BAD_LAYOUT = ["invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long", "msg_too_long"];
const NOT_MEMBER = ["not_in_channel", "channel_not_found", "user_not_in_channel"];
const GONE = ["message_not_found", "cant_delete_message"];

/** Carries out plans. Answers with the name of what was posted, null when nothing stays. */
export class Courier {
  constructor(
    readonly client: webApi.WebClient,
    readonly poster: Poster,
    readonly clock: Clock,
    readonly timing: SlackTiming,
    readonly log: Log,
    /** Told of every refusal that a maintainer can cure. */
    readonly onRefusal: (sentence: string) => void,
  ) {}

  async carryOut(plan: Plan, heard: Heard): Promise<string | null> {
    const { target } = heard;
    switch (plan.do) {
      case "post": {
        if (plan.private || (heard.message.type === "question" && heard.message.private))
          return this.#postPrivately(plan.content, target);
        return this.#postPublicly(plan.content, heard);
      }
      case "replace":
        return this.#replace(plan.content, target);
      case "modal":
        return this.#open(plan.view, plan.otherwise, target);
      case "home":
        await this.#try("views.publish", () =>
          this.client.views.publish({ user_id: target.user, view: plan.view }),
        );
        return null;
      case "prompts":
        if (plan.prompts.length > 0)
          await this.#try("assistant.threads.setSuggestedPrompts", () =>
            this.client.apiCall("assistant.threads.setSuggestedPrompts", {
              channel_id: target.channel,
              title: plan.title,
              prompts: plan.prompts,
            }),
          );
        return null;
      case "remove":
        await this.#remove(plan.refs, target);
        return null;
      case "nothing":
        return null;
    }
  }

  async #postPublicly(content: Content, heard: Heard): Promise<string | null> {
    const { target, message } = heard;
    const post = { key: target.key, channel: target.channel, threadTs: target.threadTs, content };
    let result = await this.poster.post(post);
    if (!result.ok && result.failure.kind === "refused" && BAD_LAYOUT.includes(result.failure.error)) {
      this.#complain("chat.postMessage", result.failure);
      result = await this.poster.post({ ...post, content: { text: content.text, blocks: [] } });
    }
    if (result.ok) {
      // A shared answer stands in the channel now: its private twin would only be in the way.
      const shared = message.type === "action" && message.action === "share";
      if (shared && target.pressed?.ephemeral === true) await this.#respond(target, "delete", null);
      return refOf(target.channel, result.value);
    }
    this.#complain("chat.postMessage", result.failure);
    const away = result.failure.kind === "refused" && NOT_MEMBER.includes(result.failure.error);
    if (!away || target.responseUrl === null) return null;
    const manner = message.type === "action" ? "public" : "private";
    return (await this.#respond(target, manner, content)) ? privateRef(target.key) : null;
  }

  async #postPrivately(content: Content, target: Target): Promise<string | null> {
    const useUrl = target.viaResponseUrl || target.pressed?.ephemeral === true;
    if (useUrl && (await this.#respond(target, "private", content))) return privateRef(target.key);
    const threadTs = target.direct ? target.threadTs : target.privateThreadTs;
    const result = await this.#try("chat.postEphemeral", () =>
      this.client.chat.postEphemeral({
        ...QUIET,
        channel: target.channel,
        user: target.user,
        ...(threadTs === null ? {} : { thread_ts: threadTs }),
        text: content.text,
        blocks: [...content.blocks],
      }),
    );
    if (result.ok || (await this.#respond(target, "private", content))) return privateRef(target.key);
    return null;
  }

  async #replace(content: Content, target: Target): Promise<string | null> {
    const { pressed } = target;
    if (pressed === null) return null;
    if (pressed.ephemeral)
      return (await this.#respond(target, "replace", content)) ? privateRef(target.key) : null;
    const result = await this.#try("chat.update", () =>
      this.client.chat.update({
        channel: target.channel,
        ts: pressed.ts,
        text: content.text,
        blocks: [...content.blocks],
        parse: "none",
        link_names: false,
      }),
    );
    return result.ok ? refOf(target.channel, pressed.ts) : null;
  }

  async #open(
    view: webApi.ViewsOpenArguments["view"],
    otherwise: Content,
    target: Target,
  ): Promise<string | null> {
    const trigger = target.triggerId;
    // A trigger serves once and for three seconds, so a failed opening is not tried again.
    const result =
      trigger === null ? null : await attempt(() => this.client.views.open({ trigger_id: trigger, view }));
    if (result?.ok === true) return null;
    if (result !== null) this.#complain("views.open", result.failure);
    return this.#postPrivately(otherwise, target);
  }

  async #remove(refs: readonly string[], target: Target): Promise<void> {
    if (target.pressed?.ephemeral === true) await this.#respond(target, "delete", null);
    for (const ref of refs) {
      const place = readRef(ref);
      if (place !== null) await this.#try("chat.delete", () => this.client.chat.delete(place), GONE);
    }
  }

  async #respond(target: Target, manner: ResponseManner, content: Content | null): Promise<boolean> {
    const { responseUrl } = target;
    if (responseUrl === null) return false;
    const result = await this.#try("response_url", () =>
      respond(responseUrl, manner, content, this.timing.callMs),
    );
    return result.ok;
  }

  async #try<T>(
    method: string,
    call: () => Promise<T>,
    expected: readonly string[] = [],
  ): Promise<Result<T>> {
    const until = this.clock.now() + this.timing.giveUpMs;
    const result = await persist(call, until, this.timing, this.clock);
    if (!result.ok && !(result.failure.kind === "refused" && expected.includes(result.failure.error)))
      this.#complain(method, result.failure);
    return result;
  }

  #complain(method: string, failure: Failure): void {
    if (failure.kind !== "refused") {
      this.log.error({ method, ...failure }, "Slack could not be reached in time; a reply was lost");
      return;
    }
    const cure = cureOf(failure.error, failure.needed);
    this.log.error(
      { method, error: failure.error, needed: failure.needed },
      `Slack refused ${method}. ${cure}`,
    );
    if (failure.error === "missing_scope") this.onRefusal(`Slack refused ${method}: missing_scope. ${cure}`);
  }
}
