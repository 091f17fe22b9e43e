import type { Thresholds } from "../answering/finding/confidence.js";
import { type Confidences, effectOf } from "./refusal-curve.js";

export interface Panel {
  readonly title: string;
  readonly confidences: Confidences;
  /** Drawn as upright lines. */
  readonly thresholds: Thresholds;
}

const WIDTH = 720;
const HEIGHT = 420;
const LEFT = 76;
const TOP = 56;
const PLOT = { width: 480, height: 290 };
const KEPT = "#0b62a8";
const REFUSED = "#b3470f";
const GREY = "#555";

const x = (threshold: number): number => LEFT + threshold * PLOT.width;
const y = (share: number): number => TOP + (1 - share) * PLOT.height;
const round = (value: number): string => String(Math.round(value * 10) / 10);
const percent = (share: number): string => `${Math.round(share * 100)} %`;
const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

const text = (at: readonly [number, number], said: string, rest = ""): string =>
  `<text x="${round(at[0])}" y="${round(at[1])}"${rest && ` ${rest}`}>${escaped(said)}</text>`;
const line = (from: readonly [number, number], to: readonly [number, number], rest: string): string =>
  `<line x1="${round(from[0])}" y1="${round(from[1])}" x2="${round(to[0])}" y2="${round(to[1])}" ${rest}/>`;

/** Shares kept and refused against the refusal threshold, one panel a kind of question: a self-contained SVG 1.1 file. */
export function curveSvg(panels: readonly Panel[]): string {
  const height = HEIGHT * panels.length;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" font-family="sans-serif" font-size="13" fill="#222">`,
    `<rect width="${WIDTH}" height="${height}" fill="#fff"/>`,
    ...panels.map((panel, i) => `<g transform="translate(0 ${i * HEIGHT})">\n${drawn(panel)}\n</g>`),
    "</svg>\n",
  ].join("\n");
}

function drawn({ title, confidences, thresholds }: Panel): string {
  const { answerable, unanswerable } = confidences;
  const effect = effectOf(confidences, thresholds.refuse);
  const key = x(1) + 16;
  return [
    text([LEFT, 26], title, 'font-size="16" font-weight="bold"'),
    ...axes(),
    ...bound(thresholds.refuse, `refuse ${thresholds.refuse.toFixed(3)}`, "none", "end"),
    ...bound(thresholds.hedge, `hedge ${thresholds.hedge.toFixed(3)}`, "5 4", "start"),
    curve(confidences, "kept", KEPT, ""),
    curve(confidences, "refused", REFUSED, ' stroke-dasharray="8 3"'),
    line([key, TOP + 16], [key + 26, TOP + 16], `stroke="${KEPT}" stroke-width="2.5"`),
    text([key + 32, TOP + 20], "answerable kept", `fill="${KEPT}"`),
    text([key + 32, TOP + 38], `${percent(effect.kept)} of ${answerable.length} at refuse`),
    line(
      [key, TOP + 66],
      [key + 26, TOP + 66],
      `stroke="${REFUSED}" stroke-width="2.5" stroke-dasharray="8 3"`,
    ),
    text([key + 32, TOP + 70], "others refused", `fill="${REFUSED}"`),
    text([key + 32, TOP + 88], `${percent(effect.refused)} of ${unanswerable.length} at refuse`),
  ].join("\n");
}

function axes(): string[] {
  const shares = [0, 0.25, 0.5, 0.75, 1].flatMap((share) => [
    line([LEFT, y(share)], [x(1), y(share)], 'stroke="#ddd"'),
    text([LEFT - 8, y(share) + 4], percent(share), 'text-anchor="end"'),
  ]);
  const thresholds = [0, 0.2, 0.4, 0.6, 0.8, 1].flatMap((threshold) => [
    line([x(threshold), y(0)], [x(threshold), y(0) + 5], `stroke="${GREY}"`),
    text([x(threshold), y(0) + 20], threshold.toFixed(1), 'text-anchor="middle"'),
  ]);
  return [
    ...shares,
    ...thresholds,
    line([LEFT, y(0)], [x(1), y(0)], `stroke="${GREY}"`),
    line([LEFT, y(0)], [LEFT, y(1)], `stroke="${GREY}"`),
    text([x(0.5), y(0) + 44], "Refusal threshold of the confidence", 'text-anchor="middle"'),
    text(
      [0, 0],
      "Share of the questions",
      `text-anchor="middle" transform="translate(20 ${y(0.5)}) rotate(-90)"`,
    ),
  ];
}

const bound = (at: number, label: string, dashes: string, anchor: "start" | "end"): string[] => [
  line([x(at), y(0)], [x(at), y(1) - 4], `stroke="${GREY}" stroke-dasharray="${dashes}"`),
  // Apart even where both bounds are one.
  text([x(at) + (anchor === "end" ? -3 : 3), y(1) - 8], label, `text-anchor="${anchor}" fill="${GREY}"`),
];

/** Steps: between two measured confidences nothing changes. */
function curve(confidences: Confidences, which: "kept" | "refused", colour: string, rest: string): string {
  const values = [...confidences.answerable, ...confidences.unanswerable];
  const edges = [...new Set(values)].filter((value) => value > 0 && value < 1).sort((a, b) => a - b);
  const share = (threshold: number): number => effectOf(confidences, threshold)[which];
  let path = `M${round(x(0))} ${round(y(share(0)))}`;
  for (const [i, edge] of edges.entries()) {
    // A question goes just above its own confidence.
    const after = ((edges[i + 1] ?? 1) + edge) / 2;
    path += `H${round(x(edge))}V${round(y(share(after)))}`;
  }
  return `<path d="${path}H${round(x(1))}" fill="none" stroke="${colour}" stroke-width="2.5"${rest}/>`;
}
