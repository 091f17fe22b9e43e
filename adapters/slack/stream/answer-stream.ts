import type { EarlyStatement } from "../../../src/bot/chat-adapter.js";
import type { Texts } from "../../../src/bot/texts.js";
import type { Result } from "../connect/slack-calls.js";
import type { Failure } from "../connect/slack-failures.js";
import { refOf } from "../post/refs.js";
import { type Block, escaped, small } from "../write/slack-blocks.js";
import { earlyBlocks, restAfter } from "../write/write-early-answer.js";
import type { Content } from "../write/write-slack-reply.js";
import type { Shown, Stage, Streams } from "./stream-calls.js";

/** One message of an answer. */
interface Part {
  readonly ts: string;
  readonly since: number;
  /** What it certainly shows. */
  readonly shown: Block[];
  /** Closed properly because another goes on. */
  closed: boolean;
  /** It may show more or less than `shown`, or has ended by itself. */
  broken: boolean;
}

const BAD_LAYOUT = ["invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long", "msg_too_long"];
/**
 * One answer that is shown while it comes. What is shown early is the beginning of what is shown in the end, or it is
 * replaced by it: whoever reads the thread afterwards sees the answer as if it had been posted whole.
 */
export class AnswerStream {
  readonly #early: EarlyStatement[] = [];
  readonly #parts: Part[] = [];
  readonly #closing = new AbortController();
  /** Calls of one stream never overlap. */
  #last: Promise<void> = Promise.resolve();
  #gathering = false;
  /** When trying to end it is given up; null while it goes on. */
  #until: number | null = null;
  /** Nothing more is shown before the whole answer is there. */
  #silent = false;

  constructor(
    readonly streams: Streams,
    readonly stage: Stage,
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
      await this.streams.clock.sleep(this.streams.timing.gatherMs, this.#closing.signal);
      this.#gathering = false;
      await this.#showMore();
    });
  }

  /** The adapter's names of all messages that show some of it. */
  get refs(): readonly string[] {
    return this.#parts.map(({ ts }) => refOf(this.stage.channel, ts));
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
    if (done) this.streams.poster.adopt(this.stage.key, last.ts);
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
    this.#until ??= this.streams.until;
  }

  #then(work: () => Promise<void>): void {
    this.#last = this.#last.then(work).catch((problem: unknown) => {
      this.#silent = true;
      this.streams.log.error({ err: problem }, "A stream failed");
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
    const since = this.streams.clock.now();
    const result = await this.streams.start(this.stage, blocks, this.#closing.signal);
    if (result?.ok === true) {
      const part: Part = { ts: result.value, since, shown: [...blocks], closed: false, broken: false };
      this.#parts.push(part);
      this.#watch(part);
      return;
    }
    this.#silent = true;
    if (result === null || result.failure.kind !== "unknown") return;
    const lost = await this.streams.findLost(this.stage, blocks, since);
    if (lost !== null) this.#parts.push({ ts: lost, since, shown: [], closed: false, broken: true });
  }

  async #append(part: Part, blocks: readonly Block[]): Promise<void> {
    const result = await this.streams.append(this.#at(part), blocks);
    if (result.ok) part.shown.push(...blocks);
    else if (result.failure.kind === "limited")
      await this.streams.clock.sleep(result.failure.waitMs, this.#closing.signal);
    else await this.#broke(part, result.failure);
  }

  /** People read that it broke; the whole answer will replace it. */
  async #broke(part: Part, failure: Failure): Promise<void> {
    this.#silent = true;
    part.broken = true;
    this.streams.log.warn({ failure }, "A streamed answer broke off");
    if (failure.kind === "refused" && failure.error === "stopped_by_user") this.onStopped();
    const texts = this.texts();
    if (texts !== null) await this.#stop(part, [small(texts.incomplete)], null, this.#closing.signal);
  }

  /** A message that nothing is added to dies as well. */
  #watch(part: Part): void {
    const { clock, timing, log } = this.streams;
    clock
      .sleep(timing.streamMs, this.#closing.signal)
      .then(() => {
        const texts = this.texts();
        if (texts !== null && !part.closed) this.#then(() => this.#rollOver(texts));
      })
      .catch((problem: unknown) => log.error({ err: problem }, "A stream is not watched"));
  }

  async #rollOver(texts: Texts): Promise<void> {
    const last = this.#parts.at(-1);
    const { clock, timing } = this.streams;
    if (last === undefined || last.closed || last.broken || this.#closing.signal.aborted) return;
    if (clock.now() - last.since < timing.streamMs) return;
    const stopped = await this.#stop(last, [small(texts.goesOn)], null, this.#closing.signal);
    if (stopped.ok) last.closed = true;
    else await this.#broke(last, stopped.failure);
  }

  #at({ ts }: Part): Shown {
    return { channel: this.stage.channel, ts };
  }

  #stop(
    part: Part,
    blocks: readonly Block[],
    key: string | null = null,
    signal?: AbortSignal,
  ): Promise<Result<unknown>> {
    const ending = { key, until: this.#until ?? this.streams.until };
    return this.streams.stop(this.#at(part), blocks, signal === undefined ? ending : { ...ending, signal });
  }

  #update(part: Part, content: Content, key: string | null): Promise<Result<unknown>> {
    return this.streams.update(this.#at(part), content, { key, until: this.#until ?? this.streams.until });
  }

  /** Adds what is missing, where it is known what is not. */
  async #complete(last: Part, whole: Content): Promise<boolean> {
    const rest = last.broken ? null : restAfter(last.shown, whole.blocks);
    if (rest === null) return false;
    const result = await this.#stop(last, rest, this.stage.key);
    if (!result.ok) this.streams.log.warn({ failure: result.failure }, "A streamed answer broke off");
    return result.ok;
  }

  /** Shows the whole in place of what is there. */
  async #replace(last: Part, whole: Content): Promise<boolean> {
    const { channel, threadTs, key } = this.stage;
    const begun = this.streams.clock.now();
    // Open streams cannot be replaced, and ended ones cannot be ended.
    await this.#stop(last, []);
    let result = await this.#update(last, whole, key);
    if (!result.ok && result.failure.kind === "refused" && BAD_LAYOUT.includes(result.failure.error))
      result = await this.#update(last, { text: whole.text, blocks: [] }, key);
    if (result.ok) return true;
    this.streams.log.warn({ failure: result.failure }, "A streamed answer could not be replaced");
    if (result.failure.kind === "refused") return false;
    // It may have been replaced after all.
    const seen = await this.streams.poster.lookUp({ key, channel, threadTs }, begun, this.streams.until);
    return seen.ok && seen.value !== null;
  }

  /** The last message was closed and no other begun: what is missing is posted below it. */
  async #goOn(last: Part, whole: Content): Promise<boolean> {
    const rest = restAfter(last.shown, whole.blocks);
    if (rest?.length === 0) return this.#replace(last, whole);
    if (rest === null) await this.#markIncomplete(last);
    const { channel, threadTs, key } = this.stage;
    const content = { text: whole.text, blocks: rest ?? whole.blocks };
    const result = await this.streams.poster.post({ key, channel, threadTs, content });
    if (!result.ok) return false;
    this.#parts.push({ ts: result.value, since: last.since, shown: [], closed: true, broken: false });
    return true;
  }

  async #markIncomplete(part: Part): Promise<void> {
    const texts = this.texts();
    if (texts === null) return;
    const mark = [small(texts.incomplete)];
    if (!part.closed && (await this.#stop(part, mark)).ok) return;
    await this.#update(part, { text: escaped(texts.incomplete), blocks: [...part.shown, ...mark] }, null);
  }
}
