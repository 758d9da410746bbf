import { getSession } from "@rooms/contracts/http";
import type { SessionView } from "@rooms/contracts/http";
import { cache } from "react";
import { visitorApi } from "./api.ts";

/** A session as far as the visitor may see it; null when there is none for them. */
export const findSession = cache(async (slug: string): Promise<SessionView | null> => {
  const answer = await (await visitorApi()).call(getSession, { params: { slug } });
  if (answer.ok) return answer.data;
  const { code } = answer.problem;
  if (code === "NOT_FOUND" || code === "VALIDATION_FAILED") return null;
  throw new Error(`The session could not be read: ${code}`);
});
