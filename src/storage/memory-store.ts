import { createMemorySpending } from "../answering/drafting/budget.js";
import { VerseError } from "../errors.js";
import { type BucketLevel, levelAt, waitFor } from "./bucket.js";
import { toLogged } from "./logged-question.js";
import type {
  Bucket,
  Claims,
  Feedback,
  HelpRequest,
  QuestionRecord,
  Questions,
  Store,
  ThreadMemory,
  ThreadQuestion,
} from "./store.js";

interface HeldClaim {
  readonly id: string;
  readonly owner: string;
  state: "working" | "returned" | "done";
  readonly leaseUntil: number;
  readonly expiresAt: number;
}

const memoryClaims = (): { claims: Claims; prune: (now: number) => void } => {
  const held = new Map<string, HeldClaim>();
  const drop = (gone: (claim: HeldClaim) => boolean): number => {
    const ids = new Set<string>();
    for (const [key, claim] of held)
      if (gone(claim)) {
        ids.add(claim.id);
        held.delete(key);
      }
    return ids.size;
  };
  const prune = (now: number): void => {
    drop((claim) => claim.expiresAt <= now || (claim.state === "working" && claim.leaseUntil <= now));
  };
  const claims: Claims = {
    async claim({ id, keys, owner, now, leaseUntil, expiresAt }) {
      prune(now);
      const earlier = keys.map((key) => held.get(key)).find((claim) => claim !== undefined);
      const claim = earlier ?? { id, owner, state: "working", leaseUntil, expiresAt };
      for (const key of keys) if (!held.has(key)) held.set(key, claim);
      return earlier === undefined ? "new" : "seen";
    },
    async settle(id, state) {
      for (const claim of held.values()) if (claim.id === id) claim.state = state;
    },
    async release(id) {
      drop((claim) => claim.id === id);
    },
    async owners() {
      return [...new Set([...held.values()].filter((c) => c.state !== "done").map((c) => c.owner))];
    },
    async abandon(owner) {
      return drop((claim) => claim.owner === owner && claim.state !== "done");
    },
  };
  return { claims, prune };
};

interface KeptQuestion {
  readonly record: QuestionRecord;
  readonly feedback: Map<string, Feedback>;
  readonly refs: string[];
  help: HelpRequest | null;
}

const memoryQuestions = (
  threads: Map<string, KeptThreadQuestion[]>,
): { questions: Questions; prune: (now: number) => number } => {
  const kept = new Map<string, KeptQuestion>();
  const live = (record: QuestionRecord | undefined, now: number): QuestionRecord | null =>
    record !== undefined && record.expiresAt > now ? record : null;
  const questions: Questions = {
    async save(record) {
      const known = kept.get(record.id) ?? { feedback: new Map(), refs: [], help: null };
      kept.set(record.id, { ...known, record });
    },
    async find(id, now) {
      return live(kept.get(id)?.record, now);
    },
    async findByMessage(messageKey, now) {
      const found = [...kept.values()].filter(({ record }) => record.messageKey === messageKey).at(-1);
      return live(found?.record, now);
    },
    async vote(id, feedback) {
      const votes = kept.get(id)?.feedback;
      const reason = feedback.reason ?? votes?.get(feedback.personKey)?.reason ?? null;
      votes?.set(feedback.personKey, { ...feedback, reason });
    },
    async askHelp(id, at) {
      const question = kept.get(id);
      if (question === undefined || question.help !== null) return false;
      question.help = { askedAt: at, resolvedAt: null };
      return true;
    },
    async resolveHelp(id, at) {
      const question = kept.get(id);
      if (question === undefined || question.help === null) return false;
      question.help = { ...question.help, resolvedAt: at };
      return true;
    },
    async delivered(id, ref) {
      kept.get(id)?.refs.push(ref);
    },
    async refs(id) {
      return [...(kept.get(id)?.refs ?? [])];
    },
    async list({ personKey, since = 0, unlogged = false, limit = Number.MAX_SAFE_INTEGER }) {
      return [...kept.values()]
        .filter(({ record }) => (record.logged || unlogged) && record.askedAt >= since)
        .filter(({ record }) => personKey === undefined || record.personKey === personKey)
        .sort((a, b) => b.record.askedAt - a.record.askedAt || (a.record.id < b.record.id ? 1 : -1))
        .slice(0, limit)
        .map(({ record, feedback, help }) => toLogged(record, [...feedback.values()], help));
    },
    async votesOf(personKey) {
      return [...kept]
        .flatMap(([questionId, { feedback }]) =>
          [...feedback.values()].map((vote) => ({ ...vote, questionId })),
        )
        .filter((vote) => vote.personKey === personKey)
        .sort((a, b) => b.at - a.at);
    },
    async forget(personKey) {
      let count = 0;
      for (const [id, { record, feedback }] of kept) {
        feedback.delete(personKey);
        if (record.personKey !== personKey) continue;
        kept.delete(id);
        count++;
      }
      for (const [thread, said] of threads)
        threads.set(
          thread,
          said.filter(({ asked }) => asked.personKey !== personKey),
        );
      return count;
    },
  };
  const prune = (now: number): number => {
    const gone = [...kept].filter(([, { record }]) => record.expiresAt <= now);
    for (const [id] of gone) kept.delete(id);
    return gone.length;
  };
  return { questions, prune };
};

