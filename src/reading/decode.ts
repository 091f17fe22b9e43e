import { VerseError } from "../errors.js";

const ENCODINGS: readonly { readonly mark: readonly number[]; readonly name: string }[] = [
  { mark: [0xef, 0xbb, 0xbf], name: "utf-8" },
  { mark: [0xff, 0xfe], name: "utf-16le" },
  { mark: [0xfe, 0xff], name: "utf-16be" },
];

/**
 * UTF-8, or UTF-16 with a byte-order mark; the mark is removed, line ends are kept.
 * Throws VerseError `bad-document` when the file is empty, looks binary, or is in another encoding.
 */
export function decode(bytes: Uint8Array, path: string): string {
  const found = ENCODINGS.find(({ mark }) => mark.every((byte, at) => bytes[at] === byte));
  const text = decodeAs(found?.name ?? "utf-8", bytes.subarray(found?.mark.length ?? 0), path);
  if (text.includes("\0")) throw looksBinary(path, "a NUL character");
  if (text.trim() === "") {
    throw new VerseError({
      code: "bad-document",
      problem: `${path} is empty.`,
      cure: "Write its text into the file or remove it from the folder.",
    });
  }
  return text;
}

function decodeAs(encoding: string, bytes: Uint8Array, path: string): string {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw looksBinary(path, `bytes that are not ${encoding.toUpperCase()}`, cause);
  }
}

const looksBinary = (path: string, got: string, cause?: unknown): VerseError =>
  new VerseError({
    code: "bad-document",
    problem: `${path} looks binary.`,
    cure: "Save it as UTF-8 text, or convert it to text, Markdown or HTML.",
    expected: "text in UTF-8, or in UTF-16 with a byte-order mark",
    got,
    cause,
  });
