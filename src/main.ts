import { hostname } from "node:os";
import { discordPlatform } from "../adapters/discord/discord-platform.js";
import { slackPlatform } from "../adapters/slack/slack-platform.js";
import { systemClock } from "../adapters/time/system-clock.js";
import type { Metrics } from "../adapters/web/metrics.js";
import type { Mount } from "../adapters/web/server.js";
import type { ChatAdapter } from "./bot/chat-adapter.js";
import { recoverClaims } from "./bot/claim.js";
import { createHandler } from "./bot/handle.js";
import { createLog, type Log } from "./bot/log.js";
import { mayBeAlive, ownerName } from "./bot/owner.js";
import type { Rules } from "./bot/rules.js";
import { openRulesFile, type RulesFile } from "./bot/rules-file.js";
import type { BotServices } from "./bot/services.js";
import type { ExitCode } from "./commands/output.js";
import type { Workbench } from "./commands/workbench.js";
import { canSlack, whatIsOn } from "./config/what-is-on.js";
import { type Config, PLATFORMS } from "./config.js";
import { answersSignals } from "./generations/process-identity.js";
import { commonServices, LOOK_FOR_INDEX_EVERY_MS } from "./serving/common-services.js";
import { type EnduringStorage, openEnduringStorage } from "./serving/enduring-storage.js";
import { type Following, follow } from "./serving/follow.js";
import { pruning } from "./serving/pruning.js";
import { type Platform, platform } from "./serving/running-platform.js";
import { stopSignal } from "./serving/stop-signal.js";
import { sleep } from "./time/clock.js";

/** The running bot's composition root. */

const RULES_EVERY_MS = 2_000;
/** For questions in flight, then for the delivery of the last answers and apologies. */
const DRAIN_MS = 10_000;
const DELIVERY_MS = 5_000;
/** Quotes at most in an answer. */
const TOP = 3;

/** Serves until SIGTERM or SIGINT, then finishes what is in flight. A second signal ends the process at once. */
export async function serve(bench: Workbench): Promise<ExitCode> {
  const { config, output, store: published, dense, clock } = bench;
  for (const line of whatIsOn(config, false)) output.err(`${line}\n`);
  const log = createLog(process.stderr, "info");
  const rules = await openRules(config, log);
  const first = await bench.openOrBuild(false);
  const stored = await openEnduringStorage(config.data, clock, bench.newSecret, log);
  reportOpening(stored, log);
  const tools = await bench.answeringTools(stored.store.spending);
  const answering = { today: bench.today, top: TOP, inForceOnly: false, tools };
  const followed = follow(first, { ...answering, store: published, dense, log, clock });
  const stopped = stopSignal(process.exit);

  const { createMetrics } = await import("../adapters/web/metrics.js");
  const metrics = createMetrics();
  const self = { host: hostname(), pid: process.pid, startedAt: Math.round(performance.timeOrigin) };
  const services: BotServices = {
    ...commonServices(bench, log, systemClock),
    answerer: followed.answerer,
    store: stored.store,
    keys: stored.keys,
    defaults: defaultAudiences(config),
    rules: rules.current,
    observe: metrics.observe,
    owner: ownerName(self),
  };
  await recoverClaims(services, (name) => mayBeAlive(name, self, answersSignals));

  const { platforms, mounts } = platformsOf(config, rules.current, log);
  const web = await openWeb(bench, { services, stored, followed, rules, platforms, mounts, metrics });
  const handler = createHandler(services);
  for (const one of platforms) one.start(handler);
  const watches = [
    followed.live.watch(LOOK_FOR_INDEX_EVERY_MS),
    rules.watch(RULES_EVERY_MS),
    pruning(stored.store, clock, log),
  ];
  log.info({ generation: first.generation.id, web: web.address, admin: web.adminUrl }, "serving");

  const signal = await stopped;
  log.info({ signal, inFlight: services.shutdown.inFlight() }, "stopping");
  // The platforms stop taking questions at once, and disconnect when what they hold is answered, posted and recorded.
  const platformsStopped = Promise.allSettled(platforms.map((one) => one.stop(DRAIN_MS + DELIVERY_MS)));
  const { interrupted } = await services.shutdown.finish(DRAIN_MS, platformsStopped);
  const outcomes = await platformsStopped;
  for (const end of watches) end();
  for (const outcome of [...outcomes, ...(await web.stop(1_000))])
    if (outcome.status === "rejected") log.error({ err: outcome.reason }, "something did not stop");
  await stored.store.close();
  log.info({ interrupted }, "stopped");
  return 0;
}

