import { describe, expect, it } from "vitest";
import { oneSpelling } from "../../src/retrieval/text/spelling.js";
import { tokenize } from "../../src/retrieval/text/tokens.js";

const termOf = (word: string): string | undefined => tokenize(word)[0]?.term;

describe("British and American spellings", () => {
  it.each([
    ["organisation", "organization"],
    ["organises", "organizes"],
    ["summarise", "summarize"],
    ["authorised", "authorized"],
    ["analyse", "analyze"],
    ["paralysed", "paralyzed"],
    ["labour", "labor"],
    ["colourful", "colorful"],
    ["neighbourhoods", "neighborhoods"],
    ["behavioural", "behavioral"],
    ["centre", "center"],
    ["centres", "centers"],
    ["centred", "centered"],
    ["kilometres", "kilometers"],
    ["theatre", "theater"],
    ["manoeuvre", "maneuver"],
    ["travelled", "traveled"],
    ["labelling", "labeling"],
    ["fuelled", "fueled"],
    ["counsellor", "counselor"],
    ["jewellery", "jewelry"],
    ["jewellers", "jewelers"],
    ["enrol", "enroll"],
    ["enrolment", "enrollment"],
    ["instalments", "installments"],
    ["fulfil", "fulfill"],
    ["skilful", "skillful"],
    ["woollen", "woolen"],
    ["catalogue", "catalog"],
    ["catalogued", "cataloged"],
    ["dialogues", "dialogs"],
    ["licence", "license"],
    ["defence", "defense"],
    ["offences", "offenses"],
    ["practise", "practice"],
    ["practising", "practicing"],
    ["programme", "program"],
    ["judgement", "judgment"],
    ["ageing", "aging"],
    ["anaemia", "anemia"],
    ["haemorrhage", "hemorrhage"],
    ["paediatric", "pediatric"],
    ["archaeology", "archeology"],
    ["anaesthetic", "anesthetic"],
    ["diarrhoea", "diarrhea"],
    ["oestrogen", "estrogen"],
    ["foetus", "fetus"],
  ])("%s and %s are one term", (british, american) => {
    expect(termOf(british)).toBe(termOf(american));
  });

  it.each([
    ["precise", "precisely"],
    ["wise", "wisely"],
    ["install", "installation"],
    ["control", "controlled"],
    ["enroll", "enrolled"],
    ["excel", "excelling"],
    ["license", "licensed"],
    ["payroll", "payrolls"],
  ])("%s is still found by %s", (word, form) => {
    expect(termOf(form)).toBe(termOf(word));
  });

  it.each([
    ["hour", "hor"],
    ["overall", "overal"],
    ["four", "for"],
    ["call", "cal"],
    ["genre", "gener"],
    ["promise", "promize"],
    ["raise", "raize"],
    ["annually", "annualy"],
    ["science", "sciense"],
  ])("%s is left alone", (word, wrong) => {
    expect(oneSpelling(word)).toBe(word);
    expect(oneSpelling(word)).not.toBe(wrong);
  });
});
