import { parseAst } from "rolldown/parseAst";
import { z } from "zod";

const nodeSchema = z.looseObject({ type: z.string(), start: z.number() });
type Node = z.infer<typeof nodeSchema>;

const asNode = (value: unknown): Node | undefined => {
  const read = nodeSchema.safeParse(value);
  return read.success ? read.data : undefined;
};

/** Every node of a TypeScript file's syntax tree, parents first. */
function* nodesBelow(value: unknown): Generator<Node> {
  if (Array.isArray(value)) {
    for (const each of value) yield* nodesBelow(each);
    return;
  }
  const node = asNode(value);
  if (node === undefined) return;
  yield node;
  for (const child of Object.values(node)) {
    if (typeof child === "object" && child !== null) yield* nodesBelow(child);
  }
}

const parsed = (path: string, text: string): unknown => parseAst(text, { lang: "ts" }, path).body;

/** Where a function, a method or a function's type takes more parameters than `most`, as line numbers. */
export function longParameterLists(path: string, text: string, most: number): number[] {
  return [...nodesBelow(parsed(path, text))]
    .filter(
      ({ type, params }) => /Function|TSMethod/.test(type) && Array.isArray(params) && params.length > most,
    )
    .map(({ start }) => text.slice(0, start).split("\n").length);
}

const exportedSchema = z.looseObject({
  declaration: z
    .looseObject({
      id: z.looseObject({ name: z.string() }).nullish(),
      declarations: z.array(z.looseObject({ id: z.looseObject({ name: z.string().optional() }) })).optional(),
    })
    .nullish(),
});

/** The names of what a file declares and exports; what it passes on from elsewhere is not counted. */
export function exportedNames(path: string, text: string): string[] {
  const body = parsed(path, text);
  if (!Array.isArray(body)) return [];
  return body
    .map(asNode)
    .filter((node) => node?.type === "ExportNamedDeclaration")
    .flatMap((node) => {
      const { declaration } = exportedSchema.parse(node);
      const names = declaration?.declarations?.map(({ id }) => id.name) ?? [declaration?.id?.name];
      return names.filter((name) => name !== undefined);
    });
}
