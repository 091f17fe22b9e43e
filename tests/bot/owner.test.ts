import { describe, expect, it } from "vitest";
import { mayBeAlive, ownerName } from "../../src/bot/owner.js";

const self = { host: "box", pid: 1, startedAt: 50 };

describe("whether the holder of a claim may still be running", () => {
  it.each([
    ["itself", ownerName(self), true],
    ["its earlier life under the same number", ownerName({ ...self, startedAt: 40 }), false],
    ["a process that runs", ownerName({ ...self, pid: 7 }), true],
    ["a process that is gone", ownerName({ ...self, pid: 8 }), false],
    ["a process of another machine", ownerName({ ...self, host: "other", pid: 8 }), true],
    ["a name of another form", "somebody", true],
  ])("%s", (_label, name, alive) => {
    expect(mayBeAlive(name, self, (pid) => pid === 7)).toBe(alive);
  });
});
