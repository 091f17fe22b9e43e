import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { curveSvg } from "../../src/evaluation/curve-svg.js";
import { byKind, chooseThresholds, effectOf } from "../../src/evaluation/refusal-curve.js";

const hundred = Array.from({ length: 100 }, (_, i) => (i + 1) / 100);
const twenty = Array.from({ length: 20 }, (_, i) => (i + 1) / 20);

describe("choosing thresholds", () => {
  const cases: readonly (readonly [string, number[], number[], number, { refuse: number; hedge: number }])[] =
    [
      ["one of twenty may go", twenty, [0.02, 0.3], 0.95, { refuse: 0.075, hedge: 0.301 }],
      ["none may go", twenty, [0.02, 0.3], 1, { refuse: 0.035, hedge: 0.301 }],
      ["half may go", twenty, [0.02, 0.3], 0.5, { refuse: 0.525, hedge: 0.525 }],
      // .55 * 100 is a little more than 55 to a computer.
      ["forty-five of a hundred may go", hundred, [0.02, 0.3], 0.55, { refuse: 0.455, hedge: 0.455 }],
      ["the hedge stays under the median", [0.4, 0.5, 0.6], [0.9], 0.95, { refuse: 0.37, hedge: 0.5 }],
      ["a single question", [0.4], [0.1], 0.95, { refuse: 0.37, hedge: 0.37 }],
      ["one that found nothing", [0, 0.5], [0], 1, { refuse: 0, hedge: 0 }],
    ];
  it.each(cases)("%s", (_, answerable, unanswerable, keep, expected) => {
    const chosen = chooseThresholds({ answerable, unanswerable }, keep);
    expect(chosen?.refuse).toBeCloseTo(expected.refuse, 6);
    if (expected.refuse > 0) expect(chosen?.hedge).toBeCloseTo(expected.hedge, 6);
  });

  it("is null without both sorts", () => {
    expect(chooseThresholds({ answerable: [], unanswerable: [0.1] }, 0.95)).toBeNull();
    expect(chooseThresholds({ answerable: [0.1], unanswerable: [] }, 0.95)).toBeNull();
  });

  it("keeps the share, and refuses as much as any threshold that does", () => {
    const value = fc.double({ min: 0.002, max: 1, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(value, { minLength: 1, maxLength: 60 }),
        fc.array(value, { minLength: 1, maxLength: 20 }),
        fc.double({ min: 0.01, max: 1, noNaN: true }),
        (answerable, unanswerable, keep) => {
          const confidences = { answerable, unanswerable };
          const chosen = chooseThresholds(confidences, keep);
          if (!chosen) throw new Error("no thresholds");
          expect(effectOf(confidences, chosen.refuse).kept).toBeGreaterThanOrEqual(keep - 1e-8);
          const refused = effectOf(confidences, chosen.refuse).refused;
          for (const threshold of answerable) {
            if (effectOf(confidences, threshold).kept < keep) continue;
            // Bounds are rounded down to a thousandth.
            expect(refused).toBeGreaterThanOrEqual(effectOf(confidences, threshold - 0.0011).refused);
          }
          expect(chosen.hedge).toBeGreaterThanOrEqual(chosen.refuse);
          expect(chosen.hedge).toBeLessThanOrEqual(1);
        },
      ),
    );
  });

  it("counts what found nothing as refused whatever the threshold", () => {
    expect(effectOf({ answerable: [0, 0.5], unanswerable: [0, 0.5] }, 0)).toEqual({
      kept: 0.5,
      refused: 0.5,
    });
  });

  it("keeps kinds of comparison apart", () => {
    const weighed = [
      { kind: "fact", confidence: { value: 0.7, kind: "dense" as const } },
      { kind: "none", confidence: { value: 0.2, kind: "dense" as const } },
      { kind: "list", confidence: { value: 0.3, kind: "translated" as const } },
    ];
    expect(Object.fromEntries(byKind(weighed))).toEqual({
      dense: { answerable: [0.7], unanswerable: [0.2] },
      translated: { answerable: [0.3], unanswerable: [] },
    });
  });
});

describe("the curve", () => {
  const panel = {
    title: "Words & <meaning>",
    confidences: { answerable: [0.5, 0.7], unanswerable: [0.2, 0.6] },
    thresholds: { refuse: 0.5, hedge: 0.6 },
  };
  const svg = curveSvg([panel, panel]);

  it("is one self-contained drawing a panel with both axes, both bounds and both shares named", () => {
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"[^>]*height="840"/);
    expect(svg).not.toMatch(/href|<script|<image|url\(|NaN|undefined|Infinity/);
    expect(svg.match(/<g /g)).toHaveLength(2);
    const said = [...svg.matchAll(/>([^<>]+)<\/text>/g)].map(([, text]) => text);
    for (const label of [
      "Refusal threshold of the confidence",
      "Share of the questions",
      "refuse 0.500",
      "hedge 0.600",
      "100 % of 2 at refuse",
      "50 % of 2 at refuse",
      "Words &amp; &lt;meaning&gt;",
    ])
      expect(said).toContain(label);
  });

  it("names both bounds apart where they are one", () => {
    const one = curveSvg([{ ...panel, thresholds: { refuse: 0.5, hedge: 0.5 } }]);
    const at = (label: string): number =>
      Number(new RegExp(`<text x="([\\d.]+)"[^>]*>${label} `).exec(one)?.[1]);
    // One label ends where it stands, the other begins there.
    expect(at("refuse")).toBeLessThan(at("hedge"));
    expect(one).toMatch(/text-anchor="end"[^>]*>refuse /);
    expect(one).toMatch(/text-anchor="start"[^>]*>hedge /);
  });

  it("steps down where a kept question goes and up where one is refused", () => {
    const paths = [...svg.matchAll(/<path d="([^"]+)"/g)].map(([, path]) => path);
    // 480 units wide from 76, 290 high from 56: .5 lies at 316, one half at 201.
    expect(paths[0]).toBe("M76 56H172V56H316V201H364V201H412V346H556");
    expect(paths[1]).toBe("M76 346H172V201H316V201H364V56H412V56H556");
  });
});
