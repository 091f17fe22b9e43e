/** An answer of the Web API with `ok: false`; the stand-in's methods throw it. */
export class Refusal extends Error {
  readonly body: Readonly<Record<string, unknown>>;

  constructor(
    readonly code: string,
    detail: Readonly<Record<string, unknown>> = {},
  ) {
    super(code);
    this.body = { ok: false, error: code, ...detail };
  }
}

export type Fields = Readonly<Record<string, unknown>>;

export const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

export const fieldsOf = (value: unknown): Fields => (isFields(value) ? value : {});
export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
export const textOf = (value: unknown): string =>
  typeof value === "string" || typeof value === "number" ? String(value) : "";
