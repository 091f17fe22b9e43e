import type { Wording } from "./wording.js";

export const CHINESE: Wording = {
  language: "zh",
  notCovered: "文件中没有相关内容。",
  closest: (titles) => `最接近的段落见${titles.map((title) => `《${title}》`).join("、")}。`,
  ambiguous: "这个问题可能指多份文件，请选择：",
  notice: {
    uncertain: () => "以下为最接近的段落，未必回答了问题。",
    ended: ({ title, date }) => `《${title}》已失效${date ? `（${date}）` : ""}。`,
    "not-yet-in-force": ({ title, date }) => `《${title}》尚未生效${date ? `（自 ${date} 起）` : ""}。`,
    "not-adopted": ({ title }) => `《${title}》为提案，未获通过。`,
    report: ({ title }) => `《${title}》为报道，并非规定。`,
    "source-damaged": ({ title, detail }) => `《${title}》原文有缺损：${detail ?? ""}`,
    translation: ({ title, detail }) => `《${title}》引自译文，以${detail ?? "原文"}文本为准。`,
    conflict: ({ title }) => `《${title}》与另一文件不一致。`,
    degraded: ({ detail }) => `仅提供引文：${detail ?? "语言模型未作答"}。`,
  },
};
