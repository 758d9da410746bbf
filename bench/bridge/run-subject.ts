import { setTimeout as pause } from "node:timers/promises";
import { startChild } from "./child.ts";
import type { Child } from "./child.ts";
import type { Address } from "./client-socket.ts";
import type { Figures } from "./distribution.ts";
import { processorMs, residentBytes } from "./process-figures.ts";
import { memoryReader } from "./settled-memory.ts";
import type { MemoryReader } from "./settled-memory.ts";
import { startPlainBridge, startTranscriber } from "./subjects.ts";
import type { Subject } from "./subjects.ts";
import { addressesOf, invite } from "./world.ts";
import type { World } from "./world.ts";

export type SubjectName = "plain" | "ours";

export interface Conditions {
  streams: number;
  chunkMs: number;
  seconds: number;
  /** Speaking before the measurement begins: the compiler is done with the hot paths after some twenty seconds. */
  warmUpSeconds: number;
  /** Of the vendor, when it is reached by TLS. */
  tls: { certificate: string; key: string } | null;
  execArgv: readonly string[];
}

export interface Measured {
  /** Whether every chunk had arrived ten seconds after the last was sent. */
  keptUp: boolean;
  processorUsPerFrame: number;
  /** The kernel's part of it. */
  systemUsPerFrame: number;
  framesPerSecond: number;
  /** From the socket of the load to the vendor's, and from the vendor's to each member's. */
  audioMs: Figures;
  textMs: Figures;
  /** What it commits a second, leases and heartbeats with it, and the segments among that. */
  commitsPerSecond: number;
  segmentsPerSecond: number;
  /** How late the load itself was. */
  lagMs: Figures;
  /** Grown per participant who is connected and silent, without garbage: in use by JavaScript, and resident. */
  silentUsedBytes: number;
  silentBytes: number;
  /** Grown per participant after speaking without pause, resident. */
  speakingBytes: number;
}

interface SinkFigures {
  chunks: number;
  broken: number;
  seconds: number;
  delayMs: Figures;
}

interface LoadFigures {
  lagMs: Figures;
  textDelayMs: Figures;
  late: number;
  closed: number;
}

const peoplePerSession = 2;
const startsPerSecond = 400;
/** So many come before memory is first read: what a process compiles and loads for the first belongs to no participant. */
const firstPart = 0.2;

/** One run of one subject among fresh processes: load, subject, vendor. Throws when a byte is wrong or a socket is cut. */
export async function runSubject(
  name: SubjectName,
  world: World,
  conditions: Conditions,
): Promise<Measured> {
  const chunkBytes = conditions.chunkMs * 32;
  const { tls, execArgv } = conditions;
  const sink = startChild("sink.ts", {
    BENCH_CHUNK: String(chunkBytes),
    ...(tls === null ? {} : { BENCH_CERT: tls.certificate, BENCH_KEY: tls.key }),
  });
  const load = startChild("load.ts", {});
  const memory = memoryReader();
  let subject: Subject | null = null;
  try {
    const gladiaUrl = await sink.ask<string>("listen");
    const start = name === "plain" ? startPlainBridge : startTranscriber;
    const certificate = tls?.certificate ?? null;
    subject = await start({
      ...{ gladiaUrl, databaseUrl: world.databaseUrl, certificate, env: memory.env },
      execArgv: [...memory.flags, ...execArgv],
    });
    const addresses = await invited(name, world, conditions.streams, subject.port);
    const plan = { addresses, chunkBytes, rooms: name === "ours" };
    return await measure({ sink, load, subject, plan, conditions, world, memory });
  } finally {
    await load.end();
    await subject?.end();
    await sink.end();
    memory.close();
  }
}

async function invited(
  name: SubjectName,
  world: World,
  people: number,
  port: number,
): Promise<Address[]> {
  if (name === "ours") {
    return addressesOf(await invite(world.pool, people, peoplePerSession), port);
  }
  return Array.from({ length: people }, (_, index) => ({
    ...{ port, protocols: null },
    path: `/?room=${Math.floor(index / peoplePerSession)}`,
  }));
}

