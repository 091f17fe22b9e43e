import type { EarlyStatement } from "../../../src/bot/early-statement.js";
import type { Texts } from "../../../src/bot/texts.js";
import type { Result } from "../connect/slack-calls.js";
import { type Failure, isStoppedByReader } from "../connect/slack-failures.js";
import { refOf } from "../post/message-poster.js";
import { type Block, escaped, smallText } from "../write/slack-blocks.js";
import { earlyBlocks, restAfter } from "../write/write-early-answer.js";
import type { Content } from "../write/write-slack-reply.js";
import type { StreamCalls, StreamedMessage, StreamPlace } from "./stream-calls.js";

/** One message of an answer. */
interface AnswerPart {
  readonly ts: string;
  readonly since: number;
  /** What it certainly shows. */
  readonly shown: Block[];
  /** Closed properly because another goes on. */
  closed: boolean;
  /** It may show more or less than `shown`, or has ended by itself. */
  broken: boolean;
}

/**
 * One answer that is shown while it comes. What is shown early is the beginning of what is shown in the end, or it is
 * replaced by it: whoever reads the thread afterwards sees the answer as if it had been posted whole.
 */
export class AnswerStream {
  readonly #early: EarlyStatement[] = [];
  readonly #parts: AnswerPart[] = [];
  readonly #closing = new AbortController();
  /** Calls of one stream never overlap. */
  #last: Promise<void> = Promise.resolve();
  #gathering = false;
  /** When trying to end it is given up; null while it goes on. */
  #until: number | null = null;
  /** Nothing more is shown before the whole answer is there. */
  #silent = false;

  constructor(
    readonly streams: StreamCalls,
    readonly place: StreamPlace,
    readonly texts: () => Texts | null,
    /** The reader has pressed Stop on the message. */
    readonly onStopped: () => void,
  ) {}

