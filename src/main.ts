import { hostname } from "node:os";
import { discordPlatform } from "../adapters/discord/discord-platform.js";
import { createConversation } from "../adapters/memory/conversation.js";
import { createMemoryChat } from "../adapters/memory/memory-adapter.js";
import { writeReply } from "../adapters/memory/write-plain-reply.js";
import { slackPlatform } from "../adapters/slack/slack-platform.js";
import { systemClock } from "../adapters/time/system-clock.js";
import type { Mount } from "../adapters/web/server.js";
import type { ChatAdapter } from "./bot/chat-adapter.js";
import { recoverClaims } from "./bot/claim.js";
import { createDrain } from "./bot/drain.js";
import { createFairQueue } from "./bot/fair-queue.js";
import { createHandler } from "./bot/handle.js";
import { createInFlight } from "./bot/in-flight.js";
import { createKeys } from "./bot/keys.js";
import { createLog, type Log } from "./bot/log.js";
import { mayBeAlive, ownerName } from "./bot/owner.js";
import type { BotParts } from "./bot/parts.js";
import { defaultRules, type Rules } from "./bot/rules.js";
import { openRulesFile } from "./bot/rules-file.js";
import type { AskOptions } from "./commands/ask.js";
import { chat } from "./commands/chat.js";
import type { ExitCode } from "./commands/output.js";
import { renderReply } from "./commands/render/reply.js";
import { newSecret, type Workbench } from "./commands/workbench.js";
import { canSlack, whatIsOn } from "./config/what-is-on.js";
import { type Config, PLATFORMS } from "./config.js";
import { answersSignals } from "./generations/process-identity.js";
import type { OpenedLibrary } from "./indexing/open-library.js";
import { openEnduringStorage } from "./serving/enduring-storage.js";
import { follow } from "./serving/follow.js";
import { platform } from "./serving/platforms.js";
import { pruning } from "./serving/pruning.js";
import { onInterrupt, stopSignal } from "./serving/stop-signal.js";
import { sleep } from "./time/clock.js";

/** The running bot's composition root. */

/** Small enough that opening a new index is most of the two seconds in which it is to be taken up. */
const NEWS_EVERY_MS = 250;
const RULES_EVERY_MS = 2_000;
const DEADLINE_MS = 30_000;
/** For questions in flight, then for the delivery of the last answers and apologies. */
const DRAIN_MS = 10_000;
const DELIVERY_MS = 5_000;
/** Quotes at most in an answer. */
const TOP = 3;
/** A person in a terminal waits for nobody. */
const UNLIMITED = 1_000_000;

/** What every bot has; the rest is chosen by whoever runs it. */
const commonParts = (bench: Workbench, log: Log) => ({
  queue: createFairQueue({ running: 4, waiting: 50, waitingEach: 5 }),
  drain: createDrain(systemClock),
  inFlight: createInFlight(),
  log,
  clock: Date.now,
  newId: bench.tools.newId,
  deadlineMs: DEADLINE_MS,
});

