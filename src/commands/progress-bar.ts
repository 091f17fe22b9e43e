import type { Phase, Progress } from "../indexing/progress.js";
import type { Output } from "./output.js";

const LABELS: Readonly<Record<Phase, string>> = {
  reading: "Reading documents",
  indexing: "Indexing",
  encoding: "Encoding passages",
  publishing: "Publishing",
  asking: "Asking",
};

/** Plain lines for logs: at the begin and end of a phase and every tenth of it. */
export function plainProgress(output: Output): Progress {
  let said = "";
  return {
    step(phase, done, total) {
      const tenth = total === 0 ? 10 : Math.floor((done / total) * 10);
      const line = `${phase} ${tenth}`;
      if (line === said) return;
      said = line;
      output.err(`${LABELS[phase]}: ${done} of ${total}\n`);
    },
    end: () => undefined,
  };
}

/** Says on a terminal what takes long and has no progress to count; overwrites a progress bar that may be there. */
export const sayWait = ({ err, errIsTerminal }: Output, sentence: string): void => {
  if (errIsTerminal) err(`\r\u001b[K${sentence}\n`);
};

/** A bar with counts and the time left, on a terminal. The library is loaded when there is something to show. */
export async function barProgress(stream: NodeJS.WritableStream): Promise<Progress> {
  const { default: progress } = await import("cli-progress");
  const bar = new progress.SingleBar(
    {
      stream,
      format: "{label} [{bar}] {value}/{total}, {eta_formatted} left",
      clearOnComplete: true,
      hideCursor: true,
    },
    progress.Presets.legacy,
  );
  let current: Phase | null = null;
  return {
    step(phase, done, total) {
      if (phase !== current) {
        if (current !== null) bar.stop();
        current = phase;
        bar.start(Math.max(1, total), done, { label: LABELS[phase] });
      } else bar.update(total === 0 ? 1 : done);
    },
    end() {
      if (current !== null) bar.stop();
      current = null;
    },
  };
}
