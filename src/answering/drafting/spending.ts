export interface Spent {
  readonly tokens: number;
  /** In the currency of the price, whatever it is. */
  readonly cost: number;
}

/** Where a day's spending is kept, so that a restart does not reset it; an addition must be atomic. */
export interface SpendingStore {
  /** Adds to the day's spending and returns the new total; adding nothing reads it. */
  add(day: string, spent: Spent): Promise<Spent>;
}