interface Cast {
  sink: Child;
  load: Child;
  subject: Subject;
  plan: { addresses: readonly Address[]; chunkBytes: number; rooms: boolean };
  conditions: Conditions;
  world: World;
  memory: MemoryReader;
}

async function measure({
  sink,
  load,
  subject,
  plan,
  conditions,
  world,
  memory,
}: Cast): Promise<Measured> {
  const { streams, seconds, warmUpSeconds } = conditions;
  const firstCount = Math.ceil(streams * firstPart);
  const part = (from: number, to?: number) => ({
    ...plan,
    addresses: plan.addresses.slice(from, to),
  });
  await pause(1_500);
  await load.ask("connect", part(0, firstCount));
  await pause(1_500);
  const idle = await memory.read(subject.pid);
  await load.ask("connect", part(firstCount));
  await pause(1_500);
  const silent = await memory.read(subject.pid);
  await load.ask("speak");
  await pause((streams / startsPerSecond + warmUpSeconds) * 1000);
  await Promise.all([sink.ask("begin"), load.ask("begin")]);
  const written = await writtenSoFar(world);
  const before = processorMs(subject.pid);
  await pause(seconds * 1000);
  const after = processorMs(subject.pid);
  const systemMs = after.system - before.system;
  const writtenAfter = await writtenSoFar(world);
  const usedMs = after.user - before.user + systemMs;
  const [heard, spoken] = await Promise.all([
    sink.ask<SinkFigures>("figures"),
    load.ask<LoadFigures>("figures"),
  ]);
  const speakingBytes = residentBytes(subject.pid) - idle.rss;
  const incomplete = await missing(sink, load);
  await load.ask("leave");
  if (heard.broken > 0 || spoken.closed > 0) {
    throw new Error(
      `${heard.broken} chunks broken, ${spoken.closed} sockets cut, ${incomplete.length} streams incomplete: ${incomplete.slice(0, 5).join(", ")}`,
    );
  }
  return {
    keptUp: incomplete.length === 0,
    processorUsPerFrame: (usedMs * 1000) / heard.chunks,
    systemUsPerFrame: (systemMs * 1000) / heard.chunks,
    framesPerSecond: heard.chunks / heard.seconds,
    audioMs: heard.delayMs,
    textMs: spoken.textDelayMs,
    commitsPerSecond: (writtenAfter.commits - written.commits) / seconds,
    segmentsPerSecond: (writtenAfter.segments - written.segments) / seconds,
    lagMs: spoken.lagMs,
    silentUsedBytes: (silent.usedBytes - idle.usedBytes) / (streams - firstCount),
    silentBytes: (silent.rss - idle.rss) / (streams - firstCount),
    speakingBytes: speakingBytes / (streams - firstCount),
  };
}

async function writtenSoFar({ pool }: World): Promise<{ commits: number; segments: number }> {
  const { rows } = await pool.query<{ commits: number; segments: number }>(
    `select (select count(*)::int from transcript_segments) as segments,
       (select xact_commit::int from pg_stat_database where datname = current_database()) as commits`,
  );
  return rows[0] ?? { commits: 0, segments: 0 };
}

/** Streams of which not every chunk arrived, some seconds after the last was sent: which, and by how much. */
async function missing(sink: Child, load: Child): Promise<string[]> {
  const sent = await load.ask<Map<number, number>>("hush");
  const deadline = Date.now() + 10_000;
  for (;;) {
    const received = await sink.ask<Map<number, number>>("received");
    const incomplete = [...sent].filter(([stream, chunks]) => received.get(stream) !== chunks);
    if (incomplete.length === 0 || Date.now() > deadline) {
      return incomplete.map(
        ([stream, chunks]) => `${stream}: ${received.get(stream)} of ${chunks}`,
      );
    }
    await pause(200);
  }
}
