import type { SessionView } from "@rooms/api-client";
import { cache } from "react";
import { apiFailure } from "./api-failure.ts";
import { visitorApi } from "./api.ts";

/** A session as far as the visitor may see it; null when there is none for them. */
export const findSession = cache(async (slug: string): Promise<SessionView | null> => {
  const answer = await (await visitorApi()).sessions.get({ params: { slug } });
  if (answer.ok) return answer.data;
  const { code } = answer.problem;
  if (code === "NOT_FOUND" || code === "VALIDATION_FAILED") return null;
  throw apiFailure("The session", answer.problem);
});
