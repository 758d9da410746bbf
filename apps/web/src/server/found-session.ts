import type { RoomsClient, SessionView } from "@rooms/api-client";
import { apiFailure } from "./api-failure.ts";

type Answer = Awaited<ReturnType<RoomsClient["sessions"]["get"]>>;

/** The session of an answer; null when there is none for the visitor. Throws for every other failure. */
export function foundSession(answer: Answer): SessionView | null {
  if (answer.ok) return answer.data;
  const { code } = answer.problem;
  if (code === "NOT_FOUND" || code === "VALIDATION_FAILED") return null;
  throw apiFailure("The session", answer.problem);
}
