/** The adapter's own names for what it posted: "C1/1700000000.000100", or "private/..." for one reader's message. */

export const refOf = (channel: string, ts: string): string => `${channel}/${ts}`;
export const privateRef = (key: string): string => `private/${key}`;

/** Null for a private message: only its own reader's press can take it back. */
export const readRef = (ref: string): { readonly channel: string; readonly ts: string } | null => {
  const [channel = "", ts = ""] = ref.split("/");
  return channel === "private" || !/^\d+\.\d+$/u.test(ts) ? null : { channel, ts };
};
