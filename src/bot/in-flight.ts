/** A question that is being answered, so that an edit or a deletion of its message reaches it. */
export interface QuestionInFlight {
  /** What will be asked; an edit changes it as long as the question waits. */
  text: string;
  readonly abort: AbortController;
}

export interface InFlight {
  /** `messageKey` null: no message that could be edited. Call the returned function when the question is done. */
  add(messageKey: string | null, question: QuestionInFlight): () => void;
  get(messageKey: string): QuestionInFlight | undefined;
}

/** The reason of an abort by which the asker took the question back: nothing is replied. */
export class TakenBack extends Error {
  constructor() {
    super("The question was taken back.");
    this.name = "TakenBack";
  }
}

export const createInFlight = (): InFlight => {
  const questions = new Map<string, QuestionInFlight>();
  return {
    add(messageKey, question) {
      if (messageKey === null) return () => undefined;
      questions.set(messageKey, question);
      return () => {
        if (questions.get(messageKey) === question) questions.delete(messageKey);
      };
    },
    get: (messageKey) => questions.get(messageKey),
  };
};
