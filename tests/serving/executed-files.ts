import { fileURLToPath } from "node:url";
import { WebSocket } from "undici";
import { z } from "zod";
import type { Policies } from "./policies.js";
import { type Environment, type RunningBot, startBot, until } from "./verse-process.js";

/** The files of the built program that a running bot executes, by V8's own counters, asked for over Node's inspector. */

const DIST = new URL("../../dist/", import.meta.url);
/** What the bundle's entry loads, as one file for each source. */
const UNBUNDLED = fileURLToPath(new URL("src/command-line.js", DIST));
const ADDRESS = /Debugger listening on (ws:\S+)/;

const replySchema = z.object({
  id: z.number(),
  result: z
    .object({
      result: z
        .array(
          z.object({
            url: z.string(),
            functions: z.array(z.object({ ranges: z.array(z.object({ count: z.number() })) })),
          }),
        )
        .optional(),
    })
    .optional(),
});

export interface CountedBot extends RunningBot {
  /** Starts counting anew. */
  count(): Promise<void>;
  /** Below dist/, by path: the files of which a function ran since the counting began. */
  executed(): Promise<readonly string[]>;
  disconnect(): void;
}

/** `verse serve` from unbundled files, with an inspector listening on a free port of this machine. */
export const startCountedBot = async (policies: Policies, more: Environment): Promise<CountedBot> => {
  const bot = await startBot(policies, more, 20_000, { node: ["--inspect=127.0.0.1:0"], cli: UNBUNDLED });
  const address = await until(() => bot.err().match(ADDRESS)?.[1], bot.err);
  const socket = new WebSocket(address);
  await new Promise((resolve, reject) => {
    socket.addEventListener("open", resolve);
    socket.addEventListener("error", reject);
  });
  const waiting = new Map<number, (reply: z.infer<typeof replySchema>) => void>();
  let sent = 0;
  socket.addEventListener("message", ({ data }) => {
    const parsed = replySchema.safeParse(JSON.parse(String(data)));
    if (parsed.success) waiting.get(parsed.data.id)?.(parsed.data);
  });
  const call = (method: string, params: object = {}): Promise<z.infer<typeof replySchema>> =>
    new Promise((resolve) => {
      sent += 1;
      waiting.set(sent, resolve);
      socket.send(JSON.stringify({ id: sent, method, params }));
    });
  await call("Profiler.enable");
  return {
    ...bot,
    count: async () => {
      await call("Profiler.startPreciseCoverage", { callCount: true, detailed: false });
      // Taking sets the counters to zero.
      await call("Profiler.takePreciseCoverage");
    },
    executed: async () => {
      const { result } = await call("Profiler.takePreciseCoverage");
      return (result?.result ?? [])
        .filter(({ url }) => url.startsWith(DIST.href))
        .filter(({ functions }) => functions.some(({ ranges }) => (ranges[0]?.count ?? 0) > 0))
        .map(({ url }) => url.slice(DIST.href.length))
        .sort();
    },
    disconnect: () => socket.close(),
  };
};
