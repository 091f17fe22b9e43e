import type { FileContent, Generation } from "../generations/generation-store.js";
import { documentToLine, linesOf, shardName } from "../retrieval/shards.js";
import type { Arrangement, Placed } from "./arrange.js";
import type { LastGeneration } from "./last-generation.js";
import { EMPTY_REGISTER, type PlaceRange, shardRanges } from "./register.js";

/**
 * The documents' files of the next generation. A shard in which nothing changed is linked; in the others the lines of
 * the documents that stay are copied as they are.
 */
export function documentFiles(
  { register, places }: Arrangement,
  last: LastGeneration | null,
): Map<string, FileContent> {
  const shards = new Map<number, Placed[]>();
  places.forEach((placed, i) => {
    const shard = register.documents[i]?.shard ?? 0;
    const items = shards.get(shard);
    if (items) items.push(placed);
    else shards.set(shard, [placed]);
  });
  const before = shardRanges(last?.register ?? EMPTY_REGISTER);
  return new Map(
    [...shards].map(([shard, placed]) => [
      shardName(shard),
      shardContent(shardName(shard), placed, before.get(shard), last?.generation ?? null),
    ]),
  );
}

function shardContent(
  name: string,
  placed: readonly Placed[],
  before: PlaceRange | undefined,
  last: Generation | null,
): FileContent {
  const untouched = placed.every((one) => "from" in one) && placed.length === before?.count;
  if (untouched && last) return last.reuse(name);
  const lines = last?.has(name) ? linesOf(last.bytes(name)) : [];
  const bytes = Buffer.concat(
    placed.map((one) =>
      "fresh" in one
        ? documentToLine(one.fresh)
        : (lines[one.from - (before?.first ?? 0)] ?? Buffer.alloc(0)),
    ),
  );
  return last?.has(name) && last.bytes(name).equals(bytes) ? last.reuse(name) : bytes;
}
