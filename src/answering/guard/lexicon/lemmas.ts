// Forms that no ending tells, after the word they belong to.
const IRREGULAR =
  "be was were been is are|become became|begin began begun|bind bound|break broke broken|bring brought|build built|buy bought|catch caught|choose chose chosen|come came|cost|cut|deal dealt|do did done|draw drew drawn|drive drove driven|eat ate eaten|fall fell fallen|find found|fly flew flown|forbid forbade forbidden|forget forgot forgotten|freeze froze frozen|get got gotten|give gave given|go went gone|grow grew grown|have had has|hear heard|hide hid hidden|hold held|keep kept|know knew known|lay laid|lead led|leave left|lend lent|let|lie lay lain|lose lost|make made|mean meant|meet met|pay paid|put|read|ride rode ridden|ring rang rung|rise rose risen|run ran|say said|see saw seen|seek sought|sell sold|send sent|set|shut|sit sat|sleep slept|speak spoke spoken|spend spent|stand stood|steal stole stolen|take took taken|teach taught|tell told|think thought|throw threw thrown|undergo underwent undergone|understand understood|wear wore worn|win won|withdraw withdrew withdrawn|write wrote written|child children|man men|woman women|foot feet|tooth teeth|person people|life lives|wife wives|half halves|staff staves";
const bases: ReadonlyMap<string, string> = new Map(
  IRREGULAR.split("|").flatMap((line) => {
    const [base = "", ...forms] = line.split(" ");
    return forms.map((form) => [form, base] as const);
  }),
);

/** The words that a form may be one of, the form itself first. */
export function lemmasOf(form: string): string[] {
  const found = [form];
  const base = bases.get(form);
  if (base !== undefined) found.push(base);
  const ending = /^(.{2,}?)(ies|ied|es|ed|ing|s)$/.exec(form);
  const [, stem, end] = ending ?? [];
  if (stem !== undefined && end !== undefined) {
    if (end === "ies" || end === "ied") found.push(`${stem}y`);
    else {
      found.push(stem);
      if (end !== "s") found.push(`${stem}e`);
      if (/([b-df-hj-np-tv-z])\1$/.test(stem)) found.push(stem.slice(0, -1));
    }
  }
  return found;
}
