import type { Clock } from "@rooms/domain/shared/clock";
import type { Store } from "@rooms/domain/shared/store";
import type { Metrics } from "../metrics.ts";
import type { Job } from "./job.ts";

export interface UnwrittenOptions {
  deps: { store: Pick<Store, "transcripts">; clock: Clock };
  metrics: Pick<Metrics, "changed">;
}

const hourMs = 60 * 60_000;
/** Speech that was lost is written down as gaps for a week. */
const lateMs = 8 * 24 * hourMs;
const batch = 200;

/**
 * Ask for documents that lack something: words and gaps that were stored after the end, seen within seconds where the end is
 * fresh, and sessions whose work was given up, or that ended before there were documents.
 */
export function unwrittenJobs({ deps, metrics }: UnwrittenOptions): Job[] {
  const ask = (backMs: number) => async (): Promise<void> => {
    const since = new Date(deps.clock.now().getTime() - backMs);
    const count = await deps.store.transcripts.requestUnwritten(since, batch);
    metrics.changed("document_requested", count);
  };
  return [
    { name: "documents.fresh", due: { kind: "every", seconds: 15 }, run: ask(hourMs) },
    { name: "documents.late", due: { kind: "cron", cron: "*/10 * * * *" }, run: ask(lateMs) },
  ];
}
