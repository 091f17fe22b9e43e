import type { Keys } from "../bot/keys.js";
import type { GivenVote, LoggedQuestion, Store, ThreadQuestion } from "../storage/store.js";
import type { CommandDeclaration } from "./command.js";
import { printJson } from "./output.js";
import { personKey } from "./person-key.js";
import { withStorage } from "./with-storage.js";

/** `verse export USER`: everything stored of a person, as JSON. */
export const exportPerson: CommandDeclaration = {
  usage: "export <user>",
  description: "print everything stored of a person (PLATFORM:ID) as JSON",
  options: [],
  run: (bench, _flags, [user = ""]) =>
    withStorage(bench, async ({ store, keys }) => {
      printJson(bench.output, await exported(store, keys, user));
      return 0;
    }),
};

interface PersonExport {
  readonly user: string;
  /** Those that were kept while the log was off included; without what others thought of the answers. */
  readonly questions: readonly LoggedQuestion[];
  /** What the person thought of answers, their own and others', which are named by their ids. */
  readonly votes: readonly GivenVote[];
  /** What was asked in threads, kept for follow-up questions. */
  readonly turns: readonly ThreadQuestion[];
}

export const exported = async (store: Store, keys: Keys, user: string): Promise<PersonExport> => {
  const key = personKey(keys, user);
  const own = await store.questions.list({ personKey: key, unlogged: true });
  return {
    user,
    questions: own.map((question) => ({
      ...question,
      feedback: question.feedback.filter((vote) => vote.personKey === key),
    })),
    votes: await store.questions.votesOf(key),
    turns: await store.threads.saidBy(key),
  };
};
