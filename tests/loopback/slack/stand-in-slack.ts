import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { Faults } from "./faults.js";
import { People } from "./people.js";
import { Sockets, type Transport } from "./transports.js";
import { visibleChannel } from "./visible.js";
import { type Call, WebApi } from "./web-api.js";
import type { Message } from "./workspace.js";
import { Workspace } from "./workspace.js";

export const BOT_TOKEN = "xoxb-stand-in";
export const APP_TOKEN = "xapp-stand-in";

/** What the manifest of the product asks for. */
export const ALL_SCOPES = [
  "app_mentions:read",
  "assistant:write",
  "channels:history",
  "channels:read",
  "chat:write",
  "commands",
  "groups:history",
  "groups:read",
  "im:history",
  "users:read",
];

export interface StandInOptions {
  readonly scopes?: readonly string[];
  readonly now?: () => number;
  /** Every connection is reset from the start. */
  readonly outage?: boolean;
}

/** Slack on 127.0.0.1: Web API and Socket Mode on one port, for the real client to talk to. */
export class StandInSlack {
  readonly workspace: Workspace;
  readonly faults = new Faults();
  readonly sockets = new Sockets(this.faults);
  readonly people: People;
  readonly #api: WebApi;
  readonly #server: Server;
  #transport: Transport = this.sockets;
  #port = 0;

  private constructor(options: StandInOptions) {
    this.workspace = new Workspace(options.now ?? Date.now);
    this.faults.outage = options.outage ?? false;
    this.#api = new WebApi({
      workspace: this.workspace,
      faults: this.faults,
      botToken: BOT_TOKEN,
      appToken: APP_TOKEN,
      scopes: new Set(options.scopes ?? ALL_SCOPES),
      socketUrl: () => `ws://127.0.0.1:${this.#port}/link?ticket=${this.sockets.made + 1}`,
    });
    this.people = new People(
      this.workspace,
      () => this.#transport,
      (channel, user, ts) => `http://127.0.0.1:${this.#port}${this.#api.responsePath(channel, user, ts)}`,
    );
    this.#server = createServer((request, response) => {
      this.#api.answer(request, response).catch((problem: unknown) => {
        response.writeHead(500);
        response.end(String(problem));
      });
    });
    this.#server.on("connection", (socket) => {
      if (this.faults.outage) socket.resetAndDestroy();
    });
    this.#server.on("upgrade", (request, socket, head) => this.sockets.upgrade(request, socket, head));
  }

  static async start(options: StandInOptions = {}): Promise<StandInSlack> {
    const slack = new StandInSlack(options);
    slack.#server.listen(0, "127.0.0.1");
    await once(slack.#server, "listening");
    const address = slack.#server.address();
    slack.#port = typeof address === "object" && address !== null ? address.port : 0;
    return slack;
  }

  /** What SLACK_API_URL is set to. */
  get apiUrl(): string {
    return `http://127.0.0.1:${this.#port}/api/`;
  }

  get calls(): readonly Call[] {
    return this.#api.calls;
  }

  called(method: string): readonly Call[] {
    return this.calls.filter((call) => call.method === method);
  }

  /** Events go this way from now on; at first they go over the socket. */
  deliverOver(transport: Transport): void {
    this.#transport = transport;
  }

  /** Breaks everything at once, and lets nothing in until `endOutage`. */
  beginOutage(): void {
    this.faults.outage = true;
    this.sockets.drop();
    this.#server.closeAllConnections();
  }

  endOutage(): void {
    this.faults.outage = false;
  }

  visible(channel: string): string {
    return visibleChannel(this.workspace.messages, channel);
  }

  replies(channel: string, threadTs: string): readonly Message[] {
    return this.workspace.posted(channel).filter((message) => message.threadTs === threadTs);
  }

  async stop(): Promise<void> {
    this.sockets.close();
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, "close");
  }
}
