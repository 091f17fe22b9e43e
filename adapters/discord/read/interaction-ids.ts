import { z } from "zod";
import { ACTIONS, type ActionName } from "../../../src/bot/message.js";

/** What a button carries. */
export interface Press {
  readonly action: ActionName;
  readonly answerId: string;
  readonly value: string;
}

const MAX_CUSTOM_ID = 100;
const VERSION = "v1";
const BROWSE = "browse";
const action = z.enum(ACTIONS);
const page = z.coerce.number().int().nonnegative().max(999);

/** The id of a button; null when Discord could not hold it. */
export const pressId = ({ action: name, answerId, value }: Press): string | null => {
  const id = [VERSION, name, encodeURIComponent(answerId), value].join(":");
  return id.length <= MAX_CUSTOM_ID ? id : null;
};

/** Null for ids that are not ours, or of an older version. */
export const readPressId = (id: string): Press | null => {
  const [version, name, answerId, ...rest] = id.split(":");
  const known = action.safeParse(name);
  if (version !== VERSION || !known.success || answerId === undefined) return null;
  try {
    return { action: known.data, answerId: decodeURIComponent(answerId), value: rest.join(":") };
  } catch {
    return null;
  }
};

/** Which page of the list of documents, or of one document's sections. */
export interface Browsing {
  readonly page: number;
  /** "" for the list. */
  readonly documentId: string;
}

/** Turning the pages of the list of documents is layout, so the adapter keeps it to itself. */
export const browseId = (number: number, documentId: string): string | null => {
  const id = [VERSION, BROWSE, number, documentId].join(":");
  return id.length <= MAX_CUSTOM_ID ? id : null;
};

export const readBrowseId = (id: string): Browsing | null => {
  const [version, name, number, ...rest] = id.split(":");
  const read = page.safeParse(number);
  return version === VERSION && name === BROWSE && read.success
    ? { page: read.data, documentId: rest.join(":") }
    : null;
};
