import { describe, expect, it } from "vitest";
import type { Output } from "../../src/commands/output.js";
import { plainProgress, sayWait } from "../../src/commands/progress-bar.js";

const outputTo = (said: string[], errIsTerminal: boolean): Output => ({
  out: () => undefined,
  err: (text) => void said.push(text),
  width: null,
  colour: false,
  errIsTerminal,
});

describe("whoever waits", () => {
  it("is told on a terminal what for, in the place of a bar, and nothing in a log", () => {
    const said: string[] = [];
    sayWait(outputTo(said, true), "Preparing it.");
    expect(said).toEqual(["\r\u001b[KPreparing it.\n"]);
    const logged: string[] = [];
    sayWait(outputTo(logged, false), "Preparing it.");
    expect(logged).toEqual([]);
  });

  it("sees in a log the begin and the end of a phase and its tenths, each once", () => {
    const said: string[] = [];
    const progress = plainProgress(outputTo(said, false));
    for (let done = 0; done <= 40; done += 1) progress.step("asking", done, 40);
    expect(said).toHaveLength(11);
    expect([said[0], said[1], said.at(-1)]).toEqual([
      "Asking: 0 of 40\n",
      "Asking: 4 of 40\n",
      "Asking: 40 of 40\n",
    ]);
  });
});
