/**
 * English function words and question words: they say how something is asked, not what about. Words of
 * order and measure (before, until, over, most) stay: policies turn on them.
 */
export const STOPWORDS: ReadonlySet<string> = new Set(
  `a all also am an and any anybody anyone anything are as at be because been being both but by can could did do does doing done everybody everyone everything
  for from had has have having he her here hers him his how i if in into is it its just may me might must
  my no nor not of on once only or our ours own shall she should somebody someone something so some such than that the their theirs
  them then there these they this those through to too us very was we were what when where which who whom
  whose why will with would you your yours i'm it's don't doesn't isn't aren't there's what's who's`.split(
    /\s+/,
  ),
);
