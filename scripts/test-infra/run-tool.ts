import { execa } from "execa";
import { findInfraTool } from "../src/infra-tools.ts";
import type { InfraTool } from "../src/infra-tools.ts";
import { root } from "../src/paths.ts";

export interface ToolRun {
  readonly ok: boolean;
  readonly output: string;
  readonly errors: string;
}

/** Runs a tool that `pnpm test:infra` made, in the root of the repository. */
export async function runTool(
  tool: InfraTool,
  args: readonly string[],
  input = "",
): Promise<ToolRun> {
  const binary = findInfraTool(tool);
  if (binary === undefined) throw new Error(`${tool} is not here: pnpm test:infra makes it`);
  const { failed, stdout, stderr } = await execa(binary, args, { cwd: root, input, reject: false });
  return { ok: !failed, output: stdout, errors: stderr };
}
