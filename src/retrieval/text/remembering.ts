/**
 * A pure function that keeps its last results: words and sentences come again and again, while what they are made
 * into never changes. When `limit` results are kept all are let go, which costs less than knowing which is oldest.
 */
export function remembering<Value>(make: (text: string) => Value, limit: number): (text: string) => Value {
  const made = new Map<string, Value>();
  return (text) => {
    const known = made.get(text);
    if (known !== undefined) return known;
    if (made.size >= limit) made.clear();
    const value = make(text);
    made.set(text, value);
    return value;
  };
}