/** Serves until SIGTERM or SIGINT, then finishes what is in flight. A second signal ends the process at once. */
export async function serve(bench: Workbench): Promise<ExitCode> {
  const { config, output } = bench;
  for (const line of whatIsOn(config, false)) output.err(`${line}\n`);
  const log = createLog(process.stderr, "info");
  const rules = await openRulesFile({
    file: config.configFile,
    platforms: PLATFORMS,
    changed: (fault) =>
      fault === null ? log.info("rules taken up") : log.error({ err: fault }, "the rules file has a fault"),
  });
  const first = await bench.openOrBuild(false);
  const stored = await openEnduringStorage(config.data, Date.now, newSecret, log);
  const { store, keys, linkSecret, setAside, backup } = stored;
  const tools = await bench.answeringTools(store.spending);
  const choices = { today: bench.today, top: TOP, inForceOnly: false, tools };
  const { live, answerer, linkTo } = follow(bench, first, choices, Date.now, log);
  if (setAside !== null)
    log.error({ file: setAside }, "THE DATABASE WAS DAMAGED: it was set aside and a fresh one started");
  if (backup !== null) log.warn({ file: backup }, "the database was copied and brought up to date");
  const stopped = stopSignal(process.exit);

  const { createMetrics } = await import("../adapters/web/metrics.js");
  const { openAdmin, openSite } = await import("../adapters/web/site.js");
  const metrics = createMetrics();
  const self = { host: hostname(), pid: process.pid, startedAt: Math.round(performance.timeOrigin) };
  const defaults = defaultAudiences(config);
  const common = commonParts(bench, log);
  const { drain, queue } = common;
  const parts: BotParts = {
    ...common,
    ...{ answerer, store, keys, defaults, rules: rules.current, observe: metrics.observe },
    owner: ownerName(self),
  };
  await recoverClaims(parts, (name) => mayBeAlive(name, self, answersSignals));

  const { platforms, mounts } = platformsOf(config, rules.current, log);
  const { host, port, publicUrl } = config;
  const served = { answerer, secret: linkSecret, clock: Date.now, log };
  const site = await openSite({ ...served, host, port, publicUrl, mounts });
  linkTo(site.links);
  metrics.gauge("verse_questions_in_flight", "Messages being worked on.", drain.inFlight);
  metrics.gauge("verse_questions_waiting", "Questions that wait for their turn.", () => queue.size().waiting);
  metrics.gauge("verse_storage_failing", "1 while nothing can be written.", () =>
    stored.trouble() === null ? 0 : 1,
  );
  const { dense } = bench;
  const silent = {
    encoder: () => dense.trouble?.() ?? null,
    reranker: () => dense.reranker?.trouble() ?? null,
  };
  for (const [part, trouble] of Object.entries(silent))
    metrics.gauge(`verse_${part}_failing`, `1 while questions are answered without the ${part}.`, () =>
      trouble() === null ? 0 : 1,
    );
  const admin = await openAdmin(config.adminPort, metrics, {
    draining: () => drain.draining,
    index: async () => "",
    adapters: () => platforms.map((one) => ({ name: one.name, health: one.health() })),
    warnings: () => [
      ...live.problems(),
      ...[rules.fault()].flatMap((fault) => (fault === null ? [] : [fault.message])),
      ...[stored.trouble(), silent.encoder(), silent.reranker()].flatMap((trouble) => trouble ?? []),
      ...(setAside === null ? [] : [`A damaged database was set aside as ${setAside}.`]),
    ],
  });
  output.err(
    `on   source viewer: ${site.address}; links begin with ${publicUrl ?? "this address: set VERSE_PUBLIC_URL for readers elsewhere"}\n`,
  );
  output.err(`on   health and metrics: ${admin.url}/readyz and /metrics (VERSE_ADMIN_PORT)\n`);

  const handler = createHandler(parts);
  for (const one of platforms) one.start(handler);
  const ends = [live.watch(NEWS_EVERY_MS), rules.watch(RULES_EVERY_MS), pruning(store, Date.now, log)];
  log.info({ generation: first.generation.id, web: site.address, admin: admin.url }, "serving");

  const signal = await stopped;
  log.info({ signal, inFlight: drain.inFlight() }, "stopping");
  // The platforms stop taking questions at once and go when what they hold is answered, posted and recorded.
  const goodbyes = Promise.allSettled(platforms.map((one) => one.stop(DRAIN_MS + DELIVERY_MS)));
  const { interrupted } = await drain.finish(DRAIN_MS, goodbyes);
  const left = await goodbyes;
  for (const end of ends) end();
  left.push(...(await Promise.allSettled([site.server.stop(1_000), admin.stop(1_000)])));
  for (const stop of left)
    if (stop.status === "rejected") log.error({ err: stop.reason }, "something did not stop");
  await store.close();
  log.info({ interrupted }, "stopped");
  return 0;
}

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
  const choices = { today: () => asOf, top, inForceOnly, tools: await bench.answeringTools() };
  const { live, answerer, linkTo } = follow(bench, opened, choices, Date.now, log);
  const { createMemoryStore } = await import("./storage/memory-store.js");
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
      ...commonParts(bench, log),
      answerer,
      store: createMemoryStore(),
      rules: () => rules,
      defaults: () => ({ home: options.audience, elsewhere: options.audience }),
      keys: createKeys(newSecret()),
      owner: "terminal",
    }),
  );
  const { openSite } = await import("../adapters/web/site.js");
  const { host, publicUrl } = config;
  const site = page
    ? await openSite({
        answerer,
        secret: newSecret(),
        host,
        port: 0,
        publicUrl,
        mounts: [],
        clock: Date.now,
        log,
      })
    : null;
  linkTo(site?.links ?? null);
  const unwatch = live.watch(NEWS_EVERY_MS);
  const { locale } = Intl.DateTimeFormat().resolvedOptions();
  // The shell's prompt belongs on a line of its own.
  onInterrupt(() => output.out("\n"), process.exit);
  try {
    const talk = createConversation(bot, { id: "you", name: null, locale, roles: [] });
    return await chat(talk, opened.kept.length, process.stdin, output);
  } finally {
    unwatch();
    await bot.stop(0);
    await site?.server.stop(0);
  }
}

const NO_LIMITS = {
  "person-per-minute": UNLIMITED,
  "person-per-hour": UNLIMITED,
  "place-per-minute": UNLIMITED,
};

/** Slack in its own workspace is among colleagues; whoever finds a Discord server may join it. */
const defaultAudiences = (config: Config) => (name: string) => {
  const home = { slack: "internal", discord: "public" }[name] ?? config.audience;
  return { home, elsewhere: "public" };
};

/** The platforms whose tokens are there. */
function platformsOf(config: Config, rules: () => Rules, log: Log) {
  const { slack, discord } = config;
  const mounts: Mount[] = [];
  const chosen: { readonly name: string; make(): Promise<ChatAdapter> }[] = [];
  if (canSlack(config)) {
    const entry = slackPlatform({ ...slack, botToken: slack.botToken ?? "" }, log, systemClock);
    chosen.push(entry);
    if (entry.mount !== null) mounts.push(entry.mount);
  }
  if (discord.token !== null) {
    const messageContent = () => rules().platforms["discord"]?.["message-content"] ?? false;
    chosen.push(discordPlatform({ ...discord, token: discord.token, messageContent }, log, systemClock));
  }
  const waiting = { clock: Date.now, sleep: sleep.bind(null, systemClock) };
  const platforms = chosen.map(({ name, make }) => platform({ name, make, log, ...waiting }));
  return { platforms, mounts };
}
