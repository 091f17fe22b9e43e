import type { DocumentKind } from "../../../documents/document.js";
import type { ConflictSide, StandingFacts, Wording } from "./wording.js";

const KINDS: Readonly<Record<DocumentKind, string>> = {
  policy: "政策",
  plan: "计划",
  proposal: "提案",
  report: "报道",
  other: "文件",
};
const side = ({ title, kind, date, said }: ConflictSide): string =>
  `《${title}》（${[KINDS[kind], ...(date ? [date] : [])].join("，")}）${said ? `为 ${said}` : ""}`;

function holds({ title, status, from, until }: StandingFacts): string {
  switch (status) {
    case "in-force":
      if (from === null) return `《${title}》有效期至 ${until}。`;
      return until === null
        ? `《${title}》自 ${from} 起有效，未注明截止日期。`
        : `《${title}》自 ${from} 起有效，有效期至 ${until}。`;
    case "ended":
      return `《${title}》已失效${until ? `（${until}）` : ""}。`;
    case "not-yet-in-force":
      return `《${title}》尚未生效${from ? `（自 ${from} 起${until ? `至 ${until}` : ""}）` : ""}。`;
    case "not-adopted":
      return `《${title}》为提案，未获通过。`;
    case "report":
      return `《${title}》为报道，并非规定。`;
    case "unknown":
      return `《${title}》未注明有效期。`;
  }
}

function standing(facts: StandingFacts): string {
  const { replacedBy, replaces, newer } = facts;
  const later = replacedBy
    ? [`已由《${replacedBy.title}》取代${replacedBy.from ? `（自 ${replacedBy.from} 起）` : ""}。`]
    : newer
      ? ["这里没有更新的版本。"]
      : [];
  return [holds(facts), ...later, ...(replaces ? [`它取代了《${replaces}》。`] : [])].join("");
}

export const CHINESE: Wording = {
  language: "zh",
  languages: new Map([
    ["zh", "中文"],
    ["en", "英语"],
  ]),
  notCovered: "文件中没有相关内容。",
  closest: (titles) => `最接近的段落见${titles.map((title) => `《${title}》`).join("、")}。`,
  ambiguous: "这个问题可能指多份文件，请选择：",
  untranslated: "汉英词典仍在准备中，目前只按问题原文检索；请一分钟后再问。",
  degraded: {
    timeout: "语言模型超时",
    stopped: "语言模型已被中止",
    failed: "语言模型出错",
    breaker: "语言模型暂不可用",
    budget: "语言模型的额度已用完",
    busy: "语言模型繁忙",
    "nothing-left": "语言模型的表述均未通过与原文的核对",
    "not-covered": "语言模型未在其中找到答案",
  },
  unencoded: {
    timeout: "仅按字词检索：语义检索超时。",
    failed: "仅按字词检索：语义检索出错。",
    breaker: "仅按字词检索：语义检索暂不可用。",
    stopped: "仅按字词检索：语义检索已被中止。",
    other: "仅按字词检索：索引是为另一种语义检索建立的。",
  },
  unranked: {
    timeout: "段落按初步顺序排列：重排序模型超时。",
    failed: "段落按初步顺序排列：重排序模型出错。",
    breaker: "段落按初步顺序排列：重排序模型暂不可用。",
    stopped: "段落按初步顺序排列：重排序模型已被中止。",
  },
  conflict: (one, other) => `${side(one)}，${side(other)}`,
  standing,
  notice: {
    uncertain: () => "这是文件中最接近的内容，未必能回答您的问题。",
    ended: ({ title, date }) => `《${title}》已失效${date ? `（${date}）` : ""}。`,
    "not-yet-in-force": ({ title, date }) => `《${title}》尚未生效${date ? `（自 ${date} 起）` : ""}。`,
    "not-adopted": ({ title }) => `《${title}》为提案，未获通过。`,
    report: ({ title }) => `《${title}》为报道，并非规定。`,
    "source-damaged": ({ title, detail }) => `关于《${title}》：${detail ?? ""}`,
    translation: ({ title, detail }) => `《${title}》引自译文，以${detail ?? "原文"}文本为准。`,
    conflict: ({ detail }) => `文件之间不一致：${detail ?? ""}。`,
    degraded: ({ detail }) => `仅提供引文：${detail ?? "语言模型未作答"}。`,
  },
};
