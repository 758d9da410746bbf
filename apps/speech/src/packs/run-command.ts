import { spawn } from "node:child_process";

export interface CommandRun {
  command: string;
  args: readonly string[];
  env: NodeJS.ProcessEnv;
  timeoutMs: number;
  signal: AbortSignal;
}

export type CommandEnd = "done" | "failed" | "not-here";

/** Runs a program to its end. One that is called off, or takes too long, has failed. */
export function runCommand(run: CommandRun): Promise<CommandEnd> {
  const { command, args, env, timeoutMs, signal } = run;
  const child = spawn(command, args, { stdio: "ignore", env, timeout: timeoutMs, signal });
  return new Promise((resolve) => {
    child.once("error", (error) => {
      resolve("code" in error && error.code === "ENOENT" ? "not-here" : "failed");
    });
    child.once("close", (code) => resolve(code === 0 ? "done" : "failed"));
  });
}
