import type { Bucket } from "./store.js";

export interface BucketLevel {
  readonly tokens: number;
  readonly at: number;
}

/** Tokens at `now`. A clock that went backwards refills nothing. */
export const levelAt = (bucket: Bucket, level: BucketLevel | undefined, now: number): number =>
  level === undefined
    ? bucket.capacity
    : Math.min(bucket.capacity, level.tokens + Math.max(0, now - level.at) * bucket.refill);

/** Milliseconds until one token is there. */
export const waitFor = (bucket: Bucket, tokens: number): number =>
  Math.max(1, Math.ceil((1 - tokens) / bucket.refill));
