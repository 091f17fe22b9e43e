import { errnoOf, type FileSystem } from "./file-system.js";
import { isGenerationId, type Layout } from "./layout.js";

/** The generation in use, and the checksum of its manifest: the first link of the chain that is verified. */
export interface Current {
  readonly id: string;
  readonly manifestSha256: string;
}

export type CurrentState =
  | { readonly state: "named"; readonly current: Current; readonly text: string }
  | { readonly state: "missing"; readonly text: "" }
  | { readonly state: "damaged"; readonly text: string };

/** Rejects with the operating system's error when the file is there but cannot be read. */
export async function readCurrentState(files: FileSystem, layout: Layout): Promise<CurrentState> {
  let text: string;
  try {
    text = (await files.read(layout.current)).toString("latin1");
  } catch (error) {
    if (errnoOf(error) === "ENOENT") return { state: "missing", text: "" };
    if (errnoOf(error) === "EIO") return { state: "damaged", text: "" };
    throw error;
  }
  const [, id = "", manifestSha256 = ""] = /^(\S+) ([0-9a-f]{64})\n$/.exec(text) ?? [];
  if (!isGenerationId(id)) return { state: "damaged", text };
  return { state: "named", current: { id, manifestSha256 }, text };
}

/** One atomic rename: a reader sees the old content or the new one, also after a power cut. */
export async function switchCurrent(files: FileSystem, layout: Layout, current: Current): Promise<void> {
  await files.remove(layout.currentDraft);
  await files.write(layout.currentDraft, Buffer.from(`${current.id} ${current.manifestSha256}\n`));
  await files.syncFile(layout.currentDraft);
  await files.rename(layout.currentDraft, layout.current);
  await files.syncFolder(layout.data);
}
