import { parseQuery } from "../../retrieval/query.js";
import { stemsOf } from "../../retrieval/text/stems.js";

const ASKS =
  /\bin (?:force|effect)\b|\b(?:valid|applicable|apply|applies|effective|obsolete|outdated|expired?s?|superseded?|replace[sd]?|repealed|withdrawn|adopted|binding|current|active)\b|\bup[ -]to[ -]date\b|\bout of date\b|\bin use\b|\b(?:when|until when|since when|how long)\b.*\b(?:end|ends|start|starts|begin|begins|run|runs|last|lasts|stop|stops|expire|expires|ended|started|hold|holds|come|comes|enter|enters|take|takes)\b|\b(?:new|newer|newest|latest|later|updated|recent) (?:version|edition|one|text|[a-z]+)\b|有效|生效|失效|适用|过期|废止|取代|替代|替换|新版|最新|现行|更新|到期|(?:什么时候|何时)(?:开始|结束|实施|施行)|获得?通过/i;

/** Words that ask after a document's standing, and so name no document. */
const ASKING =
  "up force effect valid validity effective apply applies applicable still current currently now today anymore longer yet active date outdated obsolete expire expired expires expiry supersede superseded replace replaced replaces replacement repeal repealed withdraw withdrawn adopt adopted binding end ends ended start starts started begin begins stop stops run runs last lasts until since there new newer newest version edition one latest later recent more update updated become come comes go enter enters take takes took long day year month when status remain continue exist stay stays use used old text out hold holds between is been by something anything other another know tell what which";
const ASKING_ZH =
  /还|是否|仍然?|目前|现在|有效期?|生效|失效|适用|过期|废止|取代|替代|替换|被|新版本?|最新|版本?|现行|更新|到期|什么时候|何时|开始|结束|实施|施行|获得?|通过|吗|呢|有没有|没有|了|的|在|有|是|已经?|什么|哪[份个些]?|文件|到|会/gu;

/** A question that asks after the standing of a document: whether, from when or until when it holds, and what replaces it. */
export interface StandingQuestion {
  /** The terms by which the document is named. */
  readonly naming: readonly string[];
  /** It asks whether anything has taken the document's place. */
  readonly newer: boolean;
}

/** Null where the question asks something else. */
export function standingQuestionOf(question: string): StandingQuestion | null {
  if (!ASKS.test(question)) return null;
  const terms = parseQuery(question.replace(ASKING_ZH, " ")).tokens.map(({ term }) => term);
  const naming = terms.filter((term) => !stemsOf(ASKING).has(term));
  return naming.length === 0 ? null : { naming, newer: asksForNewer(question) };
}

const asksForNewer = (question: string): boolean =>
  /\b(?:new|newer|newest|latest|later|updated|recent|replace[sd]?|superseded?|up[ -]to[ -]date|outdated|current)\b|新版|最新|取代|替代|更新|过期/i.test(
    question,
  );
