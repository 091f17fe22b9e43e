import { describe, expect, it } from "vitest";
import { oneSpelling } from "../../../src/retrieval/text/spelling.js";
import { tokenize } from "../../../src/retrieval/text/tokens.js";

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
    ["dueller", "dueler"],
    ["crueller", "crueler"],
    ["enrolments", "enrollments"],
    ["fulfilment", "fulfillment"],
    ["enrols", "enrolls"],
    ["gynaecology", "gynecology"],
    ["oesophagus", "esophagus"],
    ["hydrolysed", "hydrolyzed"],
    ["manoeuvred", "maneuvered"],
    ["calibred", "calibered"],
    ["instil", "instill"],
    ["distil", "distill"],
    ["appal", "appall"],
    ["enthral", "enthrall"],
    ["pretence", "pretense"],
    ["analogue", "analog"],
    ["epilogue", "epilog"],
    ["monologue", "monolog"],
    ["prologue", "prolog"],
    ["grey", "gray"],
    ["aluminium", "aluminum"],
    ["sulphur", "sulfur"],
    ["tyre", "tire"],
    ["tyres", "tires"],
    ["wilful", "willful"],
    ["acknowledgement", "acknowledgment"],
    ["acknowledgements", "acknowledgments"],
    ["judgements", "judgments"],
    ["programmes", "programs"],
  ])("%s and %s are one term", (british, american) => {
    expect(termOf(british)).toBe(termOf(american));
  });

  it("in -our are one term with those in -or", () => {
    const stems =
      "arm behavi cand clam col demean endeav fav ferv flav harb hon hum lab neighb od parl ranc rig rum savi sav splend succ tum val vap vig";
    const apart = stems.split(" ").filter((stem) => termOf(`${stem}our`) !== termOf(`${stem}or`));
    expect(apart).toEqual([]);
  });

  it("in -re are one term with those in -er", () => {
    const stems =
      "cent calib fib lit lust manoeuv meag met mit sab sepulch somb spect theat centimet kilomet millimet";
    const apart = stems.split(" ").filter((stem) => termOf(`${stem}re`) !== termOf(`${stem}er`));
    expect(apart).toEqual([]);
  });

  it("in which -ise is no suffix are left alone", () => {
    const words =
      "advise advertise arise bruise chastise compromise comprise concise cruise demise despise devise disguise enterprise excise exercise expertise franchise guise improvise incise merchandise noise paradise poise praise precise premise promise raise revise rise supervise surmise surprise televise treatise uprise vise wise unwise likewise otherwise clockwise";
    expect(words.split(" ").map(oneSpelling)).toEqual(words.split(" "));
  });

  it.each([
    ["precise", "precisely"],
    ["advise", "advisable"],
    ["exercise", "exercisable"],
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
