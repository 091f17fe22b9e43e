import type { Store } from "./store.js";

/** Writes in a row that must succeed before all is well again: a full disk still takes some. */
const STEADY = 12;

export interface StandbyOptions {
  /** What is used as long as it works. */
  readonly first: Store;
  /** What serves meanwhile, in this process only. */
  readonly standby: Store;
  /** Told when the first store begins to fail, with its error, and with null when it works again. */
  readonly changed: (error: unknown) => void;
}

/**
 * A store that a full disk does not stop: what the first cannot do, the standby does, so that questions are answered,
 * once each and within the limits, though not remembered over a restart. Reports and copies are the first store's
 * alone: they throw what it throws.
 */
export const createStandbyStore = ({ first, standby, changed }: StandbyOptions): Store => {
  let failing = false;
  let succeeded = 0;
  /** Events and answers that only the standby knows. */
  let needed = false;

  const failed = (error: unknown): void => {
    if (!failing) changed(error);
    failing = true;
    needed = true;
    succeeded = 0;
  };
  const tried = async <T>(work: () => Promise<T>, otherwise: () => Promise<T>): Promise<T> => {
    try {
      const result = await work();
      if (failing && ++succeeded >= STEADY) {
        failing = false;
        changed(null);
      }
      return result;
    } catch (error) {
      failed(error);
      return otherwise();
    }
  };
  /** Reading proves nothing about writing. */
  const read = async <T>(look: () => Promise<T>, otherwise: T): Promise<T> => {
    try {
      return await look();
    } catch (error) {
      failed(error);
      return otherwise;
    }
  };
  /** What belongs to one answer is kept where the answer is. */
  const ofAnswer = async <T>(id: string, work: (store: Store) => Promise<T>): Promise<T> => {
    if (needed && (await standby.questions.find(id, 0)) !== null) return work(standby);
    return tried(
      () => work(first),
      () => work(standby),
    );
  };
  const found = async <T>(look: (store: Store) => Promise<T | null>): Promise<T | null> => {
    const kept = await read<T | null>(() => look(first), null);
    return kept ?? (needed ? look(standby) : null);
  };

  return {
    claims: {
      async claim(request) {
        // Asked first: the first store has never heard of these events.
        if (needed && (await standby.claims.claim(request)) === "seen") return "seen";
        const held = needed;
        return tried(
          () => first.claims.claim(request),
          () => (held ? Promise.resolve("new" as const) : standby.claims.claim(request)),
        );
      },
      async settle(id, state) {
        if (needed) await standby.claims.settle(id, state);
        await tried(
          () => first.claims.settle(id, state),
          () => standby.claims.settle(id, state),
        );
      },
      async release(id) {
        if (needed) await standby.claims.release(id);
        await tried(
          () => first.claims.release(id),
          () => standby.claims.release(id),
        );
      },
      owners: () => read(() => first.claims.owners(), []),
      abandon: (owner) =>
        tried(
          () => first.claims.abandon(owner),
          async () => 0,
        ),
    },
    questions: {
      save: (record) => ofAnswer(record.id, (store) => store.questions.save(record)),
      find: (id, now) => found((store) => store.questions.find(id, now)),
      findByMessage: (key, now) => found((store) => store.questions.findByMessage(key, now)),
      vote: (id, feedback) => ofAnswer(id, (store) => store.questions.vote(id, feedback)),
      askHelp: (id, at) => ofAnswer(id, (store) => store.questions.askHelp(id, at)),
      resolveHelp: (id, at) => ofAnswer(id, (store) => store.questions.resolveHelp(id, at)),
      delivered: (id, ref) => ofAnswer(id, (store) => store.questions.delivered(id, ref)),
      async refs(id) {
        const kept = await read(() => first.questions.refs(id), []);
        return needed ? [...kept, ...(await standby.questions.refs(id))] : kept;
      },
      list: (filter) => first.questions.list(filter),
      votesOf: (personKey) => first.questions.votesOf(personKey),
      async forget(personKey) {
        // Each is told whatever becomes of the other, so that nothing stays where it could have been deleted.
        const stores = [first, standby];
        const told = await Promise.allSettled(stores.map(({ questions }) => questions.forget(personKey)));
        return told.reduce((sum, each) => {
          if (each.status === "rejected") throw each.reason;
          return sum + each.value;
        }, 0);
      },
    },
    threads: {
      remember: (thread, asked, expiresAt) =>
        tried(
          () => first.threads.remember(thread, asked, expiresAt),
          () => standby.threads.remember(thread, asked, expiresAt),
        ),
      async recall(thread, count, now) {
        const kept = await read(() => first.threads.recall(thread, count, now), []);
        const more = needed ? await standby.threads.recall(thread, count, now) : [];
        return [...kept, ...more].sort((a, b) => b.at - a.at).slice(0, count);
      },
      saidBy: (personKey) => first.threads.saidBy(personKey),
    },
    budgets: {
      take: (bucket, now) =>
        tried(
          () => first.budgets.take(bucket, now),
          () => standby.budgets.take(bucket, now),
        ),
      give: (bucket) =>
        tried(
          () => first.budgets.give(bucket),
          () => standby.budgets.give(bucket),
        ),
    },
    spending: {
      add: (day, spent) =>
        tried(
          () => first.spending.add(day, spent),
          () => standby.spending.add(day, spent),
        ),
    },
    async prune(now) {
      await standby.prune(now);
      return tried(
        () => first.prune(now),
        async () => 0,
      );
    },
    backup: (file) => first.backup(file),
    check: () => first.check(),
    async close() {
      await standby.close();
      await first.close();
    },
  };
};
