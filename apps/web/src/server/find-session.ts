import type { SessionView } from "@rooms/api-client";
import { cache } from "react";
import { pageStart, visitorApi } from "./api.ts";
import { foundSession } from "./found-session.ts";

/** A session as far as the visitor may see it; null when there is none for them. */
export const findSession = cache(async (slug: string): Promise<SessionView | null> => {
  const known = (await pageStart())?.session;
  if (known?.slug === slug) return known;
  return foundSession(await (await visitorApi()).sessions.get({ params: { slug } }));
});
