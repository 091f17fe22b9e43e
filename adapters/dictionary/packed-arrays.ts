/** Typed arrays one after another, each behind its length and at a multiple of 8, used where they lie. */
export function packArrays(parts: readonly (Uint8Array | Uint32Array)[]): Uint8Array {
  const header = Buffer.alloc((parts.length + 1) * 8);
  header.writeDoubleLE(parts.length, 0);
  const chunks: Uint8Array[] = [header];
  parts.forEach((part, i) => {
    header.writeDoubleLE(part.byteLength, (i + 1) * 8);
    chunks.push(new Uint8Array(part.buffer, part.byteOffset, part.byteLength));
    chunks.push(new Uint8Array(padding(part.byteLength)));
  });
  return Buffer.concat(chunks);
}

const padding = (length: number): number => (8 - (length % 8)) % 8;

/** The parts' bytes; `source` must be what `packArrays` made, which its checksum proves. */
export function unpackArrays(source: Uint8Array): {
  bytes: (part: number) => Uint8Array;
  numbers: (part: number) => Uint32Array;
} {
  const whole = source.byteOffset % 8 === 0 ? source : Uint8Array.from(source);
  const view = new DataView(whole.buffer, whole.byteOffset, whole.byteLength);
  const starts: number[] = [];
  const lengths: number[] = [];
  const count = view.getFloat64(0, true);
  let position = (count + 1) * 8;
  for (let part = 0; part < count; part++) {
    const length = view.getFloat64((part + 1) * 8, true);
    starts.push(whole.byteOffset + position);
    lengths.push(length);
    position += length + padding(length);
  }
  return {
    bytes: (part) => new Uint8Array(whole.buffer, starts[part] ?? 0, lengths[part] ?? 0),
    numbers: (part) => new Uint32Array(whole.buffer, starts[part] ?? 0, (lengths[part] ?? 0) / 4),
  };
}
