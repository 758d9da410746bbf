import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { execa } from "execa";
import { z } from "zod";
import { root, stateDir } from "./paths.ts";

export interface Tally {
  passed: number;
  failed: number;
}

export interface Check {
  title: string;
  command: string;
  args: string[];
  env?: NodeJS.ProcessEnv;
  /** A runner that counts its own tests writes its report here; without one the check counts as one test. */
  report?: { file: string; read(report: unknown): Tally };
}

const vitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numFailedTestSuites: z.number(),
});
const playwrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }),
});

export function readVitest(report: unknown): Tally {
  const { numPassedTests, numFailedTests, numFailedTestSuites } = vitestReport.parse(report);
  // A file that cannot be loaded fails a suite and no test.
  return {
    passed: numPassedTests,
    failed: Math.max(numFailedTests, numFailedTestSuites > 0 ? 1 : 0),
  };
}

/** A test that needed a second try has failed: flakiness is a bug. */
export function readPlaywright(report: unknown): Tally {
  const { stats } = playwrightReport.parse(report);
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky };
}

/** Runs side by side what neither waits nor measures, so that both cores have work; each one's output stays together. */
export function runTogether(checks: readonly Check[]): Promise<Tally[]> {
  return Promise.all(checks.map((check) => runCheck(check, { held: checks.length > 1 })));
}

async function runCheck(check: Check, { held }: { held: boolean }): Promise<Tally> {
  const startedAt = Date.now();
  if (!held) announce(check);
  if (check.report) rmSync(check.report.file, { force: true });
  mkdirSync(stateDir, { recursive: true });
  const { failed, all } = await execa(check.command, check.args, {
    cwd: root,
    stdio: ["ignore", held ? "pipe" : "inherit", held ? "pipe" : "inherit"],
    all: true,
    stripFinalNewline: false,
    env: check.env,
    reject: false,
  });
  if (held) announce(check);
  process.stdout.write(all ?? "");
  const tally = tallyOf(check, !failed);
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
  console.log(`── ${check.title}: ${tally.passed} passed, ${tally.failed} failed (${seconds} s)`);
  return tally;
}

function announce({ title }: Check): void {
  console.log(`\n── ${title} ──`);
}

/** A runner that exits non-zero has failed, whatever its report says. */
function tallyOf({ report }: Check, succeeded: boolean): Tally {
  if (!report || !existsSync(report.file))
    return succeeded && !report ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  const tally = report.read(JSON.parse(readFileSync(report.file, "utf8")));
  return succeeded ? tally : { ...tally, failed: Math.max(1, tally.failed) };
}

export function bin(name: string): string {
  return join(root, "node_modules", ".bin", name);
}
