// Words of which a text means one and not another; the spellings of one are parted by "/".
const SETS: readonly string[] = [
  "north(?:ern)?|south(?:ern)?|east(?:ern)?|west(?:ern)?",
  "(?:greater|higher|larger|later|longer) of|(?:lesser|lower|smaller|earlier|shorter) of",
  "whichever (?:[a-z]+ ){0,2}?is (?:the )?(?:greater|higher|larger|later|longer|more)|whichever (?:[a-z]+ ){0,2}?is (?:the )?(?:less|lower|smaller|earlier|shorter|sooner)",
  "first (?:working |business |calendar )?(?:days?|week|month|quarter|year|hour)|last (?:working |business |calendar )?(?:days?|week|month|quarter|year|hour)",
  "full-time|part-time",
  "gross|net",
  "indoors?|outdoors?",
  "internal(?:ly)?|external(?:ly)?",
  "upper|lower(?! than)",
  "left-hand|right-hand",
  "oral(?:ly)?|written|in writing",
  "inpatients?|outpatients?",
  "inbound|outbound",
  "domestic|international|foreign",
  "winter|spring|summer|autumn",
  "morning|afternoon|evening",
  "red|green|yellow|blue|orange|white|black",
  "mothers?|fathers?",
  "buyers?|sellers?",
  "landlords?|tenants?",
  "lenders?|borrowers?",
];
const SAME = new Map([["in writing", "written"]]);
const compiled = SETS.map((set) =>
  set.split(/\|(?![^(]*\))/).map((form) => ({
    form: SAME.get(form) ?? form,
    pattern: new RegExp(`(?<![A-Za-z])(?:${form})(?![A-Za-z])`, "i"),
  })),
);

/** A word of a statement for which its source says an opposite, or null. */
export function oppositeOf(statement: string, source: string): { found: string; expected: string } | null {
  for (const set of compiled) {
    const said = new Map(
      set.flatMap(({ form, pattern }) =>
        pattern.test(statement) ? [[form, pattern.exec(statement)?.[0] ?? form]] : [],
      ),
    );
    const told = new Map(
      set.flatMap(({ form, pattern }) =>
        pattern.test(source) ? [[form, pattern.exec(source)?.[0] ?? form]] : [],
      ),
    );
    const found = [...said].find(([form]) => !told.has(form));
    const expected = [...told].find(([form]) => !said.has(form));
    if (found && expected) return { found: found[1], expected: expected[1] };
  }
  return null;
}
