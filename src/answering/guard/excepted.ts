/** What follows the exception in a clause: the case that it lets out. */
export function exceptedBy(clause: string): string {
  const found =
    /(?:unless|except(?:ion)?(?: (?:for|of|in cases of))?|but not|other than|apart from|excluding|save(?: for)?(?= (?:those|where|when|in|that|as)))(?![A-Za-z])([^;.]*)/i.exec(
      clause,
    )?.[1];
  return (
    /(?:^|, )([^,;.]{2,60}?) excepted(?![A-Za-z])/i.exec(clause)?.[1] ??
    found ??
    /除了?([^,。;]{1,30}?)(?:之?外|以外)/u.exec(clause)?.[1] ??
    /([^,。;]{2,30}?)的?除外/u.exec(clause)?.[1] ??
    /除非([^,。;]*)/u.exec(clause)?.[1] ??
    ""
  );
}
