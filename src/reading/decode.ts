import { detect } from "jschardet";
import { VerseError } from "../errors.js";

const MARKS: readonly { readonly mark: readonly number[]; readonly name: string }[] = [
  { mark: [0xef, 0xbb, 0xbf], name: "utf-8" },
  { mark: [0xff, 0xfe], name: "utf-16le" },
  { mark: [0xfe, 0xff], name: "utf-16be" },
];

/** Names of the detector that TextDecoder does not know. */
const LABELS: ReadonlyMap<string, string> = new Map([
  ["cp932", "shift_jis"],
  ["cp949", "euc-kr"],
  ["utf-16-be", "utf-16be"],
  ["utf-16-le", "utf-16le"],
  ["utf-8-sig", "utf-8"],
  ["gb2312", "gb18030"],
  ["ascii", "windows-1252"],
  ["iso-8859-1", "windows-1252"],
]);

/** The detector looks at this many bytes; a guess below this confidence is a guess at random. */
const LOOKED_AT = 60_000;
const LEAST_CONFIDENCE = 0.2;

export interface Decoded {
  /** The mark is removed, line ends are kept. */
  readonly text: string;
  /** What had to be assumed to read the bytes, in a sentence for the maintainer; null where nothing had to be. */
  readonly assumption: string | null;
}

/**
 * The text of a file: by its byte-order mark, else as UTF-8, else in the encoding that the bytes look like.
 * Throws VerseError `bad-document` when the file is empty or looks binary.
 */
export function decodeFile(bytes: Uint8Array, path: string): Decoded {
  const found = MARKS.find(({ mark }) => mark.every((byte, at) => bytes[at] === byte));
  const body = bytes.subarray(found?.mark.length ?? 0);
  const plain = textIn(found?.name ?? "utf-8", body);
  if (plain !== null && !plain.includes("\0")) return { text: notEmpty(plain, path), assumption: null };
  for (const name of found === undefined ? guesses(body) : []) {
    const text = textIn(name, body);
    if (text === null || BINARY.test(text)) continue;
    const assumption = `Read as ${name.toUpperCase()}, because it is not UTF-8: save it as UTF-8 if words look wrong.`;
    return { text: notEmpty(text, path), assumption };
  }
  throw looksBinary(
    path,
    plain === null ? `bytes that are not ${(found?.name ?? "utf-8").toUpperCase()}` : "a NUL character",
  );
}

/** The text alone. */
export const decode = (bytes: Uint8Array, path: string): string => decodeFile(bytes, path).text;

/** Controls that no text holds. */
const BINARY = /[\0-\x08\x0e-\x1a\x1c-\x1f]/;

function textIn(encoding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

function guesses(bytes: Uint8Array): string[] {
  const names: string[] = [];
  const zeros = zeroBytes(bytes);
  if (zeros !== null) return [zeros];
  const head = Buffer.from(bytes.subarray(0, LOOKED_AT));
  // A page says itself what it is written in.
  const declared = /<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?([\w-]+)/i.exec(
    head.subarray(0, 2048).toString("latin1"),
  )?.[1];
  if (declared !== undefined) names.push(declared.toLowerCase());
  const { encoding, confidence } = detect(head);
  if (encoding !== null && encoding !== "" && confidence >= LEAST_CONFIDENCE)
    names.push(encoding.toLowerCase());
  // Few bytes that are no ASCII: what Western programs wrote before UTF-8.
  names.push("windows-1252");
  return names.map((name) => LABELS.get(name) ?? name).filter((name) => name !== "utf-8");
}

/** UTF-16 without a mark has a zero byte in every second place wherever it holds Latin letters or line ends. */
function zeroBytes(bytes: Uint8Array): string | null {
  if (bytes.length < 2 || bytes.length % 2 === 1) return null;
  const head = bytes.subarray(0, LOOKED_AT);
  const zeros = [0, 0];
  head.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  if (odd > 0 && even === 0) return "utf-16le";
  return even > 0 && odd === 0 ? "utf-16be" : null;
}

function notEmpty(text: string, path: string): string {
  if (text.trim() !== "") return text;
  throw new VerseError({
    code: "bad-document",
    problem: `${path} is empty.`,
    cure: "Write its text into the file or remove it from the folder.",
  });
}

const looksBinary = (path: string, got: string): VerseError =>
  new VerseError({
    code: "bad-document",
    problem: `${path} looks binary.`,
    cure: "Save it as UTF-8 text, or convert it to text, Markdown or HTML.",
    expected: "text in UTF-8, UTF-16, GB18030, Windows-1252 or another known encoding",
    got,
  });
