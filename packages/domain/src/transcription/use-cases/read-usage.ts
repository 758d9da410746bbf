import type { Caller } from "../../shared/caller.ts";
import type { Clock } from "../../shared/clock.ts";
import type { IdSource } from "../../shared/id-source.ts";
import type { Slug, SpaceId } from "../../shared/ids.ts";
import { ok } from "../../shared/result.ts";
import type { Result } from "../../shared/result.ts";
import type { Store } from "../../shared/store.ts";
import { mayKnowOf } from "../../sessions/rights.ts";
import { readablePart } from "../../sessions/use-cases/read-sessions.ts";
import { workingSpace } from "../../spaces/use-cases/working-space.ts";
import type { ModelUsage } from "../../analysis/analysis.ts";
import type { SessionUsage, UsageTotals } from "../usage.ts";

export interface SessionUsageRead extends SessionUsage {
  /** What models read and wrote to analyse it; null when none was asked. */
  readonly analysis: ModelUsage | null;
}

/** Usage of one session so far, for those who may read it. */
export function readUsage({ store }: { store: Store }) {
  return async (input: { caller: Caller; slug: Slug }): Promise<Result<SessionUsageRead>> => {
    const part = await readablePart({ store })(input);
    if (!part.ok) return part;
    const { session, fromMs } = part.value;
    const { spaceId, id, startedAt } = session;
    const usage = await store.usage.forSession(spaceId, id);
    const people = fromMs === 0 ? [] : await store.participants.list(id);
    const unknown = new Set(
      people.filter((one) => !mayKnowOf(one, { fromMs, startedAt })).map((one) => one.id),
    );
    const participants = usage.participants.filter((one) => !unknown.has(one.participantId));
    return ok({ ...usage, participants, analysis: await store.analyses.usage(spaceId, id) });
  };
}

/** Totals of a space's sessions that started in the period; the caller's active space without one named. */
export function readUsageTotals(deps: { store: Store; clock: Clock; ids: IdSource }) {
  return async (input: {
    caller: Caller;
    spaceId?: SpaceId;
    period: { from: Date; until: Date };
  }): Promise<Result<UsageTotals>> => {
    const space = await workingSpace(deps)(input.caller, input.spaceId);
    return space.ok ? ok(await deps.store.usage.totals(space.value.id, input.period)) : space;
  };
}