interface KeptThreadQuestion {
  readonly asked: ThreadQuestion;
  readonly expiresAt: number;
}

const DAY = 86_400_000;

/** The reference twin of the database: the same promises but durability. */
export const createMemoryStore = (): Store => {
  const said = new Map<string, KeptThreadQuestion[]>();
  const levels = new Map<string, BucketLevel>();
  const claims = memoryClaims();
  const questions = memoryQuestions(said);
  const threadMemory: ThreadMemory = {
    async remember(threadKey, asked, expiresAt) {
      said.set(threadKey, [...(said.get(threadKey) ?? []), { asked, expiresAt }]);
    },
    async recall(threadKey, count, now) {
      const live = (said.get(threadKey) ?? []).filter(({ expiresAt }) => expiresAt > now);
      return live
        .map(({ asked }) => asked)
        .reverse()
        .slice(0, count);
    },
    async saidBy(personKey) {
      return [...said.values()]
        .flat()
        .map(({ asked }) => asked)
        .filter((asked) => asked.personKey === personKey)
        .sort((a, b) => b.at - a.at);
    },
  };
  const budgets = {
    async take(bucket: Bucket, now: number) {
      const tokens = levelAt(bucket, levels.get(bucket.key), now);
      if (tokens < 1) return waitFor(bucket, tokens);
      levels.set(bucket.key, { tokens: tokens - 1, at: now });
      return 0;
    },
    async give(bucket: Bucket) {
      const level = levels.get(bucket.key);
      if (level !== undefined)
        levels.set(bucket.key, { ...level, tokens: Math.min(bucket.capacity, level.tokens + 1) });
    },
  };
  return {
    claims: claims.claims,
    questions: questions.questions,
    threads: threadMemory,
    budgets,
    spending: createMemorySpending(),
    async prune(now) {
      claims.prune(now);
      // No budget looks back further than a day: an older one is full again.
      for (const [key, level] of levels) if (level.at <= now - DAY) levels.delete(key);
      for (const [thread, kept] of said) {
        const live = kept.filter(({ expiresAt }) => expiresAt > now);
        if (live.length === 0) said.delete(thread);
        else said.set(thread, live);
      }
      return questions.prune(now);
    },
    async backup() {
      throw new VerseError({
        code: "wrong-use",
        problem: "Nothing is stored: this store lives in memory only.",
        cure: "Start with a data folder (VERSE_DATA) to have something to back up.",
      });
    },
    async check() {
      return [];
    },
    async close() {},
  };
};
