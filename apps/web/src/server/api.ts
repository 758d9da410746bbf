import { cookies, headers } from "next/headers";
import { cache } from "react";
import { createRoomsClient } from "@rooms/api-client";
import type { RoomsClient, Profile, Space } from "@rooms/api-client";
import { readEnv } from "../env.ts";
import { apiFailure } from "./api-failure.ts";
import { takePageStart } from "./page-start.ts";
import { forwardedFor } from "./request-origin.ts";

/** The api in the name of the page's visitor. */
export const visitorApi = cache(async (): Promise<RoomsClient> => {
  const asked = await headers();
  const traceparent = asked.get("traceparent");
  return createRoomsClient({
    baseUrl: readEnv().apiUrl,
    headers: {
      cookie: (await cookies()).toString(),
      origin: await publicOrigin(),
      ...forwardedFor(asked),
      ...(traceparent !== null && { traceparent }),
    },
    fetch: (input, init) => fetch(input, { ...init, cache: "no-store" }),
  });
});

/** What the proxy read before the page was begun. */
export const pageStart = cache(async () => takePageStart(await headers()));

/** The signed-in user, or null. Throws when the api is away: the error page says so and offers to try again. */
export const findProfile = cache(async (): Promise<Profile | null> => {
  const start = await pageStart();
  if (start?.profile !== undefined) return start.profile;
  const answer = await (await visitorApi()).identity.getProfile();
  if (answer.ok) return answer.data;
  if (answer.problem.code === "UNAUTHENTICATED") return null;
  throw apiFailure("The profile", answer.problem);
});

/** The spaces of the signed-in user, oldest first. */
export const readSpaces = cache(async (): Promise<readonly Space[]> => {
  const answer = await (await visitorApi()).spaces.list();
  if (!answer.ok) throw apiFailure("The spaces", answer.problem);
  return answer.data.items;
});

/** The origin that people see in their address bar. */
export async function publicOrigin(): Promise<string> {
  const configured = readEnv().publicUrl;
  if (configured) return new URL(configured).origin;
  const asked = await headers();
  const host = asked.get("x-forwarded-host") ?? asked.get("host") ?? "localhost";
  return `${asked.get("x-forwarded-proto") ?? "http"}://${host}`;
}
