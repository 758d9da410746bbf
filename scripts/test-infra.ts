import { runTogether } from "./src/checks.ts";
import { infraCheck, prepareInfraTools } from "./src/infra-check.ts";
import { createTerminalLog } from "./src/log.ts";

await prepareInfraTools(createTerminalLog());
const [tally] = await runTogether([infraCheck()]);
process.exit(tally?.failed === 0 ? 0 : 1);
