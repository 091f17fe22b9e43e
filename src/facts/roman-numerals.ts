const VALUES: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50, C: 100, D: 500, M: 1000 };
const WELL_FORMED = /^(?=[MDCLXVI])M{0,4}(?:CM|CD|D?C{0,4})(?:XC|XL|L?X{0,4})(?:IX|IV|V?I{0,4})$/i;

/** The value of a Roman numeral of either case ("XIV", "iv"), or null for what is none ("civil", "VX"). */
export function romanValue(text: string): number | null {
  if (!WELL_FORMED.test(text)) return null;
  const values = [...text.toUpperCase()].map((digit) => VALUES[digit] ?? 0);
  return values.reduce((sum, value, at) => sum + (value < (values[at + 1] ?? 0) ? -value : value), 0);
}
