/** The body as text; rejects as soon as it has more than `limit` bytes, so that no answer can fill the memory. */
export async function readBounded({ body }: Response, limit: number): Promise<string> {
  if (body === null) return "";
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of body) {
    bytes += part.byteLength;
    // Leaving the loop cancels the stream.
    if (bytes > limit) throw new Error(`More than ${limit} bytes.`);
    parts.push(part);
  }
  return new TextDecoder().decode(Buffer.concat(parts));
}
