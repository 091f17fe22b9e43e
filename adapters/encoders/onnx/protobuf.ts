// Source of the wire format: https://protobuf.dev/programming-guides/encoding/
const VARINT = 0;
const LENGTH_DELIMITED = 2;
const FIXED_32 = 5;

const utf8 = new TextEncoder();

/** Protobuf's variable-length integer; a negative number is written as its 64-bit two's complement. */
const varint = (value: number): Uint8Array => {
  let rest = BigInt.asUintN(64, BigInt(value));
  const bytes: number[] = [];
  while (rest > 0x7fn) {
    bytes.push(Number(rest & 0x7fn) | 0x80);
    rest >>= 7n;
  }
  bytes.push(Number(rest));
  return Uint8Array.from(bytes);
};

const key = (field: number, wireType: number): Uint8Array => varint(field * 8 + wireType);

/** A message is its encoded fields, one after the other. */
export const message = (...fields: readonly Uint8Array[]): Uint8Array => Buffer.concat(fields);

export const integerField = (field: number, value: number): Uint8Array =>
  message(key(field, VARINT), varint(value));

export const floatField = (field: number, value: number): Uint8Array => {
  const bytes = Buffer.alloc(4);
  bytes.writeFloatLE(value);
  return message(key(field, FIXED_32), bytes);
};

/** A field whose value is bytes: a nested message or raw data. */
export const bytesField = (field: number, value: Uint8Array): Uint8Array =>
  message(key(field, LENGTH_DELIMITED), varint(value.byteLength), value);

export const textField = (field: number, value: string): Uint8Array => bytesField(field, utf8.encode(value));
