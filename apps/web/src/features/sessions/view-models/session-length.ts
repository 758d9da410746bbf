export type SessionLength =
  | { readonly kind: "none" }
  | { readonly kind: "running"; readonly minutes: number }
  | { readonly kind: "over"; readonly hours: number; readonly minutes: number };

interface Course {
  readonly startedAt: string | null;
  readonly endedAt: string | null;
}

/** How long a session lasted, or how long it has been going on; whole minutes, at least one once it began. */
export function sessionLength({ startedAt, endedAt }: Course, nowMs: number): SessionLength {
  if (startedAt === null) return { kind: "none" };
  const endMs = endedAt === null ? nowMs : Date.parse(endedAt);
  const total = Math.max(1, Math.round((endMs - Date.parse(startedAt)) / 60_000));
  if (endedAt === null) return { kind: "running", minutes: total };
  return { kind: "over", hours: Math.floor(total / 60), minutes: total % 60 };
}
