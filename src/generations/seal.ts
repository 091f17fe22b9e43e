import { createHash } from "node:crypto";

export function sha256Of(bytes: Uint8Array | string): string {
  return createHash("sha256").update(bytes).digest("hex");
}

const SEAL = /,\n {2}"checksum": "([0-9a-f]{64})"\n\}\n$/;

/**
 * The value as JSON whose last key holds the SHA-256 of everything before it, so that a manifest proves itself
 * whole even when nothing else vouches for it.
 */
export function sealed(value: object): string {
  const body = JSON.stringify(value, null, 2).slice(0, -"\n}".length);
  return `${body},\n  "checksum": "${sha256Of(body)}"\n}\n`;
}

/** Whether the text is exactly what `sealed` once made. */
export function isSealed(text: string): boolean {
  const seal = SEAL.exec(text);
  return seal !== null && sha256Of(text.slice(0, seal.index)) === seal[1];
}
