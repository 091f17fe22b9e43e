import { createHmac, randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { type WebSocket, WebSocketServer } from "ws";
import { z } from "zod";
import type { Faults } from "./faults.js";
import { type Fields, fieldsOf } from "./refusal.js";

export type EnvelopeType = "events_api" | "slash_commands" | "interactive";

/** How the app took an event: its acknowledgement, or what went wrong. */
export type Taken =
  | { readonly ok: true; readonly payload: Fields }
  | { readonly ok: false; readonly why: string };

/** The platform gives an app three seconds. */
export const ACKNOWLEDGE_MS = 3000;

export interface Transport {
  deliver(type: EnvelopeType, body: Fields, retry: number): Promise<Taken>;
}

const acknowledgement = z.looseObject({ envelope_id: z.string(), payload: z.unknown().optional() });

/** Socket Mode: the app connects, gets envelopes and acknowledges each by its id. */
export class Sockets implements Transport {
  readonly #server = new WebSocketServer({ noServer: true });
  readonly open = new Set<WebSocket>();
  readonly #waiting = new Map<string, (payload: Fields) => void>();
  readonly #stalled = new Set<Duplex>();
  /** Connections that were made, in all. */
  made = 0;

  constructor(readonly faults: Faults) {}

  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    if (this.faults.stalledUpgrades > 0) {
      this.faults.stalledUpgrades -= 1;
      this.#stalled.add(socket);
      return;
    }
    this.#server.handleUpgrade(request, socket, head, (client) => this.#welcome(client));
  }

  #welcome(client: WebSocket): void {
    this.made += 1;
    this.open.add(client);
    // One listener for each envelope that waits for its acknowledgement.
    client.setMaxListeners(0);
    client.on("close", () => this.open.delete(client));
    client.on("error", () => client.terminate());
    client.on("message", (data) => {
      const read = acknowledgement.safeParse(JSON.parse(String(data)));
      if (read.success) this.#waiting.get(read.data.envelope_id)?.(fieldsOf(read.data.payload));
    });
    if (this.faults.silentSockets > 0) {
      this.faults.silentSockets -= 1;
      return;
    }
    client.send(
      JSON.stringify({
        type: "hello",
        num_connections: this.open.size,
        connection_info: { app_id: "A0APP" },
        debug_info: { host: "stand-in", approximate_connection_time: 18_060 },
      }),
    );
  }

  async deliver(type: EnvelopeType, body: Fields, retry: number): Promise<Taken> {
    const socket = [...this.open].at(-1);
    if (socket === undefined) return { ok: false, why: "no socket" };
    const id = randomUUID();
    return new Promise((resolve) => {
      const timer = setTimeout(() => done({ ok: false, why: "no acknowledgement in time" }), ACKNOWLEDGE_MS);
      const lost = (): void => done({ ok: false, why: "socket closed before the acknowledgement" });
      const done = (taken: Taken): void => {
        clearTimeout(timer);
        this.#waiting.delete(id);
        socket.off("close", lost);
        resolve(taken);
      };
      socket.once("close", lost);
      this.#waiting.set(id, (payload) => done({ ok: true, payload }));
      const retries =
        type === "events_api"
          ? { retry_attempt: retry, retry_reason: retry === 0 ? "" : "timeout" }
          : { accepts_response_payload: true };
      socket.send(JSON.stringify({ type, envelope_id: id, payload: body, ...retries }));
    });
  }

  /** Slack announces that it will replace the connection. */
  refresh(): void {
    for (const socket of this.open)
      socket.send(JSON.stringify({ type: "disconnect", reason: "refresh_requested" }));
  }

  /** The connection breaks without a word. */
  drop(): void {
    for (const socket of this.open) socket.terminate();
    for (const socket of this.#stalled) socket.destroy();
    this.#stalled.clear();
  }

  close(): void {
    this.drop();
    this.#server.close();
  }
}

export interface Signing {
  readonly secret: string;
  /** Seconds added to the time stamp. */
  readonly skew?: number;
  /** Leaves a header out. */
  readonly without?: string;
}

/** The signature of a request, as the platform's page on verifying requests tells it. */
export const signatureOf = (secret: string, at: number, body: string): string =>
  `v0=${createHmac("sha256", secret).update(`v0:${at}:${body}`).digest("hex")}`;

const asForm = (body: Fields): string =>
  new URLSearchParams(
    Object.fromEntries(Object.entries(body).map(([key, value]) => [key, String(value)])),
  ).toString();

/** HTTP mode: each event is a signed POST, and the answer is the acknowledgement. */
export class SignedRequests implements Transport {
  constructor(
    readonly url: string,
    readonly now: () => number,
    readonly signing: Signing,
  ) {}

  async deliver(type: EnvelopeType, body: Fields, retry: number): Promise<Taken> {
    const response = await this.post(type, body, retry);
    if (response.status !== 200) return { ok: false, why: `status ${response.status}` };
    const text = await response.text();
    return { ok: true, payload: text.startsWith("{") ? fieldsOf(JSON.parse(text)) : {} };
  }

  async post(type: EnvelopeType, body: Fields, retry: number): Promise<Response> {
    const json = JSON.stringify(body);
    const forms = { events_api: json, slash_commands: asForm(body), interactive: asForm({ payload: json }) };
    const raw = forms[type];
    const at = Math.floor(this.now() / 1000) + (this.signing.skew ?? 0);
    const headers = new Headers({
      "content-type": type === "events_api" ? "application/json" : "application/x-www-form-urlencoded",
      "x-slack-request-timestamp": String(at),
      "x-slack-signature": signatureOf(this.signing.secret, at, raw),
    });
    if (retry > 0) headers.set("x-slack-retry-num", String(retry));
    if (this.signing.without !== undefined) headers.delete(this.signing.without);
    return fetch(this.url, {
      method: "POST",
      headers,
      body: raw,
      signal: AbortSignal.timeout(ACKNOWLEDGE_MS + 500),
    });
  }
}
