/** Where a command prints. Standard output carries the result only; progress and logs go to standard error. */
export interface Output {
  out(text: string): void;
  err(text: string): void;
  /** Columns of the terminal; null when output goes elsewhere. */
  readonly width: number | null;
  readonly colour: boolean;
  readonly errIsTerminal: boolean;
}

/** What a process should end with. */
export type ExitCode = 0 | 1 | 2;

export const printJson = (output: Output, value: unknown): void => output.out(`${JSON.stringify(value)}\n`);

/** The process's own streams. */
export function outputOf(stdout: NodeJS.WriteStream, stderr: NodeJS.WriteStream): Output {
  const terminal = stdout.isTTY === true;
  return {
    out: (written) => void stdout.write(written),
    err: (written) => void stderr.write(written),
    width: terminal ? stdout.columns || 80 : null,
    colour: terminal,
    errIsTerminal: stderr.isTTY === true,
  };
}
