// A process that needs a sealed file: node write-sealed.mjs FOLDER MEGABYTES. Says "building" when it has to build it,
// and the file's SHA-256 when it has it; an error is one line `CODE problem cure` and exit code 1.
import { createHash } from "node:crypto";
import { sealedFile } from "../../dist/src/storage/sealed-file.js";

const [, , folder, megabytes] = process.argv;
const build = async () => {
  process.stdout.write("building\n");
  return Buffer.alloc(Number(megabytes) << 20, "what a package holds, in another form; ");
};
try {
  const bytes = await sealedFile({ folder, name: "made.bin", what: "The made file" }, build);
  process.stdout.write(`${createHash("sha256").update(bytes).digest("hex")}\n`);
} catch (error) {
  process.stdout.write(`${error.code} ${error.message}\n`);
  process.exitCode = 1;
}
