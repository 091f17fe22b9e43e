/** People of one sort, by the ends of the nouns that mean them and the nouns without such an end. */
const PEOPLE =
  /^[a-z-]{3,}(?:ers|ors|ists|ants|ees|ians|ents|er|or|ist|ee|ian)$|^(?:nurses?|pilots?|guards?|interns?|spouses?|veterans?|freelancers?|apprentices?|volunteers?|soldiers?|police|children|minors|women|men|parents?|grandparents?|husbands?|wives|judges?|clerks?|chefs?|cooks?|monks?|nuns?|priests?|athletes?|tenants?|landlords?)$/;
/** Nouns with such an end that mean no people. */
const NO_PEOPLE = new Set(
  "computers computer papers paper letters letter orders order numbers number offers offer matters matter powers power floors floor doors door errors error colors color colours factors factor documents document events event payments payment agreements agreement requirements requirement statements statement apartments apartment departments department fees fee degrees degree committee committees coffee trees tree servers server orders dinner summer winter december november october september transfer transfers covers cover layers layer water other others another either whether together later never ever over under after order gender behavior labor harbor moment development employment environment treatment equipment management investment government content percent accident accidents incident incidents patent patents talent rent event continent restaurants restaurant grants grant".split(
    " ",
  ),
);
const FOR = /\b(?:for|as)\s+((?:an?\s+|the\s+)?(?:[a-z-]+\s+){0,2}?[a-z-]+)(?=\s*[?.!,]|\s*$)/g;

/** The groups of people that a question is limited to at its end: "for nurses", "as a prison guard". Pure. */
export function groupsIn(question: string): string[] {
  return [...question.matchAll(FOR)].flatMap(([, phrase = ""]) => {
    const words = phrase.replace(/^(?:an?|the)\s+/, "").split(/\s+/);
    const head = words.at(-1) ?? "";
    return PEOPLE.test(head) && !NO_PEOPLE.has(head) ? [words.join(" ")] : [];
  });
}
