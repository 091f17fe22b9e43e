import type { MessageHandler, Session } from "../../../src/bot/chat-adapter.js";
import type { Reply } from "../../../src/bot/reply.js";
import type { Texts } from "../../../src/bot/texts.js";
import { endsWithin } from "../../../src/time/clock.js";
import { EventLoopTurns } from "../../../src/time/event-loop-turns.js";
import type { SlackCalls } from "../connect/slack-calls.js";
import type { People } from "../read/people.js";
import type { ReceivedMessage } from "../read/received-message.js";
import { AnswerStream } from "../stream/answer-stream.js";
import type { StreamCalls } from "../stream/stream-calls.js";
import { interruptedContent, type Plan, writeReply } from "../write/write-slack-reply.js";
import type { ProgressIndicator } from "./progress-indicator.js";
import type { ReplySender } from "./reply-sender.js";

/** Begun in one iteration of the event loop, so that a burst does not hold up pings and other people's answers. */
const AT_ONCE = 4;
/** How long an aborted answer may take to notice. */
const NOTICE_ABORT_MS = 1_000;
/** How long telling people that they were interrupted may hold up the end. */
const TELL_INTERRUPTED_MS = 5_000;

interface ActiveQuestion {
  readonly received: ReceivedMessage;
  readonly controller: AbortController;
  readonly done: Promise<void>;
  readonly stream: AnswerStream | null;
  texts: Texts | null;
  /** A reply was handed to the sender. */
  replied: boolean;
  /** The person pressed Stop: nothing is to be posted any more. */
  stoppedByPerson: boolean;
}

export interface ActiveQuestionsParts {
  readonly handler: MessageHandler;
  readonly calls: SlackCalls;
  readonly sender: ReplySender;
  readonly streams: StreamCalls;
  readonly progress: ProgressIndicator;
  readonly people: People;
}

/** Every received message that has not been answered to the end. */
export class ActiveQuestions {
  readonly #active = new Set<ActiveQuestion>();
  readonly #turns = new EventLoopTurns(AT_ONCE);
  #open = true;

  constructor(private readonly parts: ActiveQuestionsParts) {}

  /** Never throws and never waits. */
  accept(received: ReceivedMessage): void {
    if (!this.#open) return;
    const controller = new AbortController();
    const started = this.#turns.next();
    const { streams } = this.parts;
    const place = streams.placeFor(received);
    const stop = (): void => {
      active.stoppedByPerson = true;
      controller.abort();
    };
    const active: ActiveQuestion = {
      received,
      stream: place && new AnswerStream(streams, place, () => active.texts, stop),
      controller,
      done: started.then(() => this.#answer(active)).finally(() => this.#active.delete(active)),
      texts: null,
      replied: false,
      stoppedByPerson: false,
    };
    this.#active.add(active);
  }

  /** Somebody pressed Stop in the conversation. */
  stopByPerson(channel: string, threadTs: string | null): void {
    for (const active of this.#active) {
      const { target } = active.received;
      if (target.channel !== channel || (threadTs !== null && target.threadTs !== threadTs)) continue;
      active.stoppedByPerson = true;
      active.controller.abort();
    }
  }

  async #answer(active: ActiveQuestion): Promise<void> {
    const { received, controller, stream } = active;
    const { handler, people, progress, streams, calls } = this.parts;
    let takeBack: () => Promise<void> = async () => undefined;
    let cleared: Promise<void> = Promise.resolve();
    const session: Session = {
      signal: controller.signal,
      // What comes after the stop is not acknowledged, and so delivered again.
      late: false,
      working: (texts) => {
        if (active.texts === null) {
          takeBack = progress.begin(received.target, texts.working);
          cleared = streams.removeLeftOpen(received.target);
        }
        active.texts = texts;
      },
      ...(stream === null ? {} : { statement: (early) => stream.add(early) }),
    };
    try {
      const handled = await handler(await people.withFacts(received.message), session);
      if (handled === null || active.stoppedByPerson) {
        // Without a reply and without an abort, the person deleted the question.
        if (controller.signal.aborted) await stream?.breakOff();
        else await stream?.discard();
        return;
      }
      active.replied = true;
      for (const ref of await this.#deliver(handled.reply, active)) await handled.delivered(ref);
    } catch (problem) {
      if (!controller.signal.aborted)
        calls.log.error({ err: problem, type: received.message.type }, "A message could not be answered");
    } finally {
      await Promise.allSettled([takeBack(), cleared]);
    }
  }

  /** The names of the messages that hold the reply. */
  async #deliver(reply: Reply, { received, stream }: ActiveQuestion): Promise<readonly string[]> {
    const plan = writeReply(reply, received);
    const whole = reply.type === "answer" && plan.do === "post" && !plan.private;
    if (whole && (await stream?.finish(plan.content)) === true) return stream?.refs ?? [];
    if (!whole) await stream?.breakOff();
    const ref = await this.parts.sender.carryOut(plan, received);
    return [...(stream?.refs ?? []), ...(ref === null ? [] : [ref])];
  }

  /** Takes nothing new, waits, aborts what is left, and says so to whom an answer was promised. */
  async drain(graceMs: number): Promise<void> {
    this.#open = false;
    const wait = (ms: number, work: readonly Promise<void>[]): Promise<boolean> =>
      endsWithin(Promise.allSettled(work), ms, this.parts.calls.clock);
    const inFlight = (): Promise<void>[] => [...this.#active].map((active) => active.done);
    await wait(graceMs, inFlight());
    const left = [...this.#active];
    if (left.length === 0) return;
    for (const active of left) active.controller.abort();
    await wait(NOTICE_ABORT_MS, inFlight());
    const promised = left.filter((one) => one.texts !== null && !one.replied && !one.stoppedByPerson);
    await wait(
      TELL_INTERRUPTED_MS,
      promised.map((active) => this.#sayInterrupted(active)),
    );
  }

  async #sayInterrupted({ received, texts, stream }: ActiveQuestion): Promise<void> {
    if (texts === null) return;
    await stream?.breakOff();
    const content = interruptedContent(texts.interrupted);
    const plan: Plan = { do: "post", content, private: false, ask: false };
    const again = { ...received, target: { ...received.target, key: `${received.target.key}:interrupted` } };
    await this.parts.sender.carryOut(plan, again);
  }
}
