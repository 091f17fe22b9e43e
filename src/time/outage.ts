/** What a maintainer is told of a part that does not do its work: once when it begins, and for as long as it lasts. */
export interface Outage {
  began(cause: unknown): void;
  ended(): void;
  /** Null while all is well. */
  sentence(): string | null;
}

export function createOutage(warn: (sentence: string) => void = () => undefined): Outage {
  let said: string | null = null;
  return {
    began(cause) {
      const sentence = cause instanceof Error ? cause.message : String(cause);
      if (sentence !== said) warn(sentence);
      said = sentence;
    },
    ended() {
      said = null;
    },
    sentence: () => said,
  };
}
