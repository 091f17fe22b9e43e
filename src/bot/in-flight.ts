/** A question that is being answered, so that an edit or a deletion of its message reaches it. */
export interface Underway {
  /** What will be asked; an edit changes it as long as the question waits. */
  text: string;
  readonly abort: AbortController;
}

export interface InFlight {
  add(messageKey: string | null, underway: Underway): () => void;
  get(messageKey: string): Underway | undefined;
}

/** The reason of an abort by which the asker took the question back: nothing is replied. */
export class TakenBack extends Error {
  constructor() {
    super("The question was taken back.");
    this.name = "TakenBack";
  }
}

export const createInFlight = (): InFlight => {
  const underway = new Map<string, Underway>();
  return {
    add(messageKey, entry) {
      if (messageKey === null) return () => undefined;
      underway.set(messageKey, entry);
      return () => {
        if (underway.get(messageKey) === entry) underway.delete(messageKey);
      };
    },
    get: (messageKey) => underway.get(messageKey),
  };
};
