import { type Output, outputOf } from "./output.js";
import { channelTo } from "./output-channel.js";

/** The process's own outputs. `closed` is called when whoever reads standard output has seen enough. */
export function processOutput(closed: () => void): Output {
  const stdout = (): NodeJS.WriteStream =>
    process.stdout.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "EPIPE") throw error;
      closed();
    });
  const ignored = (): void => undefined;
  return outputOf(
    channelTo({ fd: 1, stream: stdout, closed }),
    channelTo({ fd: 2, stream: () => process.stderr, closed: ignored }),
  );
}
