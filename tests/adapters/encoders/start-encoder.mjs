// A process that needs the embedded encoder: node start-encoder.mjs DATA_FOLDER. Prints the length of one vector, or an
// error as one line.
import { openEmbeddedEncoder } from "../../../dist/adapters/encoders/embedded.js";

const encoder = openEmbeddedEncoder({ dataFolder: process.argv[2] });
try {
  const [vector] = await encoder.encode(["a question about leave"], "question");
  console.log(Math.hypot(...vector).toFixed(4));
} catch (error) {
  console.log(`${error.code} ${error.message}`);
  process.exitCode = 1;
} finally {
  await encoder.close();
}
