import { requireBuilds } from "./src/assets.ts";
import { runStack } from "./src/run-stack.ts";

try {
  requireBuilds();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
process.exit(await runStack("production"));
