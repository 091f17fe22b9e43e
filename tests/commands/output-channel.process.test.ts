import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { closeSync, constants, openSync, readFileSync } from "node:fs";
import type { Socket } from "node:net";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { type ChannelEnd, channelTo } from "../../src/commands/output-channel.js";
import { temporaryFolder } from "../temporary-folder.js";

const never = (): never => {
  throw new Error("This was not to be needed.");
};
const handle = z.object({ fd: z.number() });
/** The descriptor of this process's end of a pipe that does not wait. */
const descriptorOf = (stream: object): number => handle.parse(Reflect.get(stream, "_handle")).fd;

/** A process that reads nothing before it is told to, then prints how many bytes it has read. */
function lateReader(): { pipe: Socket; go(): void; said: Promise<string> } {
  const child = spawn("sh", ["-c", "read go <&3; wc -c"], { stdio: ["pipe", "pipe", "inherit", "pipe"] });
  const pipe = z.custom<Socket>().parse(child.stdin);
  let said = "";
  child.stdout?.setEncoding("utf8").on("data", (text: string) => {
    said += text;
  });
  const gate = z.custom<Socket>().parse(child.stdio[3]);
  return { pipe, go: () => gate.end("go\n"), said: once(child, "close").then(() => said.trim()) };
}

const channel = (fd: number, rest: Partial<ChannelEnd>): ChannelEnd => ({
  fd,
  stream: never,
  closed: never,
  ...rest,
});

describe("a writer", () => {
  it("writes to a file at once, without a stream", () => {
    const path = join(temporaryFolder(), "out");
    const fd = openSync(path, "w");
    const { write, terminal } = channelTo(channel(fd, {}));
    for (const text of ["Zwölf ", "", "条\n"]) write(text);
    expect([readFileSync(path, "utf8"), terminal]).toEqual(["Zwölf 条\n", null]);
    closeSync(fd);
  });

  it("leaves to the stream what a full pipe does not take, and all that comes after it", async () => {
    const { pipe, go, said } = lateReader();
    let streams = 0;
    const stream = (): NodeJS.WriteStream => {
      streams += 1;
      return z.custom<NodeJS.WriteStream>().parse(pipe);
    };
    const { write } = channelTo(channel(descriptorOf(pipe), { stream }));
    write("x".repeat(3_000_000));
    write("more");
    expect(streams).toBe(1);
    go();
    pipe.end();
    expect(await said).toBe("3000004");
  });

  it("says once that the reader is gone, and writes no more", () => {
    const path = join(temporaryFolder(), "pipe");
    expect(spawnSync("mkfifo", [path]).status).toBe(0);
    const reader = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
    const fd = openSync(path, "w");
    const gone: string[] = [];
    const { write } = channelTo(channel(fd, { closed: () => gone.push("gone") }));
    write("read by nobody");
    closeSync(reader);
    expect(gone).toEqual([]);
    write("one");
    write("two");
    expect(gone).toEqual(["gone"]);
    closeSync(fd);
  });

  it("gives what is neither file nor pipe to the stream", () => {
    const written: unknown[] = [];
    const stream = { isTTY: true, columns: 57, write: (text: unknown) => written.push(text) };
    const fd = openSync("/dev/null", "w");
    const { write, terminal } = channelTo(
      channel(fd, { stream: () => z.custom<NodeJS.WriteStream>().parse(stream) }),
    );
    write("seen");
    expect([written, terminal?.columns]).toEqual([["seen"], 57]);
    closeSync(fd);
  });
});
