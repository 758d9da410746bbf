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
  InsecureContextError: "insecure",
};

/** What getUserMedia's refusal means for the person, from the error's name: browsers agree on that alone. */
export function deviceProblemOf(error: unknown): DeviceProblem {
  // Not `instanceof Error`: the refusal is a DOMException, which need not be one.
  const name: unknown =
    typeof error === "object" && error !== null ? Reflect.get(error, "name") : undefined;
  const known = typeof name === "string" ? problems[name] : undefined;
  return known ?? (isInsecure() ? "insecure" : "failed");
}

/** Where the whole API is missing, each caller fails in a way of its own. */
function isInsecure(): boolean {
  return "isSecureContext" in globalThis && !isSecureContext;
}
