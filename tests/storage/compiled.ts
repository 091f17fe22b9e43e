import { execFileSync } from "node:child_process";
import { mkdtemp, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));

/**
 * The program as plain JavaScript in a folder of its own, for tests that start, kill and restart real processes.
 * Returns how to start one that runs `script`, a module body in which `folder` and `argument` are known.
 */
export const compiled = async () => {
  const folder = await mkdtemp(join(tmpdir(), "verse-compiled-"));
  execFileSync(process.execPath, [
    join(root, "node_modules/typescript/bin/tsc"),
    ...[
      "-p",
      join(root, "tsconfig.json"),
      "--outDir",
      folder,
      "--declaration",
      "false",
      "--sourceMap",
      "false",
    ],
  ]);
  await symlink(join(root, "node_modules"), join(folder, "node_modules"));
  await writeFile(join(folder, "package.json"), '{"type":"module"}');
  return {
    folder,
    async script(name: string, body: string): Promise<string> {
      const file = join(folder, `${name}.js`);
      await writeFile(file, body);
      return file;
    },
  };
};
