import type { DeviceProblem } from "./room-snapshot.ts";

const problems: Readonly<Record<string, DeviceProblem>> = {
  NotAllowedError: "denied",
  SecurityError: "denied",
  PermissionDeniedError: "denied",
  NotFoundError: "missing",
  DevicesNotFoundError: "missing",
  OverconstrainedError: "missing",
  NotReadableError: "in-use",
  TrackStartError: "in-use",
};

/** What getUserMedia's refusal means for the person, from the error's name: browsers agree on that alone. */
export function deviceProblemOf(error: unknown): DeviceProblem {
  // Not `instanceof Error`: the refusal is a DOMException, which need not be one.
  const name: unknown =
    typeof error === "object" && error !== null ? Reflect.get(error, "name") : undefined;
  return (typeof name === "string" ? problems[name] : undefined) ?? "failed";
}
