import { Hono } from "hono";
import type { AdapterHealth } from "../../src/bot/chat-adapter.js";
import type { Metrics } from "./metrics.js";

export interface Readiness {
  readonly draining: () => boolean;
  /** Empty when the index can be asked. */
  readonly index: () => Promise<string>;
  /** What a maintainer should see to although questions are answered. */
  readonly warnings?: () => readonly string[];
  readonly adapters: () => readonly { readonly name: string; readonly health: AdapterHealth }[];
}

/** `/healthz`: the process lives. `/readyz`: it can answer. `/metrics`: Prometheus. For loopback only. */
export const createAdmin = (metrics: Metrics, readiness: Readiness): Hono => {
  const app = new Hono();
  app.get("/healthz", (context) => context.json({ alive: true }));
  app.get("/readyz", async (context) => {
    const index = await readiness.index().catch(() => "the index cannot be read");
    const adapters = readiness.adapters().map(({ name, health }) => ({ name, ...health }));
    const problems = [
      ...(readiness.draining() ? ["the bot is shutting down"] : []),
      ...(index === "" ? [] : [index]),
      ...adapters
        .filter(({ state }) => state !== "connected")
        .map(({ name, state }) => `${name} is ${state}`),
    ];
    return context.json(
      { ready: problems.length === 0, problems, warnings: readiness.warnings?.() ?? [], adapters },
      problems.length === 0 ? 200 : 503,
    );
  });
  app.get("/metrics", async (context) =>
    context.body(await metrics.text(), 200, { "content-type": metrics.contentType }),
  );
  return app;
};
