import type { ReadEnv } from "./read-variables.ts";

/** For `main.ts`: a process that is not told what it needs says what that is, and ends with 1. */
export function environmentOrExit<Env>(read: ReadEnv<Env>): Env {
  if (read.ok) return read.env;
  const problems = read.problems.map((problem) => `  ${problem}\n`);
  process.stderr.write(`The environment is not right:\n${problems.join("")}`);
  process.exit(1);
}
