import type { PlanChange } from "@rooms/domain/sessions/plan";
import type { SessionPlan } from "@rooms/domain/sessions/session";

interface PlanBody {
  plannedStartAt?: string | null | undefined;
  plannedDurationMinutes?: number | undefined;
}

/** The part of a body that is about the plan, for a use case; nothing when it is about other things. */
export function planChangeOf({ plannedStartAt, plannedDurationMinutes }: PlanBody): {
  plan?: PlanChange;
} {
  if (plannedStartAt === undefined && plannedDurationMinutes === undefined) return {};
  return {
    plan: {
      ...(plannedStartAt !== undefined && {
        startAt: plannedStartAt === null ? null : new Date(plannedStartAt),
      }),
      ...(plannedDurationMinutes !== undefined && { durationMinutes: plannedDurationMinutes }),
    },
  };
}

/** A plan as views show it. */
export function planOf(plan: SessionPlan | null): {
  plannedStartAt: string | null;
  plannedDurationMinutes: number | null;
} {
  return {
    plannedStartAt: plan?.startAt.toISOString() ?? null,
    plannedDurationMinutes: plan?.durationMinutes ?? null,
  };
}
