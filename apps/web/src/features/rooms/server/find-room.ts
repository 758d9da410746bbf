import type { RoomView } from "@rooms/api-client";
import { cache } from "react";
import { apiFailure } from "#server/api-failure.ts";
import { visitorApi } from "#server/api.ts";

/** A room as far as the visitor may see it; null when there is none. */
export const findRoom = cache(async (slug: string): Promise<RoomView | null> => {
  const answer = await (await visitorApi()).rooms.get({ params: { slug } });
  if (answer.ok) return answer.data;
  const { code } = answer.problem;
  if (code === "NOT_FOUND" || code === "VALIDATION_FAILED") return null;
  throw apiFailure("The room", answer.problem);
});
