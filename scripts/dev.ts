import { ensureBuiltAssets } from "./src/assets.ts";
import { runStack } from "./src/run-stack.ts";

await ensureBuiltAssets();
process.exit(await runStack("development"));
