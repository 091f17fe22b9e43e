/** The English name of a country or region by its code ("DE": Germany); the code itself where it is none. */
export function regionName(code: string): string {
  try {
    return new Intl.DisplayNames("en", { type: "region" }).of(code) ?? code;
  } catch {
    return code;
  }
}
