import { spawn } from "node:child_process";
import { createInterface } from "node:readline";

export interface CommandRun {
  command: string;
  args: readonly string[];
  onLine: (line: string) => void;
  timeoutMs: number;
}

/** Runs a program to its end; false when it is missing, fails or takes too long. */
export async function runCommand({
  command,
  args,
  onLine,
  timeoutMs,
}: CommandRun): Promise<boolean> {
  const child = spawn(command, args, { stdio: ["ignore", "pipe", "pipe"], timeout: timeoutMs });
  createInterface({ input: child.stdout }).on("line", onLine);
  createInterface({ input: child.stderr }).on("line", onLine);
  return new Promise((resolve) => {
    child.once("error", () => resolve(false));
    child.once("close", (code) => resolve(code === 0));
  });
}
