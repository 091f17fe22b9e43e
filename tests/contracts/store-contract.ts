import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Store } from "../../src/storage/store.js";
import { claim, sampleQuestion } from "./stored-samples.js";

export interface StoreHarness {
  readonly store: Store;
  close(): Promise<void>;
}

/** Every store runs this suite. */
export const storeContract = (name: string, make: () => Promise<StoreHarness>): void => {
  describe(`${name} keeps the contract of stores`, () => {
    let harness: StoreHarness;
    let store: Store;
    beforeEach(async () => {
      harness = await make();
      store = harness.store;
    });
    afterEach(() => harness.close());

    it("gives an event away once, under any of its ids", async () => {
      expect(await store.claims.claim(claim(["a", "b"], { id: "1" }))).toBe("new");
      expect(await store.claims.claim(claim(["a"], { id: "2" }))).toBe("seen");
      expect(await store.claims.claim(claim(["b", "c"], { id: "3" }))).toBe("seen");
      // "c" came in together with "b" and belongs to the same event from then on.
      expect(await store.claims.claim(claim(["c"], { id: "4" }))).toBe("seen");
      expect(await store.claims.claim(claim(["d"], { id: "5" }))).toBe("new");
    });

    it("gives one event to one of many that want it at the same time", async () => {
      const wanted = Array.from({ length: 20 }, (_, index) =>
        store.claims.claim(claim(["x", `form-${index}`], { id: `w${index}` })),
      );
      expect((await Promise.all(wanted)).filter((state) => state === "new")).toHaveLength(1);
    });

    it("frees what is still being worked on when its lease is over, and keeps what is settled", async () => {
      await store.claims.claim(claim(["a"], { id: "1" }));
      await store.claims.claim(claim(["b"], { id: "2" }));
      await store.claims.settle("2", "returned");
      expect(await store.claims.claim(claim(["a"], { id: "3", now: 99 }))).toBe("seen");
      expect(await store.claims.claim(claim(["a"], { id: "4", now: 101 }))).toBe("new");
      expect(await store.claims.claim(claim(["b"], { id: "5", now: 101 }))).toBe("seen");
    });

    it("keeps a later form of a settled event settled", async () => {
      await store.claims.claim(claim(["a"], { id: "1" }));
      await store.claims.settle("1", "done");
      await store.claims.claim(claim(["a", "b"], { id: "2", now: 10 }));
      expect(await store.claims.claim(claim(["b"], { id: "3", now: 5_000 }))).toBe("seen");
    });

    it("forgets events after their time", async () => {
      await store.claims.claim(claim(["a"], { id: "1" }));
      await store.claims.settle("1", "done");
      expect(await store.claims.claim(claim(["a"], { id: "2", now: 10_001 }))).toBe("new");
    });

    it("frees the unfinished events of a dead owner and no others", async () => {
      await store.claims.claim(claim(["a"], { id: "1", owner: "dead" }));
      await store.claims.claim(claim(["b"], { id: "2", owner: "dead" }));
      await store.claims.claim(claim(["c"], { id: "3", owner: "alive" }));
      await store.claims.settle("2", "done");
      expect((await store.claims.owners()).toSorted()).toEqual(["alive", "dead"]);
      expect(await store.claims.abandon("dead")).toBe(1);
      expect(await store.claims.claim(claim(["a"], { id: "4" }))).toBe("new");
      expect(await store.claims.claim(claim(["b"], { id: "5" }))).toBe("seen");
      expect(await store.claims.claim(claim(["c"], { id: "6" }))).toBe("seen");
    });

    it("releases an event as if it had never come", async () => {
      await store.claims.claim(claim(["a"], { id: "1" }));
      await store.claims.release("1");
      expect(await store.claims.claim(claim(["a"], { id: "2" }))).toBe("new");
    });

    it("returns a question as it was saved, until it expires", async () => {
      await store.questions.save(sampleQuestion("q1"));
      expect(await store.questions.find("q1", 2_000)).toEqual(sampleQuestion("q1"));
      expect(await store.questions.find("q1", 100_000)).toBeNull();
      expect(await store.questions.find("q2", 2_000)).toBeNull();
      expect((await store.questions.findByMessage("message-q1", 2_000))?.id).toBe("q1");
      expect(await store.questions.findByMessage("message-q9", 2_000)).toBeNull();
    });

    it("counts one vote a person, the last one, and keeps the reason", async () => {
      await store.questions.save(sampleQuestion("q1"));
      const vote = { personKey: "bob", vote: "not-helpful", reason: null, at: 1 } as const;
      await store.questions.vote("q1", vote);
      await store.questions.vote("q1", { ...vote, reason: "wrong year", at: 2 });
      await store.questions.vote("q1", { ...vote, at: 3 });
      await store.questions.vote("q1", { ...vote, personKey: "eve", vote: "helpful" });
      await store.questions.vote("nothing", vote);
      const [question] = await store.questions.list({});
      expect(question?.feedback.toSorted((a, b) => a.at - b.at)).toEqual([
        { personKey: "eve", vote: "helpful", reason: null, at: 1 },
        { personKey: "bob", vote: "not-helpful", reason: "wrong year", at: 3 },
      ]);
    });

    it("asks for help once and can settle it", async () => {
      await store.questions.save(sampleQuestion("q1"));
      expect(await store.questions.resolveHelp("q1", 4)).toBe(false);
      expect(await store.questions.askHelp("q1", 5)).toBe(true);
      expect(await store.questions.askHelp("q1", 6)).toBe(false);
      expect(await store.questions.askHelp("nothing", 6)).toBe(false);
      expect(await store.questions.resolveHelp("q1", 7)).toBe(true);
      expect((await store.questions.list({}))[0]?.help).toEqual({ askedAt: 5, resolvedAt: 7 });
    });

    it("keeps votes, refs and help when a question is saved again", async () => {
      await store.questions.save(sampleQuestion("q1", { private: true }));
      await store.questions.delivered("q1", "m1");
      await store.questions.askHelp("q1", 5);
      await store.questions.save(sampleQuestion("q1", { private: false }));
      expect((await store.questions.find("q1", 2_000))?.private).toBe(false);
      expect(await store.questions.refs("q1")).toEqual(["m1"]);
      expect((await store.questions.list({}))[0]?.help?.askedAt).toBe(5);
    });

    it("lists newest first, by person, since a time, up to a number, and only what is logged", async () => {
      await store.questions.save(sampleQuestion("q1", { askedAt: 1 }));
      await store.questions.save(sampleQuestion("q2", { askedAt: 2, personKey: "bob" }));
      await store.questions.save(sampleQuestion("q3", { askedAt: 3 }));
      await store.questions.save(sampleQuestion("q4", { askedAt: 4, logged: false }));
      const ids = async (filter: Parameters<typeof store.questions.list>[0]) =>
        (await store.questions.list(filter)).map(({ id }) => id);
      expect(await ids({})).toEqual(["q3", "q2", "q1"]);
      expect(await ids({ personKey: "ann" })).toEqual(["q3", "q1"]);
      expect(await ids({ since: 2 })).toEqual(["q3", "q2"]);
      expect(await ids({ limit: 1 })).toEqual(["q3"]);
      expect((await store.questions.list({ limit: 1 }))[0]?.quotes).toEqual([
        { document: "travel", version: "0".repeat(64), start: 100, end: 108 },
      ]);
    });

    it("tells all that it keeps of a person: what was not logged, votes on others' answers, turns", async () => {
      await store.questions.save(sampleQuestion("q1", { logged: false }));
      await store.questions.save(sampleQuestion("q2", { personKey: "bob" }));
      const vote = { personKey: "ann", vote: "not-helpful", reason: "wrong year", at: 1 } as const;
      await store.questions.vote("q2", vote);
      await store.questions.vote("q1", { ...vote, at: 2 });
      await store.questions.vote("q2", { ...vote, personKey: "bob" });
      const turn = { at: 1, question: "Q?", documentIds: ["d"], personKey: "ann" };
      await store.threads.remember("t1", turn, 9_000);
      await store.threads.remember("t2", { ...turn, at: 2 }, 9_000);
      await store.threads.remember("t2", { ...turn, personKey: "bob" }, 9_000);
      expect((await store.questions.list({ personKey: "ann", unlogged: true })).map(({ id }) => id)).toEqual([
        "q1",
      ]);
      expect(await store.questions.votesOf("ann")).toEqual([
        { ...vote, questionId: "q1", at: 2 },
        { ...vote, questionId: "q2" },
      ]);
      expect(await store.threads.saidBy("ann")).toEqual([{ ...turn, at: 2 }, turn]);
    });

    it("forgets a person: questions, votes and turns", async () => {
      await store.questions.save(sampleQuestion("q1"));
      await store.questions.save(sampleQuestion("q2", { personKey: "bob" }));
      await store.questions.vote("q2", { personKey: "ann", vote: "helpful", reason: null, at: 1 });
      await store.questions.vote("q2", { personKey: "bob", vote: "helpful", reason: null, at: 2 });
      const turn = { at: 1, question: "Q?", documentIds: ["d"] };
      await store.threads.remember("t1", { ...turn, personKey: "ann" }, 9_000);
      await store.threads.remember("t1", { ...turn, personKey: "bob" }, 9_000);
      expect(await store.questions.forget("ann")).toBe(1);
      expect(await store.questions.find("q1", 2_000)).toBeNull();
      expect((await store.questions.list({}))[0]?.feedback.map(({ personKey }) => personKey)).toEqual([
        "bob",
      ]);
      expect(await store.questions.votesOf("ann")).toEqual([]);
      expect(await store.threads.saidBy("ann")).toEqual([]);
      expect((await store.threads.recall("t1", 9, 0)).map(({ personKey }) => personKey)).toEqual(["bob"]);
    });

    it("recalls the last turns of one thread, newest first, until they expire", async () => {
      for (const at of [1, 2, 3])
        await store.threads.remember(
          "t1",
          { at, question: `Q${at}`, documentIds: [`d${at}`], personKey: "ann" },
          100 + at,
        );
      const other = { at: 4, question: "Other", documentIds: [], personKey: "ann" };
      await store.threads.remember("t2", other, 100);
      expect((await store.threads.recall("t1", 2, 50)).map(({ question }) => question)).toEqual(["Q3", "Q2"]);
      expect((await store.threads.recall("t1", 9, 102)).map(({ documentIds }) => documentIds)).toEqual([
        ["d3"],
      ]);
      expect(await store.threads.recall("t3", 9, 50)).toEqual([]);
    });

    it("hands out tokens, refills them with time, and never for a clock that goes backwards", async () => {
      const bucket = { key: "b", capacity: 2, refill: 0.01 };
      expect(await store.budgets.take(bucket, 1_000)).toBe(0);
      expect(await store.budgets.take(bucket, 1_000)).toBe(0);
      expect(await store.budgets.take(bucket, 1_000)).toBe(100);
      expect(await store.budgets.take(bucket, 500)).toBe(100);
      expect(await store.budgets.take(bucket, 1_050)).toBe(50);
      expect(await store.budgets.take(bucket, 1_100)).toBe(0);
      expect(await store.budgets.take(bucket, 9_000_000)).toBe(0);
      expect(await store.budgets.take(bucket, 9_000_000)).toBe(0);
      expect(await store.budgets.take(bucket, 9_000_000)).toBe(100);
      await store.budgets.give(bucket);
      expect(await store.budgets.take(bucket, 9_000_000)).toBe(0);
      expect(await store.budgets.take({ ...bucket, key: "other" }, 0)).toBe(0);
    });

    it("adds up a day's spending without losing any, each day apart", async () => {
      const { spending } = store;
      expect(await spending.add("2026-05-01", { tokens: 0, cost: 0 })).toEqual({ tokens: 0, cost: 0 });
      await Promise.all(
        Array.from({ length: 20 }, () => spending.add("2026-05-01", { tokens: 10, cost: 0.5 })),
      );
      expect(await spending.add("2026-05-01", { tokens: -50, cost: -1 })).toEqual({ tokens: 150, cost: 9 });
      expect(await spending.add("2026-05-02", { tokens: 1, cost: 2 })).toEqual({ tokens: 1, cost: 2 });
    });

    it("keeps what a model cost with its question", async () => {
      const model = {
        result: "answered" as const,
        reason: null,
        statements: 2,
        dropped: 1,
        inputTokens: 900,
        outputTokens: 80,
        cost: 0.01,
        ms: 700,
      };
      await store.questions.save(sampleQuestion("q1", { model }));
      await store.questions.save(sampleQuestion("q2"));
      expect((await store.questions.find("q1", 2_000))?.model).toEqual(model);
      expect((await store.questions.find("q2", 2_000))?.model).toBeUndefined();
      const listed = new Map((await store.questions.list({})).map((one) => [one.id, one.model]));
      expect([listed.get("q1"), listed.get("q2")]).toEqual([model, null]);
    });

    it("prunes what has expired", async () => {
      await store.questions.save(sampleQuestion("old", { expiresAt: 10 }));
      await store.questions.save(sampleQuestion("new"));
      expect(await store.prune(20)).toBe(1);
      expect((await store.questions.list({})).map(({ id }) => id)).toEqual(["new"]);
    });

    it("finds no fault in itself", async () => {
      expect(await store.check()).toEqual([]);
    });
  });
};
