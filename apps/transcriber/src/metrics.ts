import { closeCodes } from "@rooms/contracts/realtime";
import { gladiaErrorCodes } from "@rooms/gladia/client";
import {
  beginAtZero,
  createMetricsRegistry,
  Counter,
  Gauge,
  Histogram,
} from "@rooms/service-kit/observability";
import type { Registry } from "@rooms/service-kit/observability";
import type { TranscriptCounts } from "./transcript/transcript-counts.ts";
import { transcriptMetrics } from "./transcript-metrics.ts";
import type { HostedSession } from "./sessions/hosted-session.ts";

export interface TranscriberMetrics {
  socketCount: (count: number) => void;
  socketClosed: (code: number) => void;
  frame: (bytes: number) => void;
  engineError: (code: string) => void;
  problem: (where: string) => void;
  flushed: (rows: number, tookMs: number) => void;
  refusedRows: (code: string, rows: number) => void;
  sessionOpened: (epoch: number) => void;
  transcript: TranscriptCounts;
  text: () => Promise<{ contentType: string; body: string }>;
}

const knownCodes = new Set<number>([
  ...Object.values(closeCodes).map(({ code }) => code),
  ...[1001, 1005, 1006],
]);
const otherCode = "other";
/** Codes of the engine's client, and of lanes that give a stream up by themselves. */
const engineErrorCodes = [...gladiaErrorCodes, "INTERRUPTED", "CLOSED_EARLY", "STALLED"];

/** What the process counts. Gauges over sessions are read on request. */
export function createMetrics(sessions: () => Iterable<HostedSession>): TranscriberMetrics {
  const registry = createMetricsRegistry("transcriber");
  const registers = [registry];
  addSessionGauges(registry, sessions);
  const sockets = openSockets(registers);
  const counter = (name: string, help: string, labelNames: string[] = []) =>
    new Counter({ name, help, labelNames, registers });
  const closes = counter("rooms_transcriber_closes_total", "Closed sockets", ["code"]);
  const taken = { frames: 0, bytes: 0 };
  counted(registry, "rooms_transcriber_frames_total", "Audio frames taken", () => taken.frames);
  counted(registry, "rooms_transcriber_audio_bytes_total", "Audio taken", () => taken.bytes);
  const engineErrors = counter("rooms_transcriber_engine_errors_total", "Failures of streams", [
    "code",
  ]);
  const problems = counter("rooms_transcriber_problems_total", "Unexpected failures", ["where"]);
  const refusedRows = counter("rooms_transcriber_refused_rows_total", "Rows the database refused", [
    "code",
  ]);
  const opened = counter(
    "rooms_transcriber_sessions_opened_total",
    "Sessions taken: as their first owner, or again after an owner that left, idled or died",
    ["owner"],
  );
  beginAtZero(closes, "code", [...[...knownCodes].map(String), otherCode]);
  beginAtZero(engineErrors, "code", engineErrorCodes);
  beginAtZero(opened, "owner", ["first", "again"]);
  const flushRows = new Histogram({
    name: "rooms_transcriber_flush_rows",
    help: "Rows in a flush",
    buckets: [1, 3, 10, 30, 100, 300, 1000],
    registers,
  });
  const flushSeconds = new Histogram({
    name: "rooms_transcriber_flush_seconds",
    help: "Time of a flush",
    buckets: [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3],
    registers,
  });
  return {
    socketCount: (count) => sockets.set(count),
    // Clients may make codes up: each would be a series of its own.
    socketClosed: (code) => closes.inc({ code: knownCodes.has(code) ? String(code) : otherCode }),
    frame: (size) => {
      taken.frames += 1;
      taken.bytes += size;
    },
    engineError: (code) => engineErrors.inc({ code }),
    sessionOpened: (epoch) => opened.inc({ owner: epoch === 1 ? "first" : "again" }),
    transcript: transcriptMetrics(registry),
    problem: (where) => problems.inc({ where }),
    refusedRows: (code, rows) => refusedRows.inc({ code }, rows),
    flushed: (rows, tookMs) => {
      flushRows.observe(rows);
      flushSeconds.observe(tookMs / 1000);
    },
    text: async () => ({ contentType: registry.contentType, body: await registry.metrics() }),
  };
}

function openSockets(registers: Registry[]): Gauge {
  return new Gauge({ name: "rooms_transcriber_sockets", help: "Open sockets", registers });
}

/** A counter that is read on request: it counts events that come thousands of times a second. */
function counted(registry: Registry, name: string, help: string, total: () => number): void {
  new Counter({
    name,
    help,
    registers: [registry],
    collect() {
      this.reset();
      this.inc(total());
    },
  });
}

function addSessionGauges(registry: Registry, sessions: () => Iterable<HostedSession>): void {
  const measured = (name: string, help: string, of: (session: HostedSession) => number) =>
    new Gauge({
      name: `rooms_transcriber_${name}`,
      help,
      registers: [registry],
      collect() {
        let total = 0;
        for (const session of sessions()) total += of(session);
        this.set(total);
      },
    });
  measured("sessions", "Sessions owned", () => 1);
  measured(
    "speaking_sockets",
    "Participants whose sockets bring speech",
    ({ speakingCount }) => speakingCount,
  );
  measured("rooms_heard", "Rooms the server listens in", ({ listening }) => Number(listening));
  measured("lanes", "Speech-to-text streams", ({ pipeline }) => pipeline.laneCount);
  measured("waiting_turns", "Turns without a lane", ({ pipeline }) => pipeline.waitingTurns);
  measured(
    "unsettled_seconds",
    "Audio in memory that is not settled",
    ({ pipeline }) => pipeline.unsettledMs / 1000,
  );
}
