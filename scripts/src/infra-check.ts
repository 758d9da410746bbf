import { join } from "node:path";
import type { LineSink } from "@rooms/testing/log-lines";
import { bin, readVitest } from "./checks.ts";
import type { Check } from "./checks.ts";
import { ensureInfraTool, findInfraTool, infraTools } from "./infra-tools.ts";
import { cacheDir, root, stateDir } from "./paths.ts";

/** Minutes of Go on a cold machine, so `pnpm test` makes none of it: `pnpm test:infra` does, a job of its own in CI. */
export function infraToolsAreHere(): boolean {
  return infraTools.every((tool) => findInfraTool(tool) !== undefined);
}

export async function prepareInfraTools(log: LineSink): Promise<void> {
  for (const tool of infraTools) await ensureInfraTool(tool, log, AbortSignal.timeout(1_800_000));
}

/** The chart, the rules of Prometheus and the workflows, judged by the tools that will read them. */
export function infraCheck(): Check {
  const file = join(stateDir, "vitest-infra.json");
  const config = join(root, "scripts", "infra.vitest.config.ts");
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  return {
    title: "chart, rules and workflows",
    command: bin("vitest"),
    args: ["run", "--config", config, ...reporters],
    env: { ROOMS_CACHE_DIR: cacheDir() },
    report: { file, read: readVitest },
  };
}
