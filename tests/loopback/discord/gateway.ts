import type { WebSocket } from "ws";
import { guildPayload, userPayload } from "./payloads.js";
import type { Json, World } from "./world.js";

const Op = {
  Dispatch: 0,
  Heartbeat: 1,
  Identify: 2,
  Resume: 6,
  Reconnect: 7,
  Invalid: 9,
  Hello: 10,
  Ack: 11,
};
const PRIVILEGED = (1 << 1) | (1 << 8) | (1 << 15);
export const Intent = {
  Guilds: 1,
  GuildMessages: 1 << 9,
  DirectMessages: 1 << 12,
  MessageContent: 1 << 15,
} as const;

interface Session {
  readonly id: string;
  readonly intents: number;
  readonly shard: readonly [number, number];
  readonly events: { readonly sequence: number; readonly frame: string }[];
  socket: WebSocket | null;
}

export interface GatewaySettings {
  readonly token: string;
  /** Bits of privileged intents switched on in the "portal". */
  allowedPrivileged: number;
  heartbeatInterval: number;
  shards: number;
}

const record = (value: unknown): Json =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : {};

/** The event stream: identify, resume with replay, heartbeats, and the ways in which it fails. */
export class Gateway {
  /** False: heartbeats are swallowed, as on a half-open connection. */
  acknowledges = true;
  identified = 0;
  resumed = 0;
  url = "";
  readonly sessions: Session[] = [];
  readonly #sockets = new Set<WebSocket>();

  constructor(
    private readonly world: World,
    private readonly settings: GatewaySettings,
  ) {}

  accept(socket: WebSocket): void {
    this.#sockets.add(socket);
    const send = (frame: Json) => socket.send(JSON.stringify(frame));
    send({ op: Op.Hello, d: { heartbeat_interval: this.settings.heartbeatInterval }, s: null, t: null });
    socket.on("close", () => {
      this.#sockets.delete(socket);
      for (const session of this.sessions) if (session.socket === socket) session.socket = null;
      this.world.changed();
    });
    socket.on("message", (data) => {
      const frame = record(JSON.parse(String(data)));
      if (frame["op"] === Op.Heartbeat && this.acknowledges) send({ op: Op.Ack, d: null, s: null, t: null });
      if (frame["op"] === Op.Identify) this.#identify(socket, record(frame["d"]));
      if (frame["op"] === Op.Resume) this.#resume(socket, record(frame["d"]));
    });
  }

  #identify(socket: WebSocket, data: Json): void {
    const intents = Number(data["intents"] ?? 0);
    if (data["token"] !== this.settings.token) {
      socket.close(4004, "Authentication failed.");
      return;
    }
    if ((intents & PRIVILEGED & ~this.settings.allowedPrivileged) !== 0) {
      socket.close(4014, "Disallowed intent(s).");
      return;
    }
    const given: unknown[] = Array.isArray(data["shard"]) ? data["shard"] : [0, 1];
    const shard = [Number(given[0]), Number(given[1])] as const;
    const session: Session = { id: this.world.newId(), intents, shard, events: [], socket };
    this.sessions.push(session);
    this.identified += 1;
    const guilds = [...this.world.guilds.values()].filter((guild) => this.#owns(session, guild.id));
    this.#dispatch(session, "READY", {
      v: 10,
      user: userPayload(this.world.bot),
      guilds: guilds.map((guild) => ({ id: guild.id, unavailable: true })),
      session_id: session.id,
      resume_gateway_url: this.url,
      shard,
      application: { id: this.world.applicationId, flags: 0 },
    });
    for (const guild of guilds) this.#dispatch(session, "GUILD_CREATE", guildPayload(this.world, guild));
    this.world.changed();
  }

  #resume(socket: WebSocket, data: Json): void {
    const session = this.sessions.find((one) => one.id === data["session_id"]);
    if (session === undefined) {
      socket.send(JSON.stringify({ op: Op.Invalid, d: false, s: null, t: null }));
      return;
    }
    session.socket = socket;
    this.resumed += 1;
    for (const event of session.events) if (event.sequence > Number(data["seq"])) socket.send(event.frame);
    this.#dispatch(session, "RESUMED", {});
    this.world.changed();
  }

  #owns(session: Session, guildId: string | null): boolean {
    if (guildId === null) return session.shard[0] === 0;
    return Number((BigInt(guildId) >> 22n) % BigInt(session.shard[1])) === session.shard[0];
  }

  /** An event of a guild (null: of a private conversation) for every session that asked for this kind. */
  publish(
    guildId: string | null,
    intent: number,
    type: string,
    data: (contentIntent: boolean) => Json,
  ): void {
    for (const session of this.sessions)
      if ((intent === 0 || (session.intents & intent) !== 0) && this.#owns(session, guildId))
        this.#dispatch(session, type, data((session.intents & Intent.MessageContent) !== 0));
  }

  /** A session whose socket is gone keeps its events for the resume. */
  #dispatch(session: Session, type: string, data: Json): void {
    const sequence = (session.events.at(-1)?.sequence ?? 0) + 1;
    const frame = JSON.stringify({ op: Op.Dispatch, t: type, s: sequence, d: data });
    session.events.push({ sequence, frame });
    if (session.socket?.readyState === session.socket?.OPEN) session.socket?.send(frame);
  }

  connected(): number {
    return this.sessions.filter((session) => session.socket !== null).length;
  }

  close(code: number): void {
    for (const socket of [...this.#sockets]) socket.close(code, "stand-in");
  }

  cut(): void {
    for (const socket of [...this.#sockets]) socket.terminate();
  }

  askToReconnect(): void {
    for (const socket of this.#sockets)
      socket.send(JSON.stringify({ op: Op.Reconnect, d: null, s: null, t: null }));
  }

  /** Op 9 with `false`: the session and what it would have replayed are lost. */
  invalidate(): void {
    this.sessions.length = 0;
    for (const socket of this.#sockets)
      socket.send(JSON.stringify({ op: Op.Invalid, d: false, s: null, t: null }));
  }

  forgetSessions(): void {
    this.sessions.length = 0;
  }
}
