import { CHINESE_NOUN, CHINESE_PROCESS } from "./relational-nouns.js";
import { withoutEnd } from "./topic.js";

const CONTINUES = /^(?:那么|那|还有|另外|而|请问|然后|如果是|如果|换成|要是|至于)+[，,]?/u;
const PARTICLE = /(?:呢|又如何|怎么样|怎样|如何|可以吗|也一样吗|也是吗|也可以吗)$/u;
const PLACE = /\p{Script=Han}{2,4}?(?:自治区|新区|街道|省|市|区|县|镇|乡|村)/u;
const SUFFIX = /(?:自治区|新区|街道|省|市|区|县|镇|乡|村)$/u;
const SHORT_QUESTION =
  /^(?:到什么时候|到何时|截止到什么时候|截至何时|什么时候|何时|从什么时候开始|从何时起|从什么时候|多久|多长时间|多少|多少钱|为什么|为何|谁|由谁|找谁|向谁申请|谁来批准|谁批准|哪里|在哪里|去哪里|怎么办理|怎么申请|如何申请|需要什么材料|要什么材料|需要哪些材料|有什么条件|什么条件|有效期到什么时候|几年|几天|怎么算|哪些|哪个)$/u;
/** "需要哪些材料", "有几天", "什么时候退还", "由谁批准": nothing is named. */
const ASKED_NOUN = new RegExp(
  `^(?:要|需要|有|有没有|还有|在|到|从)?(?:哪些|什么|哪个|哪|几|多少)(?:个|种|类)?(?:${CHINESE_NOUN})(?:要求|限制)?$`,
  "u",
);
const ASKED_PROCESS = new RegExp(
  `^(?:要|需要|应该|应)?(?:在|到|从|由|向|找)?(?:什么时候|何时|哪天|多久|谁|哪里|怎么|如何|怎样|为什么|几号)(?:来|去|才能|可以|能|会|开始)?(?:${CHINESE_PROCESS})$`,
  "u",
);
const POINTS_BACK = /^(?:它|它们|他们|她们|这|这个|这些|那个|那些|该|此|上述|其)/u;
const NOT_ASKED =
  /^(?:谢谢|多谢|感谢|好的?|好吧|知道了|明白了?|收到|你好|您好|再见|嗯+|哦+|行|可以|没事|不用了)[^?？]*$/u;
const YEAR = /(?:19|20)\d\d年?/u;

/** Swaps the counterpart of `thing` in the earlier question; when there is none, both stay. */
const withThing = (previous: string, thing: string): string => {
  const bare = withoutEnd(previous);
  if (YEAR.test(thing) && YEAR.test(bare)) return `${bare.replace(YEAR, thing)}？`;
  const place = PLACE.exec(bare.replace(/^(?:请问|在)/u, (lead) => "　".repeat(lead.length)));
  if (place !== null) {
    const suffix = SUFFIX.exec(place[0])?.[0] ?? "";
    const named = SUFFIX.test(thing) ? thing : `${thing}${suffix}`;
    if ([...thing].length <= 4 || SUFFIX.test(thing))
      return `${bare.slice(0, place.index)}${named}${bare.slice(place.index + place[0].length)}？`;
  }
  const owner = /^(?:在)?(\p{Script=Han}{2,4}?)(?=的|有|能|可以)/u.exec(bare);
  if (owner?.[1] !== undefined && [...thing].length <= 4) return `${bare.replace(owner[1], thing)}？`;
  return `${bare}，${thing}呢？`;
};

/** The words of the earlier question before what an earlier follow-up added to it. */
const withoutAdded = (previous: string): string => {
  const bare = withoutEnd(previous);
  const at = bare.lastIndexOf("，");
  if (at < 0) return bare;
  return resolveChinese(`${bare.slice(at + 1)}？`, bare.slice(0, at)) === null ? bare : bare.slice(0, at);
};

/** The full question, or null when `text` stands on its own. */
export const resolveChinese = (text: string, previous: string): string | null => {
  const before = withoutAdded(previous);
  const bare = withoutEnd(text);
  if (bare === "" || NOT_ASKED.test(text)) return null;
  const asked = /[?？]\s*$/u.test(text);
  const joined = CONTINUES.test(bare);
  const core = withoutEnd(bare.replace(CONTINUES, ""));
  const length = [...core].length;
  const withoutParticle = core.replace(PARTICLE, "").replace(/^(?:对于|对|在)(?=\p{Script=Han}{2})/u, "");
  const particle = withoutParticle !== core && /呢$/u.test(core);
  const question = core.replace(/呢$/u, "");
  if ([SHORT_QUESTION, ASKED_NOUN, ASKED_PROCESS].some((form) => form.test(question)))
    return `${before}，${question}？`;
  if (particle && length <= 10 && withoutParticle !== "" && !/[什哪谁几多怎]/u.test(withoutParticle))
    return POINTS_BACK.test(withoutParticle) ? null : withThing(before, withoutParticle);
  if (POINTS_BACK.test(core) && length <= 16 && (asked || joined)) return `${before}，${core}？`;
  if (asked && length <= 6 && !/[什哪谁几多怎吗么何]/u.test(core)) return withThing(before, withoutParticle);
  return null;
};
