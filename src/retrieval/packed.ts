/**
 * Typed arrays in one file: a mark, a count, the length of each part in bytes, then the parts, each beginning at a
 * multiple of 8 so that it can be used where it lies.
 */
export type PackedPart = Uint8Array | Uint16Array | Uint32Array | Float64Array;

export function packParts(mark: number, count: number, parts: readonly PackedPart[]): Buffer {
  const header = headerBytes(parts.length);
  const sizes = parts.map(({ byteLength }) => byteLength + padding(byteLength));
  const packed = Buffer.alloc(sizes.reduce((sum, size) => sum + size, header));
  packed.writeUInt32LE(mark, 0);
  packed.writeUInt32LE(count, 4);
  let at = header;
  parts.forEach(({ buffer, byteOffset, byteLength }, i) => {
    packed.writeDoubleLE(byteLength, 8 + i * 8);
    packed.set(new Uint8Array(buffer, byteOffset, byteLength), at);
    at += sizes[i] ?? 0;
  });
  return packed;
}

export interface Unpacked {
  readonly count: number;
  readonly bytes: (part: number) => Uint8Array;
  readonly u16: (part: number) => Uint16Array;
  readonly u32: (part: number) => Uint32Array;
  readonly f64: (part: number) => Float64Array;
}

/** Null when the bytes are not `parts` parts behind that mark. */
export function unpackParts(mark: number, parts: number, source: Uint8Array): Unpacked | null {
  // Typed arrays need an aligned start; a buffer from a pool may begin anywhere.
  const packed = source.byteOffset % 8 === 0 ? source : Uint8Array.from(source);
  const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
  if (packed.byteLength < headerBytes(parts) || view.getUint32(0, true) !== mark) return null;
  const lengths: number[] = [];
  const starts: number[] = [];
  let end = headerBytes(parts);
  for (let i = 0; i < parts; i++) {
    const length = view.getFloat64(8 + i * 8, true);
    if (!(length >= 0) || end + length > packed.byteLength) return null;
    starts.push(packed.byteOffset + end);
    lengths.push(length);
    end += length + padding(length);
  }
  const part = (i: number): readonly [ArrayBufferLike, number, number] => [
    packed.buffer,
    starts[i] ?? 0,
    lengths[i] ?? 0,
  ];
  const elements = (i: number, size: number): readonly [ArrayBufferLike, number, number] => {
    const [buffer, start, length] = part(i);
    return [buffer, start, Math.floor(length / size)];
  };
  return {
    count: view.getUint32(4, true),
    bytes: (i) => new Uint8Array(...part(i)),
    u16: (i) => new Uint16Array(...elements(i, 2)),
    u32: (i) => new Uint32Array(...elements(i, 4)),
    f64: (i) => new Float64Array(...elements(i, 8)),
  };
}

const headerBytes = (parts: number): number => 8 + parts * 8;
const padding = (length: number): number => (8 - (length % 8)) % 8;
