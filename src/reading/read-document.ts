import { createHash } from "node:crypto";
import type { SourceDocument } from "../documents/document.js";
import type { Entry } from "./catalogue/entry-schema.js";
import { metadataOf } from "./catalogue/metadata.js";
import { htmlReader } from "./html/html-reader.js";
import { markdownReader } from "./markdown/markdown-reader.js";
import type { Reader } from "./reader.js";
import { textReader } from "./text/text-reader.js";

const READERS: readonly Reader[] = [textReader, markdownReader, htmlReader];

/** The endings that can be read, lower case with the dot. */
export const EXTENSIONS: readonly string[] = READERS.flatMap((reader) => reader.extensions);

/** The ending of a path, lower case with the dot; "" where it has none. */
export function extensionOf(path: string): string {
  const name = path.slice(path.lastIndexOf("/") + 1);
  const dot = name.lastIndexOf(".");
  return dot <= 0 ? "" : name.slice(dot).toLowerCase();
}

/** A document's id: its path without the ending. */
export function idOf(path: string): string {
  const dot = path.lastIndexOf(".");
  return dot > path.lastIndexOf("/") + 1 ? path.slice(0, dot) : path;
}

export const canRead = (path: string): boolean => EXTENSIONS.includes(extensionOf(path));

/** One file as a document. `path` is relative to its folder; throws VerseError `bad-document`. */
export function readDocument(
  bytes: Uint8Array,
  path: string,
  entry?: Entry,
): { document: SourceDocument; warnings: readonly string[] } {
  const reader = READERS.find(({ extensions }) => extensions.includes(extensionOf(path))) ?? textReader;
  const { text, places, blocks, hints, warnings } = reader.read(bytes, path);
  const id = idOf(path);
  const version = createHash("sha256").update(text, "utf8").digest("hex");
  const metadata = metadataOf(entry, hints, id);
  return {
    document: { id, version, text, ...(places !== undefined && { places }), blocks, metadata },
    warnings,
  };
}
