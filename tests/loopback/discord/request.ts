import type { Gateway } from "./gateway.js";
import type { Json, World } from "./world.js";

/** One REST call as the routes see it. */
export interface Call {
  readonly world: World;
  readonly gateway: Gateway;
  readonly body: Json;
  /** The body where it is a list (commands). */
  readonly items: readonly unknown[];
  readonly query: URLSearchParams;
  /** What the route's pattern captured. */
  readonly ids: readonly string[];
}

export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Route {
  readonly method: string;
  readonly path: RegExp;
  /** False: the token in the path speaks for itself. */
  readonly authorised: boolean;
  readonly run: (call: Call) => Answer;
}

export const id = (call: Call, index: number): string => call.ids[index] ?? "";
export const ok = (body: unknown): Answer => ({ status: 200, body });
export const nothing: Answer = { status: 204 };
