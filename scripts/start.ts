import { missingBuilds } from "./src/assets.ts";
import { runStack } from "./src/run-stack.ts";

const missing = missingBuilds();
if (missing.length > 0) {
  console.error(`Not built: ${missing.join(", ")}. Run "pnpm build" first.`);
  process.exit(1);
}
process.exit(await runStack("production"));
