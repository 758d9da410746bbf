import { ok, refuse } from "../shared/result.ts";
import type { Result } from "../shared/result.ts";
import type { SessionPlan } from "./session.ts";

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

export const planLimits = {
  /** A start may lie this far back: what people plan "for now" arrives a little later. */
  pastMsMax: 60 * minuteMs,
  futureMsMax: 366 * dayMs,
  durationMinutesDefault: 60,
};

/** What is to change about a plan; what is absent stays. */
export interface PlanChange {
  /** Null takes the plan back. */
  readonly startAt?: Date | null;
  readonly durationMinutes?: number;
}

/**
 * The plan after a change. A start that changes lies between an hour back and a year ahead. VALIDATION_FAILED for one
 * that does not, and for a duration without a start.
 */
export function changePlan(
  plan: SessionPlan | null,
  change: PlanChange,
  now: Date,
): Result<SessionPlan | null> {
  const startAt = change.startAt === undefined ? (plan?.startAt ?? null) : change.startAt;
  if (startAt === null) {
    return change.durationMinutes === undefined
      ? ok(null)
      : refuse("VALIDATION_FAILED", {
          field: "plannedDurationMinutes",
          detail: "Needs a planned start",
        });
  }
  const durationMinutes =
    change.durationMinutes ?? plan?.durationMinutes ?? planLimits.durationMinutesDefault;
  const moved = startAt.getTime() !== plan?.startAt.getTime();
  return moved && !isStart(startAt, now)
    ? refuse("VALIDATION_FAILED", {
        field: "plannedStartAt",
        detail: "Lies between an hour ago and 366 days from now",
      })
    : ok({ startAt, durationMinutes });
}

function isStart(startAt: Date, now: Date): boolean {
  const aheadMs = startAt.getTime() - now.getTime();
  return aheadMs >= -planLimits.pastMsMax && aheadMs <= planLimits.futureMsMax;
}

interface Planned {
  readonly plan: SessionPlan | null;
  readonly planRevision: number;
}

/**
 * What a change of plan or name is to be written as: nothing where a calendar would show nothing new. VALIDATION_FAILED
 * as for `changePlan`.
 */
export function revisedPlan(
  { plan: before, planRevision }: Planned,
  { change, renamed, now }: { change: PlanChange | undefined; renamed: boolean; now: Date },
): Result<Partial<Planned>> {
  const plan = change ? changePlan(before, change, now) : ok(before);
  if (!plan.ok) return plan;
  const replanned = !isSamePlan(before, plan.value);
  const shows = replanned || (renamed && plan.value !== null);
  return ok({
    ...(replanned && { plan: plan.value }),
    ...(shows && { planRevision: planRevision + 1 }),
  });
}

function isSamePlan(one: SessionPlan | null, other: SessionPlan | null): boolean {
  return (
    one?.startAt.getTime() === other?.startAt.getTime() &&
    one?.durationMinutes === other?.durationMinutes
  );
}
