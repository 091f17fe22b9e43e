import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { WebSocketServer } from "ws";
import { Faults } from "./faults.js";
import { Gateway, type GatewaySettings } from "./gateway.js";
import { People } from "./people.js";
import { Refusal, unauthorised } from "./refusal.js";
import type { Answer, Route } from "./request.js";
import { applicationRoutes } from "./rest-application.js";
import { channelRoutes } from "./rest-channels.js";
import { interactionRoutes } from "./rest-interactions.js";
import { visibleChannel } from "./visible.js";
import { type Json, World } from "./world.js";

export interface StandInSettings {
  readonly token?: string;
  /** Bits of the privileged intents that the "portal" allows. */
  readonly allowedPrivileged?: number;
  readonly heartbeatInterval?: number;
  readonly shards?: number;
}

export interface Recorded {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
  readonly status: number;
}

const json = (raw: string): unknown => (raw === "" ? {} : JSON.parse(raw));

/** A Discord on one loopback port: REST v10 and the gateway, refusing what Discord refuses. */
export class StandInDiscord {
  readonly world = new World();
  readonly faults = new Faults();
  readonly gateway: Gateway;
  readonly people: People;
  readonly calls: Recorded[] = [];
  readonly settings: GatewaySettings;
  readonly #routes: readonly Route[];
  #server: Server | null = null;
  #port = 0;

  constructor(settings: StandInSettings = {}) {
    this.settings = {
      token: settings.token ?? "stand-in.token",
      allowedPrivileged: settings.allowedPrivileged ?? 0,
      heartbeatInterval: settings.heartbeatInterval ?? 41_250,
      shards: settings.shards ?? 1,
    };
    this.gateway = new Gateway(this.world, this.settings);
    this.people = new People(this.world, this.gateway);
    const limits = { total: 1000, remaining: 999, reset_after: 0, max_concurrency: 16 };
    const door = (): Answer => ({
      status: 200,
      body: { url: this.gateway.url, shards: this.settings.shards, session_start_limit: limits },
    });
    this.#routes = [
      { method: "GET", path: /^\/gateway\/bot$/, authorised: true, run: door },
      ...channelRoutes,
      ...interactionRoutes,
      ...applicationRoutes,
    ];
  }

  /** What `DISCORD_API_URL` would hold. */
  get apiUrl(): string {
    return `http://127.0.0.1:${this.#port}/api`;
  }

  get token(): string {
    return this.settings.token;
  }

  /** Listens, on the port it had before if it was stopped in between. */
  async start(): Promise<this> {
    const server = createServer((request, response) => void this.#serve(request, response));
    const sockets = new WebSocketServer({ server });
    sockets.on("connection", (socket) => this.gateway.accept(socket));
    await new Promise<void>((resolve) => server.listen(this.#port, "127.0.0.1", resolve));
    const address = server.address() as AddressInfo;
    this.#port = address.port;
    this.gateway.url = `ws://127.0.0.1:${this.#port}`;
    this.#server = server;
    return this;
  }

  async stop(): Promise<void> {
    const server = this.#server;
    this.#server = null;
    this.gateway.cut();
    server?.closeAllConnections();
    await new Promise<void>((resolve) => (server === null ? resolve() : server.close(() => resolve())));
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    const url = new URL(request.url ?? "/", this.apiUrl);
    const path = decodeURIComponent(url.pathname).replace(/^\/api\/v10/, "");
    const method = request.method ?? "GET";
    const body = json(Buffer.concat(chunks).toString());
    await this.faults.held(`${method} ${path}`);
    const answer = this.#answer(method, path, url.searchParams, body, request.headers.authorization);
    this.calls.push({ method, path, body, status: answer.status });
    this.world.changed();
    if (answer.status === 204) {
      response.writeHead(204, answer.headers).end();
      return;
    }
    response
      .writeHead(answer.status, { "content-type": "application/json", ...answer.headers })
      .end(JSON.stringify(answer.body ?? {}));
  }

  #answer(method: string, path: string, query: URLSearchParams, body: unknown, token?: string): Answer {
    const call = `${method} ${path}`;
    const fault = this.faults.answerFor(call);
    if (fault !== null) return fault;
    const route = this.#routes.find((one) => one.method === method && one.path.test(path));
    if (route === undefined) return { status: 404, body: { code: 0, message: `404: Not Found ${call}` } };
    const { headers, refused } = this.faults.count(call);
    if (refused !== null) return refused;
    try {
      if (route.authorised && token !== `Bot ${this.settings.token}`) throw unauthorised();
      const record: Json =
        typeof body === "object" && body !== null && !Array.isArray(body) ? { ...body } : {};
      const items: unknown[] = Array.isArray(body) ? body : [];
      const ids = (route.path.exec(path) ?? []).slice(1).map((found) => found ?? "");
      const answer = route.run({ world: this.world, gateway: this.gateway, body: record, items, query, ids });
      return { ...answer, headers: { ...headers, ...answer.headers } };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return { status: error.status, body: error.body(), headers };
    }
  }

  /** What `viewer` (nobody: what everybody) reads in a channel. */
  visible(channelId: string, viewer: string | null = null): string {
    return visibleChannel(this.world, channelId, viewer);
  }
}
