import { renumbered } from "@rooms/domain/transcription/renumbered";
import type {
  NewGap,
  NewSegment,
  RefusedRows,
  SessionFlush,
} from "@rooms/domain/transcription/store";

/** Rejects when the database would refuse the batch; writes nothing. */
export type Probe = (batch: readonly SessionFlush[]) => Promise<void>;

export interface IsolatedBatch {
  /** What the database takes of each session by itself, with a gap for every segment that it does not. */
  batch: SessionFlush[];
  refused: Map<string, RefusedRows>;
}

type Part = "segments" | "watermarks" | "usage" | "gaps" | "streams";
const parts = ["segments", "watermarks", "usage", "gaps", "streams"] as const;

/**
 * Finds the rows of a refused batch that the database does not take, by halving, so that one of them does not hold up the rest.
 * A session whose watermark is refused is left out whole: its words must not be stored without it (D3).
 */
export async function isolateRejected(
  batch: readonly SessionFlush[],
  probe: Probe,
): Promise<IsolatedBatch> {
  const refused = new Map<string, RefusedRows>();
  const rejected = new Set(await refusedOf(batch, probe));
  const kept: SessionFlush[] = [];
  for (const flush of batch) {
    const repaired = rejected.has(flush) ? await repair(flush, probe) : null;
    if (repaired === null) {
      if (!rejected.has(flush)) kept.push(flush);
      continue;
    }
    refused.set(flush.sessionId, repaired.refused);
    kept.push(repaired.flush);
  }
  return { batch: kept, refused };
}

/** SQLSTATE of an error that the data of a statement caused, or the name of one thrown while it was put together. */
export function refusalCode(error: unknown): string | null {
  if (error instanceof RangeError) return error.name;
  const code = error instanceof Error && "code" in error ? error.code : null;
  // 22: data exception, 23: integrity constraint, 54: a program limit.
  return typeof code === "string" && /^(22|23|54)...$/.test(code) ? code : null;
}

interface Item {
  part: Part;
  row: unknown;
}

async function repair(
  flush: SessionFlush,
  probe: Probe,
): Promise<{ flush: SessionFlush; refused: RefusedRows } | null> {
  let code = "";
  const items = parts.flatMap((part) => flush[part].map((row): Item => ({ part, row })));
  const only = (some: readonly Item[]) => {
    const rows = new Set(some.map(({ row }) => row));
    return picked(flush, (row) => rows.has(row));
  };
  const bad = await refusedOf(items, async (some) => {
    try {
      await probe([only(some)]);
    } catch (error) {
      code = refusalCode(error) ?? code;
      throw error;
    }
  });
  if (bad.some(({ part }) => part === "watermarks")) return null;
  const rows = new Set(bad.map(({ row }) => row));
  const lost = flush.segments.filter((segment) => rows.has(segment));
  const rest = picked(flush, (row) => !rows.has(row));
  const segments = renumbered(flush.segments, (segment) => rows.has(segment));
  const gaps = lost.map((segment) => gapFor(segment, flush));
  // Its participant or session may be what the database does not know.
  const refusedGaps = new Set(
    await refusedOf(gaps, (some) => probe([{ ...picked(flush, () => false), gaps: some }])),
  );
  const utteranceIds = lost.map(({ utteranceId }) => utteranceId);
  return {
    flush: {
      ...rest,
      segments,
      gaps: [...rest.gaps, ...gaps.filter((gap) => !refusedGaps.has(gap))],
    },
    refused: { code, rows: bad.length, utteranceIds },
  };
}

/** Where a bug gave it no place that can be stored, beside the words it came with. */
function gapFor(lost: NewSegment, { segments }: SessionFlush): NewGap {
  const own = [lost.startedAtMs, lost.endedAtMs].filter(isStorableMs);
  const near = segments.map(({ endedAtMs }) => endedAtMs).filter(isStorableMs);
  const [startedAtMs = near.at(-1) ?? 0, endedAtMs = startedAtMs] = own;
  return {
    participantId: lost.participantId,
    startedAtMs,
    endedAtMs,
    reason: "not-storable",
  };
}

// What an `integer` of PostgreSQL holds.
const isStorableMs = (ms: number): boolean => ms >= 0 && ms <= 2 ** 31 - 1;

function picked(flush: SessionFlush, wanted: (row: unknown) => boolean): SessionFlush {
  return {
    ...flush,
    segments: flush.segments.filter(wanted),
    watermarks: flush.watermarks.filter(wanted),
    usage: flush.usage.filter(wanted),
    gaps: flush.gaps.filter(wanted),
    streams: flush.streams.filter(wanted),
  };
}

/** The items without which the probe goes through. */
async function refusedOf<One>(
  items: readonly One[],
  probe: (some: readonly One[]) => Promise<void>,
): Promise<One[]> {
  try {
    await probe(items);
    return [];
  } catch (error) {
    if (refusalCode(error) === null) throw error;
  }
  if (items.length <= 1) return [...items];
  const half = Math.ceil(items.length / 2);
  return [
    ...(await refusedOf(items.slice(0, half), probe)),
    ...(await refusedOf(items.slice(half), probe)),
  ];
}
