import type { IncomingMessage, ServerResponse } from "node:http";
import { chatMethods } from "./chat-methods.js";
import { checkMessage } from "./check-blocks.js";
import type { Fault, Faults } from "./faults.js";
import { NEEDED, otherMethods } from "./other-methods.js";
import { type Fields, fieldsOf, Refusal, textOf } from "./refusal.js";
import { streamMethods } from "./stream-methods.js";
import { BOT_USER, type Workspace } from "./workspace.js";

export interface Call {
  readonly method: string;
  readonly args: Fields;
  readonly at: number;
  /** "ok", the error code, or the HTTP status of an ordered fault. */
  outcome: string;
}

export interface WebApiParts {
  readonly workspace: Workspace;
  readonly faults: Faults;
  readonly botToken: string;
  readonly appToken: string;
  readonly scopes: ReadonlySet<string>;
  /** Where a websocket may connect, with a fresh ticket. */
  readonly socketUrl: () => string;
}

const METHODS = { ...chatMethods, ...streamMethods, ...otherMethods };

const bodyOf = async (request: IncomingMessage): Promise<Fields> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const raw = Buffer.concat(chunks).toString("utf8");
  if ((request.headers["content-type"] ?? "").startsWith("application/json"))
    return fieldsOf(JSON.parse(raw));
  // The client sends forms whose objects and lists are JSON inside.
  return Object.fromEntries(
    [...new URLSearchParams(raw)].map(([key, value]) => [
      key,
      /^[[{]/u.test(value) && key !== "text" ? JSON.parse(value) : value,
    ]),
  );
};

export class WebApi {
  readonly calls: Call[] = [];
  /** Answers that cannot be sent: their sockets stay open until the stand-in stops. */
  readonly #responses = new Map<string, { channel: string; user: string; ts: string | null; used: number }>();

  constructor(readonly parts: WebApiParts) {}

  /** A response_url for one interaction. `ts` is the ephemeral message that was pressed, if one was. */
  responsePath(channel: string, user: string, ts: string | null): string {
    const path = `/response/${this.#responses.size + 1}`;
    this.#responses.set(path, { channel, user, ts, used: 0 });
    return path;
  }

  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = new URL(request.url ?? "/", "http://127.0.0.1").pathname;
    const args = await bodyOf(request);
    const method = path.startsWith("/response/") ? "response_url" : path.replace(/^\/api\//u, "");
    const call: Call = { method, args, at: this.parts.workspace.now(), outcome: "ok" };
    this.calls.push(call);
    await this.parts.faults.held(method);
    const fault = this.parts.faults.take(method);
    if (fault?.when === "before") return this.#fail(fault, call, response);
    const token = (request.headers.authorization ?? "").replace("Bearer ", "") || textOf(args["token"]);
    const result = this.#carryOut(call, path, token);
    if (fault !== null && result["ok"] === true) return this.#fail(fault, call, response);
    call.outcome = result["ok"] === true ? "ok" : textOf(result["error"]);
    const limited = result["error"] === "ratelimited";
    response.writeHead(limited ? 429 : 200, {
      "content-type": "application/json",
      "x-oauth-scopes": [...this.parts.scopes].join(","),
      ...(limited ? { "retry-after": "1" } : {}),
    });
    response.end(JSON.stringify(result));
  }

  #carryOut(call: Call, path: string, token: string): Fields {
    try {
      if (call.method === "response_url") return this.#respond(path, call.args);
      return { ok: true, ...this.#call(call.method, call.args, token) };
    } catch (problem) {
      if (problem instanceof Refusal) return problem.body;
      throw problem;
    }
  }

  #call(method: string, args: Fields, token: string): Fields {
    if (token === "") throw new Refusal("not_authed");
    if (method === "apps.connections.open") {
      if (token !== this.parts.appToken)
        throw new Refusal(token === this.parts.botToken ? "not_allowed_token_type" : "invalid_auth");
      return { url: this.parts.socketUrl() };
    }
    if (token !== this.parts.botToken) throw new Refusal("invalid_auth");
    const run = METHODS[method];
    if (run === undefined) throw new Refusal("unknown_method");
    this.#wantScope(method, args);
    const channel = textOf(args["channel"]);
    if (method === "chat.postMessage" && this.parts.faults.tooFast(channel, this.parts.workspace.now()))
      throw new Refusal("ratelimited");
    return run(args, this.parts.workspace);
  }

  #wantScope(method: string, args: Fields): void {
    const wanted = NEEDED[method];
    if (wanted === undefined) return;
    const kind = this.parts.workspace.channels.get(textOf(args["channel"]))?.kind ?? "channel";
    const needed = typeof wanted === "string" ? wanted : wanted[kind];
    if (!this.parts.scopes.has(needed))
      throw new Refusal("missing_scope", { needed, provided: [...this.parts.scopes].join(",") });
  }

  #respond(path: string, args: Fields): Fields {
    const target = this.#responses.get(path);
    if (target === undefined || target.used >= 5) throw new Refusal("used_url");
    target.used += 1;
    const { workspace } = this.parts;
    const old = workspace.messages.find((message) => message.ts === target.ts);
    if (String(args["delete_original"] ?? "") === "true") {
      if (old !== undefined) workspace.remove(old);
      return { ok: true };
    }
    const blocks = checkMessage(args, 40_000);
    const text = textOf(args["text"]);
    if (String(args["replace_original"] ?? "") === "true" && old !== undefined) {
      old.text = text;
      old.blocks = blocks;
      return { ok: true };
    }
    const onlyFor = args["response_type"] === "in_channel" ? null : target.user;
    workspace.post({ channel: target.channel, user: BOT_USER, text, blocks, onlyFor });
    return { ok: true };
  }

  #fail(fault: Fault, call: Call, response: ServerResponse): void {
    switch (fault.how.kind) {
      case "hang":
        call.outcome = "hang";
        return;
      case "reset":
        call.outcome = "reset";
        response.socket?.resetAndDestroy();
        return;
      case "refuse":
        call.outcome = fault.how.error;
        response.writeHead(200, { "content-type": "application/json" });
        response.end(JSON.stringify({ ok: false, error: fault.how.error }));
        return;
      case "status": {
        call.outcome = String(fault.how.status);
        const wait = fault.how.retryAfter;
        response.writeHead(fault.how.status, wait === undefined ? {} : { "retry-after": String(wait) });
        response.end(fault.how.status === 429 ? '{"ok":false,"error":"ratelimited"}' : "Internal error");
      }
    }
  }
}
