import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runSubject } from "./bridge/run-subject.ts";
import type { Conditions, Measured, SubjectName } from "./bridge/run-subject.ts";
import { startWorld } from "./bridge/world.ts";
import { percentile } from "./statistics.ts";

export interface BridgeOptions {
  streams: readonly number[];
  repeats: number;
  chunkMs: number;
  seconds: number;
  warmUpSeconds: number;
  tls: boolean;
  /** Leave the other out, to look at one. */
  only: SubjectName | null;
  execArgv: readonly string[];
}

/**
 * Audio in, audio out: the transcriber, one vendor stream for each speaker, beside the bridge written the plain way.
 * Interleaved runs of fresh processes; processor time of the process under test alone.
 */
export async function measureBridge(options: BridgeOptions): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "rooms-bench-"));
  const world = await startWorld();
  try {
    const tls = options.tls ? selfSigned(folder) : null;
    for (const streams of options.streams) {
      await compare({ ...options, streams, tls }, options, world);
    }
  } finally {
    await world.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function compare(
  conditions: Conditions,
  { repeats, only }: BridgeOptions,
  world: Parameters<typeof runSubject>[1],
): Promise<void> {
  const { streams, chunkMs, tls } = conditions;
  console.log(`${streams} streams, ${chunkMs} ms, ${tls === null ? "plain" : "TLS"} to the vendor`);
  const pairs: Partial<Record<SubjectName, Measured>>[] = [];
  for (let repeat = 0; repeat < repeats; repeat += 1) {
    const order: SubjectName[] = repeat % 2 === 0 ? ["plain", "ours"] : ["ours", "plain"];
    const pair: Partial<Record<SubjectName, Measured>> = {};
    for (const name of order) {
      if (only !== null && name !== only) continue;
      const run = await runSubject(name, world, conditions).catch(String);
      console.log(`  ${name.padEnd(6)}${typeof run === "string" ? run : line(run)}`);
      if (typeof run !== "string") pair[name] = run;
    }
    pairs.push(pair);
  }
  const ratios = pairs.flatMap(({ plain, ours }) =>
    plain === undefined || ours === undefined
      ? []
      : [ours.processorUsPerFrame / plain.processorUsPerFrame],
  );
  if (ratios.length > 0)
    console.log(`  processor time ours ÷ plain: ${two(percentile(ratios, 0.5))}`);
}

function line(run: Measured): string {
  const delay = ({ p50, p99, max }: Measured["audioMs"]): string =>
    `${two(p50)} / ${two(p99)} / ${two(max)} ms`;
  return [
    ...(run.keptUp ? [] : ["DID NOT KEEP UP"]),
    `${run.processorUsPerFrame.toFixed(1)} µs a frame, ${run.systemUsPerFrame.toFixed(1)} of them the kernel's (${Math.round(run.framesPerSecond)}/s)`,
    `audio p50/p99/max ${delay(run.audioMs)}`,
    `text ${delay(run.textMs)}`,
    `load late p99 ${two(run.lagMs.p99)} ms`,
    `memory ${kilobytes(run.silentUsedBytes)} silent in use, ${kilobytes(run.silentBytes)} resident, ${kilobytes(run.speakingBytes)} speaking`,
  ].join(" · ");
}

function two(value: number): string {
  return value.toFixed(2);
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}

function selfSigned(folder: string): { certificate: string; key: string } {
  const [certificate, key] = [join(folder, "certificate.pem"), join(folder, "key.pem")];
  const subject = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"];
  const files = ["-keyout", key, "-out", certificate];
  const kind = ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"];
  execFileSync("openssl", [...kind, "-days", "2", ...subject, ...files], { stdio: "ignore" });
  return { certificate, key };
}
