import { readNumerals } from "../../facts/numerals.js";
import { contentOf } from "./clauses.js";

// Words that a paraphrase puts for one another, one meaning a line; the first stands for all.
const MEANINGS = [
  "pay|pays|paid|payable|payment|payments|cost|costs|fee|fees|charge|charges|charged|reimbursed|reimburse|reimburses|spend|price",
  "receive|receives|received|get|gets|got|obtain|obtains|granted|grant|given|gives|give|entitled",
  "employee|employees|staff|worker|workers|personnel",
  "begin|begins|start|starts|started|commence|commences|beginning|opens",
  "end|ends|ended|terminate|terminates|terminated|termination|expire|expires|finish|finishes",
  "submit|submits|submitted|file|filed|lodge|lodged|send|sent|hand|handed",
  "keep|keeps|kept|retain|retains|retained|retention|store|stored|stores|storage|held|hold|holds",
  "erase|erased|erases|delete|deletes|deleted|destroy|destroyed|overwritten",
  "increase|increases|raise|raised|rise|rises|lift|grow|growth",
  "reduce|reduces|reduced|reduction|lower|lowered|lowers|decrease|decreases|cut|cuts",
  "inform|informs|informed|notify|notified|notifies|tell|told|notification|notice|report|reported|reports",
  "repeat|repeats|repeated|repetition|retake|resit",
  "allowance|quota|limit|limited|cap|capped|ceiling|maximum",
  "return|returns|returned|back",
  "book|books|booked|booking|reserve|reserved|reservation",
  "exam|exams|examination|examinations",
  "person|persons|people|anyone|everybody|everyone|whoever|anybody|nobody|somebody|someone",
  "refuse|refuses|refused|reject|rejects|rejected|decline|declines|declined|deny|denied",
  "approve|approval|approved|approves|consent|agree|agrees|agreement|permission",
  "use|uses|used|using|usage",
  "leave|leaves|absence",
  "buy|buys|bought|purchase|purchases|purchased",
  "year|years|yearly|annual|annually",
  "month|months|monthly",
  "week|weeks|weekly|fortnight",
  "day|days|daily",
  "phone|telephone|call",
  "email|e-mail|emails",
  "need|needs|needed|require|requires|required|requirement",
  "start|entry",
  "live|lives|resident|residents|residence",
  "car|cars|vehicle|vehicles",
  "child|children|kids",
  "device|devices|appliance",
  "extend|extends|extended|extension|extensions",
  "apply|applies|applied|application|applications",
  "register|registers|registered|registration",
  "exclude|excludes|excluded|exclusion",
  "decide|decides|decided|decision",
  "renew|renews|renewed|renewal",
  "publish|published|publication",
  "late|delay|delayed|delays|overdue",
] as const;
const canon: ReadonlyMap<string, string> = new Map(
  MEANINGS.flatMap((line) => {
    const words = line.split("|");
    return words.map((word) => [word, words[0] ?? word] as const);
  }),
);

// "Once the form is signed" counts nothing.
const ONCE = /^once (?!(?:a|an|per|every|each|in|more|only)(?![a-z]))/i;

/** Each number as one word, the same for every notation. */
export function markNumbers(text: string): string {
  return readNumerals(text)
    .filter((n) => !/[A-Za-z\d]x?$/.test(text.slice(0, n.start)) && !ONCE.test(text.slice(n.start)))
    .reduceRight((out, n) => {
      const word = ` n${String(Number(n.value.toPrecision(6))).replace(/[.e+-]+/g, "p")} `;
      return out.slice(0, n.start) + word + out.slice(n.end);
    }, text);
}

/** The meanings of a text in the order in which they stand. */
export const orderOf = (text: string): string[] => [...meaningOf(text)];

/** Content words with one word for what a paraphrase may say in several, and one for each number. */
export const meaningOf = (text: string): Set<string> => meaningOfMarked(markNumbers(text));

/** The same for a text whose numbers are words already. */
export const meaningOfMarked = (text: string): Set<string> =>
  contentOf(
    text
      .toLowerCase()
      .replace(/e-mail/g, "email")
      .replace(
        /(?<![a-z])(?:given?|gives|bring|brought|handed?|sent?|sends?)(?: \w+)? back(?![a-z])/g,
        "return",
      )
      .replace(/(?<![a-z])turn(?:s|ed|ing)? down(?![a-z])/g, "refuse")
      .replace(/[a-z]+/g, (word) => canon.get(word) ?? word),
  );
