// Lets every exported function of the named sources be replaced: `export function f` and `export const f = () => ...`.
import { relative } from "node:path";
import { parseAst } from "rolldown/parseAst";

/** The exported functions of a compiled module: their names, and where the initialiser of a constant stands. */
export function exportedFunctions(code, path) {
  return parseAst(code, { lang: path.endsWith(".ts") ? "ts" : "js" }, path).body.flatMap((node) => {
    const declared = node.type === "ExportNamedDeclaration" ? node.declaration : undefined;
    if (declared?.type === "FunctionDeclaration" && declared.body !== null && !declared.generator) {
      return [{ name: declared.id.name, parameters: declared.params.length }];
    }
    if (declared?.type !== "VariableDeclaration") return [];
    return declared.declarations
      .filter(({ init }) => init?.type === "ArrowFunctionExpression" || init?.type === "FunctionExpression")
      .map(({ id, init }) => ({
        name: id.name,
        parameters: init.params.length,
        start: init.start,
        end: init.end,
      }));
  });
}

/** @param {string} root @param {ReadonlySet<string>} sources from the root, with forward slashes */
export const mutations = (root, sources) => ({
  name: "mutations",
  enforce: "post",
  transform(code, id) {
    const path = relative(root, id.split("?")[0]);
    if (!sources.has(path)) return undefined;
    let changed = code;
    const declared = [];
    for (const { name, start, end } of exportedFunctions(code, "compiled.js").reverse()) {
      const called = `globalThis.verseMutable(${JSON.stringify(`${path}#${name}`)}, `;
      if (start === undefined) declared.push(`${name} = ${called}${name});`);
      else changed = `${changed.slice(0, start)}${called}${changed.slice(start, end)})${changed.slice(end)}`;
    }
    // Imports are hoisted, and so are the functions that are assigned here.
    return { code: `${declared.join(" ")}${changed}`, map: null };
  },
});
