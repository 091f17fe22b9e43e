import { createHmac, timingSafeEqual } from "node:crypto";

/** Which words of which edition a link opens. */
export interface Place {
  readonly document: string;
  readonly generation: string;
  readonly start: number;
  readonly end: number;
}

export interface LinkMaker {
  /** Of a quote that everybody may see. */
  open(place: Place): string;
  /** Of any other: whoever has the link may follow it until it expires. */
  signed(place: Place): string;
}

const signature = (secret: string, { document, generation, start, end }: Place, expires: number): string =>
  createHmac("sha256", secret)
    .update(JSON.stringify(["document", document, generation, start, end, expires]))
    .digest("base64url");

/** Of a document as it is now. */
export const documentPath = (document: string): string =>
  `/documents/${document.split("/").map(encodeURIComponent).join("/")}`;

const path = ({ document, generation, start, end }: Place): string =>
  `${documentPath(document)}?g=${encodeURIComponent(generation)}&q=${start}-${end}`;

export const openPath = (place: Place): string => `${path(place)}#q`;

/** `expires` in seconds since the epoch. */
export const signedPath = (secret: string, place: Place, expires: number): string =>
  `${path(place)}&x=${expires}&s=${signature(secret, place, expires)}#q`;

/** What a link says of its own right: `expires` in seconds since the epoch. */
interface Claim {
  readonly expires: number;
  readonly signature: string;
}

/** Whether the signature is ours and still holds; takes as long for a wrong one as for a right one. */
export const isSigned = (
  secret: string,
  place: Place,
  { expires, signature: given }: Claim,
  nowMs: number,
): boolean => {
  const right = Buffer.from(signature(secret, place, expires));
  const theirs = Buffer.alloc(right.length);
  theirs.write(given.slice(0, right.length));
  return timingSafeEqual(right, theirs) && given.length === right.length && expires * 1_000 > nowMs;
};

export interface LinkOptions {
  /** What links begin with, without a slash at the end. */
  readonly base: string;
  readonly secret: string;
  readonly clock: () => number;
  readonly lifetimeMs: number;
}

export const createLinks = ({ base, secret, clock, lifetimeMs }: LinkOptions): LinkMaker => ({
  open: (place) => `${base}${openPath(place)}`,
  signed: (place) => `${base}${signedPath(secret, place, Math.floor((clock() + lifetimeMs) / 1_000))}`,
});
