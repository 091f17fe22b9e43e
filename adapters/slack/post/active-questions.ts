import type { MessageHandler, Session } from "../../../src/bot/chat-adapter.js";
import type { Reply } from "../../../src/bot/reply.js";
import type { Texts } from "../../../src/bot/texts.js";
import { Turns } from "../../../src/time/event-loop-turns.js";
import type { People } from "../read/people.js";
import type { Heard } from "../read/received-message.js";
import type { Clock, Log } from "../slack-settings.js";
import { AnswerStream } from "../stream/answer-stream.js";
import type { Streams } from "../stream/stream-calls.js";
import { interruptedContent, type Plan, writeReply } from "../write/write-slack-reply.js";
import type { Signs } from "./progress-indicator.js";
import type { Courier } from "./reply-sender.js";

/** How long an aborted answer may take to notice. */
const NOTICE_ABORT_MS = 1_000;
/** How long telling people may hold up the end. */
const APOLOGY_MS = 5_000;

interface Running {
  readonly heard: Heard;
  readonly controller: AbortController;
  readonly done: Promise<void>;
  readonly stream: AnswerStream | null;
  texts: Texts | null;
  /** A reply was handed to the courier. */
  replied: boolean;
  /** The person pressed Stop: nothing is to be posted any more. */
  stoppedByPerson: boolean;
}

/** Everything heard that has not been answered to the end. */
export class Conversations {
  readonly #running = new Set<Running>();
  readonly #turns = new Turns();
  #open = true;

  constructor(
    readonly handler: MessageHandler,
    readonly courier: Courier,
    readonly signs: Signs,
    readonly streams: Streams,
    readonly people: People,
    readonly clock: Clock,
    readonly log: Log,
  ) {}

  get inFlight(): number {
    return this.#running.size;
  }

  /** Never throws and never waits. */
  accept(heard: Heard): void {
    if (!this.#open) return;
    const controller = new AbortController();
    const started = this.#turns.next();
    const stage = this.streams.stageFor(heard);
    const stop = (): void => {
      running.stoppedByPerson = true;
      controller.abort();
    };
    const running: Running = {
      heard,
      stream: stage && new AnswerStream(this.streams, stage, () => running.texts, stop),
      controller,
      done: started.then(() => this.#answer(running)).finally(() => this.#running.delete(running)),
      texts: null,
      replied: false,
      stoppedByPerson: false,
    };
    this.#running.add(running);
  }

  /** Somebody pressed Stop in the conversation. */
  stopAsked(channel: string, threadTs: string | null): void {
    for (const running of this.#running) {
      const { target } = running.heard;
      if (target.channel !== channel || (threadTs !== null && target.threadTs !== threadTs)) continue;
      running.stoppedByPerson = true;
      running.controller.abort();
    }
  }

  async #answer(running: Running): Promise<void> {
    const { heard, controller, stream } = running;
    let takeBack: () => Promise<void> = async () => undefined;
    let cleared: Promise<void> = Promise.resolve();
    const session: Session = {
      signal: controller.signal,
      // What comes after the stop is not acknowledged, and so delivered again.
      late: false,
      working: (texts) => {
        if (running.texts === null) {
          takeBack = this.signs.begin(heard.target, texts.working);
          cleared = this.streams.takeAway(heard.target);
        }
        running.texts = texts;
      },
      ...(stream === null ? {} : { statement: (early) => stream.add(early) }),
    };
    try {
      const handled = await this.handler(await this.people.completed(heard.message), session);
      if (handled === null || running.stoppedByPerson) {
        // Without a reply and without a stop of ours, the question itself was taken back.
        if (controller.signal.aborted) await stream?.breakOff();
        else await stream?.discard();
        return;
      }
      running.replied = true;
      for (const ref of await this.#deliver(handled.reply, running)) await handled.delivered(ref);
    } catch (problem) {
      if (!controller.signal.aborted)
        this.log.error({ err: problem, type: heard.message.type }, "A message could not be answered");
    } finally {
      await Promise.allSettled([takeBack(), cleared]);
    }
  }

  /** The names of the messages that hold the reply. */
  async #deliver(reply: Reply, { heard, stream }: Running): Promise<readonly string[]> {
    const plan = writeReply(reply, heard);
    const whole = reply.type === "answer" && plan.do === "post" && !plan.private;
    if (whole && (await stream?.finish(plan.content)) === true) return stream?.refs ?? [];
    if (!whole) await stream?.breakOff();
    const ref = await this.courier.carryOut(plan, heard);
    return [...(stream?.refs ?? []), ...(ref === null ? [] : [ref])];
  }

  /** Takes nothing new, waits, aborts what is left, and says so to whom an answer was promised. */
  async drain(graceMs: number): Promise<void> {
    this.#open = false;
    const wait = async (ms: number, work: readonly Promise<void>[]): Promise<void> => {
      const over = new AbortController();
      await Promise.race([Promise.allSettled(work), this.clock.sleep(ms, over.signal)]);
      over.abort();
    };
    const inFlight = (): Promise<void>[] => [...this.#running].map((running) => running.done);
    await wait(graceMs, inFlight());
    const left = [...this.#running];
    if (left.length === 0) return;
    for (const running of left) running.controller.abort();
    await wait(NOTICE_ABORT_MS, inFlight());
    const promised = left.filter((one) => one.texts !== null && !one.replied && !one.stoppedByPerson);
    await wait(
      APOLOGY_MS,
      promised.map((running) => this.#apologise(running)),
    );
  }

  async #apologise({ heard, texts, stream }: Running): Promise<void> {
    if (texts === null) return;
    await stream?.breakOff();
    const content = interruptedContent(texts.interrupted);
    const plan: Plan = { do: "post", content, private: false, ask: false };
    const again = { ...heard, target: { ...heard.target, key: `${heard.target.key}:interrupted` } };
    await this.courier.carryOut(plan, again);
  }
}
