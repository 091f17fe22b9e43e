import type { Keys } from "../bot/keys.js";
import { VerseError } from "../errors.js";
import type { GivenVote, LoggedQuestion, Store, ThreadQuestion } from "../storage/store.js";
import type { Writer } from "./questions.js";

/** "platform:id", as maintainers name a person on the command line. */
const personKey = (keys: Keys, user: string): string => {
  const colon = user.indexOf(":");
  if (colon <= 0 || colon === user.length - 1)
    throw new VerseError({
      code: "wrong-use",
      problem: "The person is not named in full.",
      expected: "PLATFORM:ID",
      got: user,
      cure: "Put the platform's name before the id that the platform gives the person, with a colon between.",
    });
  return keys.person(user.slice(0, colon), { id: user.slice(colon + 1) });
};

export interface PersonExport {
  readonly user: string;
  /** Those that were kept while the log was off included; without what others thought of the answers. */
  readonly questions: readonly LoggedQuestion[];
  /** What the person thought of answers, their own and others', which are named by their ids. */
  readonly votes: readonly GivenVote[];
  /** What was said in threads, kept for follow-up questions. */
  readonly turns: readonly ThreadQuestion[];
}

/** `verse export USER`: everything stored of a person, as JSON. */
export const exportUser = async (
  store: Store,
  keys: Keys,
  user: string,
  out: Writer,
): Promise<PersonExport> => {
  const key = personKey(keys, user);
  const own = await store.questions.list({ personKey: key, unlogged: true });
  const result = {
    user,
    questions: own.map((question) => ({
      ...question,
      feedback: question.feedback.filter((vote) => vote.personKey === key),
    })),
    votes: await store.questions.votesOf(key),
    turns: await store.threads.saidBy(key),
  };
  out.write(`${JSON.stringify(result)}\n`);
  return result;
};

/** `verse forget USER`: deletes everything stored of a person. */
export const forgetUser = async (
  store: Store,
  keys: Keys,
  user: string,
  out: Writer,
): Promise<{ readonly user: string; readonly questions: number }> => {
  const questions = await store.questions.forget(personKey(keys, user));
  out.write(
    `${questions} ${questions === 1 ? "question" : "questions"} of ${user} deleted, with votes and memory.\n`,
  );
  return { user, questions };
};
