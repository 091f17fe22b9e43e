import type { Hono } from "hono";
import type { Answerer } from "../../src/bot/answerer.js";
import type { Log } from "../../src/bot/log.js";
import { createAdmin, type Readiness } from "./admin.js";
import { createLinks, type LinkMaker } from "./links.js";
import type { Metrics } from "./metrics.js";
import { type Mount, type RunningServer, startServer } from "./server.js";
import { createViewer } from "./viewer.js";

export interface SiteOptions {
  readonly answerer: Pick<Answerer, "source" | "describe">;
  /** The key of signed links. */
  readonly secret: string;
  readonly host: string;
  readonly port: number;
  /** What links begin with; the server's own address when null. */
  readonly publicUrl: string | null;
  readonly mounts: readonly Mount[];
  readonly clock: () => number;
  readonly log: Log;
}

export interface Site {
  readonly server: RunningServer;
  /** Where a browser on this machine finds it. */
  readonly address: string;
  readonly links: LinkMaker;
}

/** As long as an answer is kept by default. */
const LINK_LIFETIME_MS = 90 * 86_400_000;
const ADMIN_HOST = "127.0.0.1";
/** Among the ports that exporters of metrics use by convention. */
const ADMIN_PORT = 9464;

/** The one HTTP server: the source viewer, and what platforms that speak HTTP mount beside it. */
export const openSite = async (options: SiteOptions): Promise<Site> => {
  const { answerer, secret, host, port, publicUrl, mounts, clock, log } = options;
  const app = createViewer({ answerer, secret, clock, log });
  const server = await startServer({ host, port, app, mounts });
  const address = ["0.0.0.0", "::"].includes(host) ? `http://localhost:${server.port}` : server.url;
  const links = createLinks({ base: publicUrl ?? address, secret, clock, lifetimeMs: LINK_LIFETIME_MS });
  return { server, address, links };
};

/** Health and metrics, on loopback: the port that was asked for; else the usual one, or any where that is taken. */
export const openAdmin = async (
  port: number | null,
  metrics: Metrics,
  readiness: Readiness,
): Promise<RunningServer> => {
  const app: Hono = createAdmin(metrics, readiness);
  const at = (number: number) => startServer({ host: ADMIN_HOST, port: number, app });
  return port === null ? at(ADMIN_PORT).catch(() => at(0)) : at(port);
};