const openRules = (config: Config, log: Log) =>
  openRulesFile({
    file: config.configFile,
    platforms: PLATFORMS,
    changed: (fault) =>
      fault === null ? log.info("rules taken up") : log.error({ err: fault }, "the rules file has a fault"),
  });

const reportOpening = ({ setAside, backup }: EnduringStorage, log: Log): void => {
  if (setAside !== null)
    log.error({ file: setAside }, "THE DATABASE WAS DAMAGED: it was set aside and a fresh one started");
  if (backup !== null) log.warn({ file: backup }, "the database was copied and brought up to date");
};

/** What the source viewer, the health checks and the metrics tell of. */
interface Served {
  readonly services: BotServices;
  readonly stored: EnduringStorage;
  readonly followed: Following;
  readonly rules: RulesFile;
  readonly platforms: readonly Platform[];
  readonly mounts: readonly Mount[];
  readonly metrics: Metrics;
}

/** The source viewer with the platforms' own paths, and the port for health and metrics; answers link there from now on. */
async function openWeb({ config, output, dense }: Workbench, served: Served) {
  const { services, stored, followed, rules, platforms, mounts, metrics } = served;
  const { answerer, clock, log, shutdown, queue } = services;
  const { openAdmin, openSite } = await import("../adapters/web/site.js");
  const { host, port, publicUrl } = config;
  const site = await openSite({
    ...{ answerer, secret: stored.linkSecret, clock, log },
    ...{ host, port, publicUrl, mounts },
  });
  followed.linkTo(site.links);
  metrics.gauge("verse_questions_in_flight", "Messages being worked on.", shutdown.inFlight);
  metrics.gauge("verse_questions_waiting", "Questions that wait for their turn.", () => queue.size().waiting);
  metrics.gauge("verse_storage_failing", "1 while nothing can be written.", () =>
    stored.trouble() === null ? 0 : 1,
  );
  const outages = {
    encoder: () => dense.trouble?.() ?? null,
    reranker: () => dense.reranker?.trouble() ?? null,
  };
  for (const [name, trouble] of Object.entries(outages))
    metrics.gauge(`verse_${name}_failing`, `1 while questions are answered without the ${name}.`, () =>
      trouble() === null ? 0 : 1,
    );
  const { setAside } = stored;
  const admin = await openAdmin(config.adminPort, metrics, {
    draining: () => shutdown.draining,
    index: async () => "",
    adapters: () => platforms.map((one) => ({ name: one.name, health: one.health() })),
    warnings: () => [
      ...followed.live.problems(),
      ...[rules.fault()].flatMap((fault) => (fault === null ? [] : [fault.message])),
      ...[stored.trouble(), outages.encoder(), outages.reranker()].flatMap((trouble) => trouble ?? []),
      ...(setAside === null ? [] : [`A damaged database was set aside as ${setAside}.`]),
    ],
  });
  output.err(
    `on   source viewer: ${site.address}; links begin with ${publicUrl ?? "this address: set VERSE_PUBLIC_URL for readers elsewhere"}\n`,
  );
  output.err(`on   health and metrics: ${admin.url}/readyz and /metrics (VERSE_ADMIN_PORT)\n`);
  return {
    address: site.address,
    adminUrl: admin.url,
    stop: (graceMs: number) => Promise.allSettled([site.server.stop(graceMs), admin.stop(graceMs)]),
  };
}

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
