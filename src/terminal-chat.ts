import { createConversation } from "../adapters/memory/conversation.js";
import { createMemoryChat } from "../adapters/memory/memory-adapter.js";
import { writeReply } from "../adapters/memory/write-plain-reply.js";
import { systemClock } from "../adapters/time/system-clock.js";
import { createHandler } from "./bot/handle.js";
import { createKeys } from "./bot/keys.js";
import { createLog } from "./bot/log.js";
import { defaultRules } from "./bot/rules.js";
import type { AskOptions } from "./commands/ask-options.js";
import { converse } from "./commands/chat.js";
import type { ExitCode } from "./commands/output.js";
import { renderReply } from "./commands/render/reply.js";
import type { Workbench } from "./commands/workbench.js";
import type { OpenedLibrary } from "./indexing/open-library.js";
import { commonServices, LOOK_FOR_INDEX_EVERY_MS } from "./serving/common-services.js";
import { follow } from "./serving/follow.js";
import { onInterrupt } from "./serving/stop-signal.js";
import { createMemoryStore } from "./storage/memory-store.js";

/** The composition root of the chat in a terminal. */

/** One person in a terminal is the only user of the bot. */
const UNLIMITED = 1_000_000;
const NO_LIMITS = {
  "person-per-minute": UNLIMITED,
  "person-per-hour": UNLIMITED,
  "place-per-minute": UNLIMITED,
};

/** The bot for the one person at this terminal: it remembers nothing afterwards. `page` opens quotes in a browser. */
export async function chatInTerminal(
  bench: Workbench,
  opened: OpenedLibrary,
  options: AskOptions,
  page: boolean,
): Promise<ExitCode> {
  const { config, output } = bench;
  const log = createLog(process.stderr, "error");
  const { asOf, top, inForceOnly } = options;
  const { live, answerer, linkTo } = follow(opened, {
    ...{ today: () => asOf, top, inForceOnly, tools: await bench.answeringTools() },
    ...{ store: bench.store, dense: bench.dense, log, clock: bench.clock },
  });
  const rules = { ...defaultRules(), limits: { ...NO_LIMITS } };
  const bot = createMemoryChat({
    name: "terminal",
    clock: systemClock,
    limits: { maxChars: UNLIMITED },
    write(reply, maxChars) {
      const [written] = writeReply(reply, maxChars);
      if (written === undefined) return [];
      return [{ ...written, text: renderReply(reply, output) ?? `${written.text}\n` }];
    },
  });
  await bot.start(
    createHandler({
      ...commonServices(bench, log, systemClock),
      answerer,
      store: createMemoryStore(),
      rules: () => rules,
      defaults: () => ({ home: options.audience, elsewhere: options.audience }),
      keys: createKeys(bench.newSecret()),
      owner: "terminal",
    }),
  );
  const { openSite } = await import("../adapters/web/site.js");
  const { host, publicUrl } = config;
  const site = page
    ? await openSite({
        answerer,
        secret: bench.newSecret(),
        host,
        port: 0,
        publicUrl,
        mounts: [],
        clock: bench.clock,
        log,
      })
    : null;
  linkTo(site?.links ?? null);
  const unwatch = live.watch(LOOK_FOR_INDEX_EVERY_MS);
  const { locale } = Intl.DateTimeFormat().resolvedOptions();
  // The shell's prompt belongs on a line of its own.
  onInterrupt(() => output.out("\n"), process.exit);
  try {
    const conversation = createConversation(bot, { id: "you", name: null, locale, roles: [] });
    return await converse(conversation, opened.kept.length, process.stdin, output);
  } finally {
    unwatch();
    await bot.stop(0);
    await site?.server.stop(0);
  }
}