  /** Never throws and never waits. */
  add(early: EarlyStatement): void {
    if (this.#closing.signal.aborted || this.#silent) return;
    this.#early.push(early);
    if (this.#gathering) return;
    this.#gathering = true;
    this.#then(async () => {
      await this.streams.calls.sleep(this.streams.calls.timing.gatherMs, this.#closing.signal);
      this.#gathering = false;
      await this.#showMore();
    });
  }

  /** The adapter's names of all messages that show some of it. */
  get refs(): readonly string[] {
    return this.#parts.map(({ ts }) => refOf(this.place.channel, ts));
  }

  /** Shows the whole answer. False when nothing of it is shown or it cannot be shown there: then it is to be posted. */
  async finish(content: Content): Promise<boolean> {
    await this.#close();
    const last = this.#parts.at(-1);
    if (last === undefined) return false;
    const earlier = this.#parts.slice(0, -1);
    const own = restAfter(
      earlier.flatMap(({ shown }) => shown),
      content.blocks,
    );
    // What went before is not how the answer begins: it stays as what it is, and the answer follows.
    if (own === null) for (const part of earlier) await this.#markIncomplete(part);
    const whole: Content = { text: content.text, blocks: own ?? content.blocks };
    const done = last.closed
      ? await this.#goOn(last, whole)
      : (await this.#complete(last, whole)) || (await this.#replace(last, whole));
    if (done) this.streams.poster.remember(this.place.key, last.ts);
    return done;
  }

  /** Says on the message that it is incomplete; what else there is to say is posted. */
  async breakOff(): Promise<void> {
    await this.#close();
    for (const part of this.#parts) if (!part.closed) await this.#markIncomplete(part);
    for (const part of this.#parts) part.closed = true;
  }

  /** Takes everything back: the question is gone. */
  async discard(): Promise<void> {
    await this.#close();
    for (const part of this.#parts.splice(0)) {
      if (!part.closed) await this.#stop(part, []);
      await this.streams.remove(this.#at(part));
    }
  }

  async #close(): Promise<void> {
    this.#closing.abort();
    await this.#last;
    this.#until ??= this.streams.calls.giveUpAt;
  }

  #then(work: () => Promise<void>): void {
    this.#last = this.#last.then(work).catch((problem: unknown) => {
      this.#silent = true;
      this.streams.calls.log.error({ err: problem }, "A stream failed");
    });
  }

  async #showMore(): Promise<void> {
    const texts = this.texts();
    while (texts !== null && !this.#closing.signal.aborted && !this.#silent) {
      const shown = this.#parts.flatMap((part) => part.shown);
      const next = restAfter(shown, earlyBlocks(this.#early, texts)) ?? [];
      if (next.length === 0) return;
      await this.#rollOver(texts);
      const last = this.#parts.at(-1);
      if (this.#silent) return;
      if (last === undefined || last.closed) await this.#start(next);
      else await this.#append(last, next);
    }
  }

  async #start(blocks: readonly Block[]): Promise<void> {
    const since = this.streams.calls.clock.now();
    const result = await this.streams.start(this.place, blocks, this.#closing.signal);
    if (result?.ok === true) {
      const part: AnswerPart = { ts: result.value, since, shown: [...blocks], closed: false, broken: false };
      this.#parts.push(part);
      this.#watch(part);
      return;
    }
    this.#silent = true;
    if (result === null || result.failure.kind !== "unknown") return;
    const lost = await this.streams.findLost(this.place, blocks, since);
    if (lost !== null) this.#parts.push({ ts: lost, since, shown: [], closed: false, broken: true });
  }

  async #append(part: AnswerPart, blocks: readonly Block[]): Promise<void> {
    const result = await this.streams.append(this.#at(part), blocks);
    if (result.ok) part.shown.push(...blocks);
    else if (result.failure.kind === "limited")
      await this.streams.calls.sleep(result.failure.waitMs, this.#closing.signal);
    else await this.#broke(part, result.failure);
  }

  /** People read that it broke; the whole answer will replace it. */
  async #broke(part: AnswerPart, failure: Failure): Promise<void> {
    this.#silent = true;
    part.broken = true;
    this.streams.calls.log.warn({ failure }, "A streamed answer broke off");
    if (isStoppedByReader(failure)) this.onStopped();
    const texts = this.texts();
    if (texts !== null) await this.#stop(part, [smallText(texts.incomplete)], null, this.#closing.signal);
  }

  /** A message that nothing is added to dies as well. */
  #watch(part: AnswerPart): void {
    const { calls } = this.streams;
    calls
      .sleep(calls.timing.streamMs, this.#closing.signal)
      .then(() => {
        const texts = this.texts();
        if (texts !== null && !part.closed) this.#then(() => this.#rollOver(texts));
      })
      .catch((problem: unknown) => calls.log.error({ err: problem }, "A stream is not watched"));
  }

  async #rollOver(texts: Texts): Promise<void> {
    const last = this.#parts.at(-1);
    const { clock, timing } = this.streams.calls;
    if (last === undefined || last.closed || last.broken || this.#closing.signal.aborted) return;
    if (clock.now() - last.since < timing.streamMs) return;
    const stopped = await this.#stop(last, [smallText(texts.goesOn)], null, this.#closing.signal);
    if (stopped.ok) last.closed = true;
    else await this.#broke(last, stopped.failure);
  }

  #at({ ts }: AnswerPart): StreamedMessage {
    return { channel: this.place.channel, ts };
  }

  #stop(
    part: AnswerPart,
    blocks: readonly Block[],
    key: string | null = null,
    signal?: AbortSignal,
  ): Promise<Result<unknown>> {
    const ending = { key, until: this.#until ?? this.streams.calls.giveUpAt };
    return this.streams.stop(this.#at(part), blocks, signal === undefined ? ending : { ...ending, signal });
  }

  #update(part: AnswerPart, content: Content, key: string | null): Promise<Result<unknown>> {
    return this.streams.update(this.#at(part), content, {
      key,
      until: this.#until ?? this.streams.calls.giveUpAt,
    });
  }

  /** Adds what is missing, where it is known what is not. */
  async #complete(last: AnswerPart, whole: Content): Promise<boolean> {
    const rest = last.broken ? null : restAfter(last.shown, whole.blocks);
    if (rest === null) return false;
    const result = await this.#stop(last, rest, this.place.key);
    if (!result.ok) this.streams.calls.log.warn({ failure: result.failure }, "A streamed answer broke off");
    return result.ok;
  }

  /** Shows the whole in place of what is there. */
  async #replace(last: AnswerPart, whole: Content): Promise<boolean> {
    const { calls, poster } = this.streams;
    const { key } = this.place;
    const begun = calls.clock.now();
    // Open streams cannot be replaced, and ended ones cannot be ended.
    await this.#stop(last, []);
    const result = await calls.inEitherForm(whole, (form) => this.#update(last, form, key));
    if (result.ok) return true;
    this.streams.calls.log.warn({ failure: result.failure }, "A streamed answer could not be replaced");
    if (result.failure.kind === "refused") return false;
    // It may have been replaced after all.
    const seen = await poster.lookUp(this.place, { begun, until: calls.giveUpAt });
    return seen.ok && seen.value !== null;
  }

  /** The last message was closed and no other begun: what is missing is posted below it. */
  async #goOn(last: AnswerPart, whole: Content): Promise<boolean> {
    const rest = restAfter(last.shown, whole.blocks);
    if (rest?.length === 0) return this.#replace(last, whole);
    if (rest === null) await this.#markIncomplete(last);
    const { channel, threadTs, key } = this.place;
    const content = { text: whole.text, blocks: rest ?? whole.blocks };
    const result = await this.streams.poster.post({ key, channel, threadTs, content });
    if (!result.ok) return false;
    this.#parts.push({ ts: result.value, since: last.since, shown: [], closed: true, broken: false });
    return true;
  }

  async #markIncomplete(part: AnswerPart): Promise<void> {
    const texts = this.texts();
    if (texts === null) return;
    const mark = [smallText(texts.incomplete)];
    if (!part.closed && (await this.#stop(part, mark)).ok) return;
    await this.#update(part, { text: escaped(texts.incomplete), blocks: [...part.shown, ...mark] }, null);
  }
}
