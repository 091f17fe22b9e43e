import { join } from "node:path";
import { VerseError } from "../errors.js";
import { errnoOf, type FileSystem } from "./file-system.js";
import { FORMAT, MANIFEST } from "./layout.js";
import type { Manifest } from "./manifest.js";
import { isSealed, sha256Of } from "./seal.js";

/** A file of an older generation that a new one takes over as it is. */
export interface ReusedFile {
  readonly link: string;
  readonly bytes: number;
  readonly sha256: string;
  /** What it holds, where that was read and found to have this checksum. */
  readonly verified?: Buffer;
}

/** A generation of which every byte has been checked. */
export interface Generation {
  readonly id: string;
  readonly manifest: Manifest;
  readonly manifestSha256: string;
  /** In the manifest's order. */
  readonly names: readonly string[];
  has(name: string): boolean;
  /** Throws VerseError `bad-index` when the generation has no such file. */
  bytes(name: string): Buffer;
  /** For native code that opens files itself: where the verified bytes were read. */
  path(name: string): string;
  /** Lets go of the bytes of its files: what was made of them stays, `bytes` then works no more. */
  forget(): void;
  /** For the next generation when the file has not changed. Both then share the bytes on disk, damage included. */
  reuse(name: string): ReusedFile;
}

/** Why a generation cannot be trusted, as a clause that starts with the file's name. */
export class Damage extends Error {}

/** A whole generation that another version of this program wrote. */
export class OtherFormat extends Error {
  constructor(readonly format: number) {
    super(`format ${format}`);
  }
}

async function readOrDamage(files: FileSystem, folder: string, name: string): Promise<Buffer> {
  try {
    return await files.read(join(folder, name));
  } catch (error) {
    if (errnoOf(error) === "ENOENT" || errnoOf(error) === "ENOTDIR")
      throw new Damage(`${name} is missing`, { cause: error });
    if (errnoOf(error) === "EIO") throw new Damage(`${name} cannot be read from the disk`, { cause: error });
    throw error;
  }
}

async function trustedManifest(bytes: Buffer, vouched: boolean): Promise<Manifest> {
  const text = bytes.toString("utf8");
  if (!vouched && !isSealed(text)) throw new Damage(`${MANIFEST} does not match its checksum`);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Damage(`${MANIFEST} is not JSON`);
  }
  const format = typeof value === "object" && value !== null && "format" in value ? value.format : undefined;
  if (typeof format !== "number") throw new Damage(`${MANIFEST} has no format`);
  if (format !== FORMAT) throw new OtherFormat(format);
  // These very bytes passed the schema before CURRENT was made to vouch for them.
  if (vouched) return JSON.parse(text);
  const { manifestSchema } = await import("./manifest.js");
  const parsed = manifestSchema.safeParse(value);
  if (!parsed.success) throw new Damage(`${MANIFEST} is not a manifest of format ${FORMAT}`);
  return parsed.data;
}

/** What whoever has just written a generation knows of its files. */
export interface Expectations {
  /**
   * Files that are links to what this process has read and verified while it held the lock: they are on the disk
   * already, and their bytes are these.
   */
  readonly verified: ReadonlyMap<string, Buffer>;
  /** Bytes that the checksums in the manifest were taken of. */
  readonly written: ReadonlyMap<string, Uint8Array>;
}

const NOTHING_EXPECTED: Expectations = { verified: new Map(), written: new Map() };

/** Where a generation should lie. */
export interface GenerationAt {
  readonly folder: string;
  readonly id: string;
  /** SHA-256 of its manifest where CURRENT names the generation, else null. */
  readonly vouchedSha256: string | null;
}

export async function readManifest(
  files: FileSystem,
  { folder, id, vouchedSha256 }: GenerationAt,
): Promise<{ manifest: Manifest; manifestSha256: string }> {
  const bytes = await readOrDamage(files, folder, MANIFEST);
  const manifestSha256 = sha256Of(bytes);
  if (vouchedSha256 !== null && manifestSha256 !== vouchedSha256)
    throw new Damage(`${MANIFEST} does not match the checksum in CURRENT`);
  const manifest = await trustedManifest(bytes, vouchedSha256 !== null);
  if (manifest.id !== id) throw new Damage(`${MANIFEST} belongs to generation ${manifest.id}`);
  return { manifest, manifestSha256 };
}

/**
 * Reads a generation and checks the chain manifest -> files before it gives out a byte. `expectations` is what its writer
 * knows of its files. Rejects with Damage, OtherFormat or the system's error.
 */
export async function loadGeneration(
  files: FileSystem,
  at: GenerationAt,
  expectations: Expectations = NOTHING_EXPECTED,
): Promise<Generation> {
  const { folder, id } = at;
  const { manifest, manifestSha256 } = await readManifest(files, at);
  const contents = new Map<string, Buffer>();
  for (const [name, expected] of Object.entries(manifest.files)) {
    const verified = expectations.verified.get(name);
    const bytes = verified ?? (await readOrDamage(files, folder, name));
    if (bytes.length !== expected.bytes)
      throw new Damage(`${name} has ${bytes.length} bytes instead of ${expected.bytes}`);
    const written = expectations.written.get(name);
    // Comparing takes a tenth of the time of a checksum, and says more.
    const whole = verified || (written ? bytes.equals(written) : sha256Of(bytes) === expected.sha256);
    if (!whole) throw new Damage(`${name} does not match its checksum`);
    contents.set(name, bytes);
  }
  function described(name: string): { readonly bytes: number; readonly sha256: string } {
    const found = manifest.files[name];
    if (found !== undefined) return found;
    throw new VerseError({
      code: "bad-index",
      problem: `Generation ${id} has no file ${name}.`,
      cure: "Run `verse index --full` to build the index anew.",
    });
  }
  function path(name: string): string {
    described(name);
    return join(folder, name);
  }
  return {
    id,
    manifest,
    manifestSha256,
    names: [...contents.keys()],
    has: (name) => Object.hasOwn(manifest.files, name),
    bytes(name) {
      described(name);
      const bytes = contents.get(name);
      if (bytes !== undefined) return bytes;
      throw new VerseError({
        code: "internal",
        problem: `The bytes of ${name} were let go before they were used.`,
        cure: "Report this, and start the program again.",
      });
    },
    path,
    forget: () => contents.clear(),
    reuse(name) {
      const { bytes, sha256 } = described(name);
      const verified = contents.get(name);
      return { link: path(name), bytes, sha256, ...(verified ? { verified } : {}) };
    },
  };
}
