import { removeOutlived } from "@rooms/domain/sessions/use-cases/remove-outlived";
import type { Metrics } from "../metrics.ts";
import type { Job } from "./job.ts";

export interface RetentionOptions {
  deps: Parameters<typeof removeOutlived>[0];
  metrics: Pick<Metrics, "changed">;
}

/** Deletes sessions that their spaces keep no longer, once an hour. */
export function retentionJob({ deps, metrics }: RetentionOptions): Job {
  const remove = removeOutlived(deps);
  return {
    name: "sessions.retention",
    due: { kind: "cron", cron: "37 * * * *" },
    async run(signal) {
      metrics.changed("session_outlived", await remove(signal));
    },
  };
}
