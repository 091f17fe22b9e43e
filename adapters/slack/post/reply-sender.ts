import type { webApi } from "@slack/bolt";
import { attempt, type Result, type SlackCalls } from "../connect/slack-calls.js";
import { type Failure, isGone, isNotMember } from "../connect/slack-failures.js";
import type { ReceivedMessage, ReplyTarget } from "../read/received-message.js";
import type { Content, Plan } from "../write/write-slack-reply.js";
import { type MessagePoster, privateRef, QUIET, readRef, refOf } from "./message-poster.js";
import { type ResponseMode, respond } from "./response-url.js";

/** Carries out plans. Answers with the name of what was posted, null when nothing stays. */
export class ReplySender {
  constructor(
    private readonly calls: SlackCalls,
    private readonly poster: MessagePoster,
  ) {}

  async carryOut(plan: Plan, received: ReceivedMessage): Promise<string | null> {
    const { target, message } = received;
    const { client } = this.calls;
    switch (plan.do) {
      case "post": {
        const isPrivate = plan.private || (message.type === "question" && message.private);
        return isPrivate
          ? this.#postPrivately(plan.content, target)
          : this.#postPublicly(plan.content, received);
      }
      case "replace":
        return this.#replace(plan.content, target);
      case "modal":
        return this.#open(plan.view, plan.otherwise, target);
      case "home":
        await this.#call("views.publish", () =>
          client.views.publish({ user_id: target.user, view: plan.view }),
        );
        return null;
      case "prompts":
        if (plan.prompts.length > 0)
          await this.#call("assistant.threads.setSuggestedPrompts", () =>
            client.apiCall("assistant.threads.setSuggestedPrompts", {
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

  async #postPublicly(content: Content, { target, message }: ReceivedMessage): Promise<string | null> {
    const { key, channel, threadTs } = target;
    const report = (failure: Failure): void => this.calls.reportLost("chat.postMessage", failure);
    const result = await this.calls.inEitherForm(
      content,
      (form) => this.poster.post({ key, channel, threadTs, content: form }),
      report,
    );
    if (result.ok) {
      // A shared answer stands in the channel now: its private twin would only be in the way.
      const shared = message.type === "action" && message.action === "share";
      if (shared && target.pressed?.ephemeral === true) await this.#respond(target, "delete", null);
      return refOf(channel, result.value);
    }
    report(result.failure);
    if (!isNotMember(result.failure) || target.responseUrl === null) return null;
    const mode = message.type === "action" ? "public" : "private";
    return (await this.#respond(target, mode, content)) ? privateRef(key) : null;
  }

  async #postPrivately(content: Content, target: ReplyTarget): Promise<string | null> {
    const useUrl = target.viaResponseUrl || target.pressed?.ephemeral === true;
    if (useUrl && (await this.#respond(target, "private", content))) return privateRef(target.key);
    const threadTs = target.direct ? target.threadTs : target.privateThreadTs;
    const result = await this.#call("chat.postEphemeral", () =>
      this.calls.client.chat.postEphemeral({
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

  async #replace(content: Content, target: ReplyTarget): Promise<string | null> {
    const { pressed } = target;
    if (pressed === null) return null;
    if (pressed.ephemeral)
      return (await this.#respond(target, "replace", content)) ? privateRef(target.key) : null;
    const result = await this.#call("chat.update", () =>
      this.calls.client.chat.update({
        channel: target.channel,
        ts: pressed.ts,
        text: content.text,
        blocks: [...content.blocks],
        parse: QUIET.parse,
        link_names: QUIET.link_names,
      }),
    );
    return result.ok ? refOf(target.channel, pressed.ts) : null;
  }

  async #open(
    view: webApi.ViewsOpenArguments["view"],
    otherwise: Content,
    target: ReplyTarget,
  ): Promise<string | null> {
    const { triggerId } = target;
    if (triggerId === null) return this.#postPrivately(otherwise, target);
    // A trigger serves once and for three seconds, so a failed opening is not tried again.
    const result = await attempt(() => this.calls.client.views.open({ trigger_id: triggerId, view }));
    if (result.ok) return null;
    this.calls.reportLost("views.open", result.failure);
    return this.#postPrivately(otherwise, target);
  }

  async #remove(refs: readonly string[], target: ReplyTarget): Promise<void> {
    if (target.pressed?.ephemeral === true) await this.#respond(target, "delete", null);
    for (const ref of refs) {
      const place = readRef(ref);
      if (place !== null) await this.#call("chat.delete", () => this.calls.client.chat.delete(place), isGone);
    }
  }

  async #respond(target: ReplyTarget, mode: ResponseMode, content: Content | null): Promise<boolean> {
    const { responseUrl } = target;
    if (responseUrl === null) return false;
    const result = await this.#call("response_url", () =>
      respond(responseUrl, mode, content, this.calls.timing.callMs),
    );
    return result.ok;
  }

  /** Tries until it is done or given up, and reports the failure unless it is an expected one. */
  async #call<T>(
    method: string,
    call: () => Promise<T>,
    isExpected: (failure: Failure) => boolean = () => false,
  ): Promise<Result<T>> {
    const result = await this.calls.retry(call);
    if (!result.ok && !isExpected(result.failure)) this.calls.reportLost(method, result.failure);
    return result;
  }
}
