import { fstatSync, writeSync } from "node:fs";

/** One of the process's own outputs, ready to be written to. */
export interface TextChannel {
  write(text: string): void;
  /** Null where what is written goes elsewhere. */
  readonly terminal: { readonly columns: number } | null;
}

/** Where a channel ends. */
export interface ChannelEnd {
  /** Its descriptor. */
  readonly fd: number;
  /** Node's stream for it. Made only when it is needed. */
  stream(): NodeJS.WriteStream;
  /** Called once, when whoever reads has closed the other end. */
  closed(): void;
}

/** Writes to files and pipes at once, as Node's own streams for them do, and to all else through the stream. */
export function channelTo({ fd, stream, closed }: ChannelEnd): TextChannel {
  let through: NodeJS.WriteStream | null = isPlain(fd) ? null : stream();
  let open = true;

  function write(text: string): void {
    if (!open) return;
    if (through) through.write(text);
    else writeAtOnce(Buffer.from(text, "utf8"));
  }

  function writeAtOnce(bytes: Buffer): void {
    let written = 0;
    try {
      while (written < bytes.length) written += writeSync(fd, bytes, written);
    } catch (error) {
      const code = error instanceof Error && "code" in error ? error.code : undefined;
      if (code === "EAGAIN") {
        // Another process made the pipe one that does not wait: the stream waits for its reader.
        through = stream();
        through.write(bytes.subarray(written));
      } else if (code === "EPIPE") {
        open = false;
        closed();
      } else throw error;
    }
  }

  return { write, terminal: through?.isTTY === true ? through : null };
}

function isPlain(fd: number): boolean {
  try {
    // In whole numbers of any size: of a pipe told in the usual ones, Node 20 then takes every linked folder of a package
    // for a pipe as well, and loads that package twice.
    const kind = fstatSync(fd, { bigint: true });
    return kind.isFile() || kind.isFIFO() || kind.isSocket();
  } catch {
    return false;
  }
}
