import type { SessionPlan } from "@rooms/domain/sessions/session";

interface PlanColumns {
  plannedStartAt: Date | null;
  plannedDurationMinutes: number | null;
}

export function planColumns(plan: SessionPlan | null): PlanColumns {
  return {
    plannedStartAt: plan?.startAt ?? null,
    plannedDurationMinutes: plan?.durationMinutes ?? null,
  };
}

/** Both columns or none: a check constraint of the table holds them to it. */
export function planOf({
  plannedStartAt,
  plannedDurationMinutes,
}: PlanColumns): SessionPlan | null {
  return plannedStartAt === null || plannedDurationMinutes === null
    ? null
    : { startAt: plannedStartAt, durationMinutes: plannedDurationMinutes };
}
