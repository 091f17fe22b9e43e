/** Numbers sentence rows in the order of their first use: a statement's indexes into the quotes. */
export interface QuotedRows {
  placeOf(row: number): number;
  /** In the order of first use. */
  readonly rows: readonly number[];
}

export function firstUse(): QuotedRows {
  const rows: number[] = [];
  return {
    rows,
    placeOf(row) {
      const known = rows.indexOf(row);
      return known >= 0 ? known : rows.push(row) - 1;
    },
  };
}
