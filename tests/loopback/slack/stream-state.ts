import { Refusal } from "./refusal.js";

/** A streamed message, as the platform was measured to treat it. */
export interface StreamState {
  readonly began: number;
  /** Blocks that came in chunks. */
  chunked: number;
  end: "stopped" | "by-user" | null;
}

/** The platform breaks a stream off after this time, whether or not something is appended. */
export const STREAM_LIFE_MS = 300_000;

export const isOpen = (stream: StreamState | null, now: number): boolean =>
  stream !== null && stream.end === null && now - stream.began < STREAM_LIFE_MS;

export const streamingStateOf = (stream: StreamState, now: number): string =>
  isOpen(stream, now) ? "in_progress" : stream.end === "stopped" ? "completed" : "errored";

/** An open stream can be neither updated nor deleted. */
export const wantEnded = (
  { stream }: { readonly stream: StreamState | null },
  now: number,
  refusal: string,
): void => {
  if (isOpen(stream, now)) throw new Refusal(refusal);
};

export const wantOpen = ({ stream }: { readonly stream: StreamState | null }, now: number): StreamState => {
  if (stream?.end === "by-user") throw new Refusal("stopped_by_user");
  if (stream === null || !isOpen(stream, now)) throw new Refusal("message_not_in_streaming_state");
  return stream;
};
