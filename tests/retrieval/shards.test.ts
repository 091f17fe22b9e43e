import { expect, it } from "vitest";
import { isStoredBefore, linesOf, shardFromBytes, shardName, shardOf } from "../../src/retrieval/shards.js";

it("a document's shard is one of 64, the same every time, and has a file of its own", () => {
  const ids = Array.from({ length: 2000 }, (_, at) => `document-${at}`);
  const shards = new Set(ids.map(shardOf));
  expect([Math.min(...shards), Math.max(...shards), shards.size]).toEqual([0, 63, 64]);
  expect(ids.map(shardOf)).toEqual(ids.map(shardOf));
  expect(new Set([...shards].map(shardName)).size).toBe(64);
  expect(shardName(10)).toBe("documents/0a.jsonl");
});

it("documents are stored by shard, then by id", () => {
  const at = (shard: number, id: string) => ({ shard, id });
  expect(isStoredBefore(at(1, "b"), at(2, "a"))).toBe(true);
  expect(isStoredBefore(at(2, "a"), at(1, "b"))).toBe(false);
  expect(isStoredBefore(at(1, "a"), at(1, "b"))).toBe(true);
  expect(isStoredBefore(at(1, "a"), at(1, "a"))).toBe(false);
});

it("a shard is read line by line, and one that is not JSON is refused with the cure", () => {
  expect(linesOf(Buffer.from("1\n22\n")).map(String)).toEqual(["1\n", "22\n"]);
  expect(linesOf(Buffer.from(""))).toEqual([]);
  expect(shardFromBytes(Buffer.from('{"path":"a"}\n{"path":"b"}\n'))).toEqual([{ path: "a" }, { path: "b" }]);
  expect(() => shardFromBytes(Buffer.from("{\n"))).toThrow("verse index --full");
});
