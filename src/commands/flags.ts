/** Options of a command line by their names, as they were parsed. */
export type Flags = Readonly<Record<string, string | boolean | string[] | undefined>>;

export const textFlag = (value: Flags[string]): string | undefined =>
  typeof value === "string" ? value : undefined;
