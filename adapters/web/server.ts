import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import type { Hono } from "hono";
import { VerseError } from "../../src/errors.js";

/** Takes every request below its path as it comes, for platforms that speak HTTP themselves. */
export interface Mount {
  /** Begins with a slash. */
  readonly path: string;
  readonly handle: (request: IncomingMessage, response: ServerResponse) => void;
}

export interface RunningServer {
  readonly port: number;
  /** "http://127.0.0.1:3000" */
  readonly url: string;
  /** Takes no more connections, lets the requests under way finish for `graceMs`, then ends them. */
  stop(graceMs: number): Promise<void>;
}

export interface ServerOptions {
  readonly host: string;
  /** 0 takes any free one. */
  readonly port: number;
  readonly app: Hono;
  readonly mounts?: readonly Mount[];
}

const below = (path: string, url: string): boolean => {
  const pathname = url.split("?")[0] ?? "";
  return pathname === path || pathname.startsWith(`${path}/`);
};

/** Throws VerseError `bad-settings` when the port cannot be had. */
export const startServer = ({ host, port, app, mounts = [] }: ServerOptions): Promise<RunningServer> => {
  const listener = getRequestListener(app.fetch);
  const server = createServer((request, response) => {
    const mount = mounts.find(({ path }) => below(path, request.url ?? "/"));
    if (mount === undefined) void listener(request, response);
    else mount.handle(request, response);
  });
  server.headersTimeout = 10_000;
  server.requestTimeout = 30_000;
  return new Promise((resolve, reject) => {
    server.once("error", (error) => {
      reject(
        new VerseError({
          code: "bad-settings",
          problem: `The web server cannot listen on ${host}:${port}.`,
          cure: "Choose another VERSE_HOST or VERSE_PORT (VERSE_ADMIN_PORT for the admin port); 0 takes any free port.",
          cause: error,
        }),
      );
    });
    server.listen(port, host, () => {
      const address: AddressInfo | string | null = server.address();
      const bound = typeof address === "object" && address !== null ? address.port : port;
      const name = host.includes(":") ? `[${host}]` : host;
      resolve({
        port: bound,
        url: `http://${name}:${bound}`,
        stop: (graceMs) =>
          new Promise((stopped) => {
            const timer = setTimeout(() => server.closeAllConnections(), graceMs);
            server.close(() => {
              clearTimeout(timer);
              stopped();
            });
            server.closeIdleConnections();
          }),
      });
    });
  });
};
