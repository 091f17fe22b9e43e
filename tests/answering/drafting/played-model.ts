import type { Draft, FilledPrompt, Model } from "../../../src/answering/drafting/model.js";

/** A model that a function plays, for tests that must react to what they are shown. */
export const createPlayedModel = (play: (prompt: FilledPrompt<unknown>) => unknown): Model => ({
  async draft<T>(prompt: FilledPrompt<T>, signal: AbortSignal): Promise<Draft<T>> {
    signal.throwIfAborted();
    return { output: prompt.schema.parse(play(prompt)), usage: null };
  },
});
