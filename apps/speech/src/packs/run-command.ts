import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";

export interface CommandRun {
  command: string;
  args: readonly string[];
  env: NodeJS.ProcessEnv;
  timeoutMs: number;
  signal: AbortSignal;
}

export type CommandEnd = "done" | "failed" | "not-here";

/** What it is at by then is not worth waiting for. */
const stopMsMax = 3_000;

const hasGroups = process.platform !== "win32";

/** Runs a program to its end. One that is called off, or takes too long, has failed. */
export function runCommand(run: CommandRun): Promise<CommandEnd> {
  const { command, args, env, timeoutMs, signal } = run;
  // A group of its own: some installations of Python run pip in a process below the one that is started.
  const child = spawn(command, args, { stdio: "ignore", env, detached: hasGroups });
  const calledOff = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]);
  let kill: NodeJS.Timeout | undefined;
  const end = (): void => {
    endAll(child, "SIGTERM");
    kill = setTimeout(() => endAll(child, "SIGKILL"), stopMsMax);
  };
  calledOff.addEventListener("abort", end, { once: true });
  if (calledOff.aborted) end();
  return new Promise((resolve) => {
    const finish = (how: CommandEnd): void => {
      calledOff.removeEventListener("abort", end);
      clearTimeout(kill);
      resolve(how);
    };
    child.once("error", (error) => {
      // Only a program that never ran has no end that could be waited for.
      if (child.pid !== undefined) return;
      finish("code" in error && error.code === "ENOENT" ? "not-here" : "failed");
    });
    child.once("close", (code) => finish(code === 0 ? "done" : "failed"));
  });
}

function endAll(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  if (hasGroups) process.kill(-child.pid, signal);
  else child.kill(signal);
}
