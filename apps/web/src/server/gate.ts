import { redirect } from "next/navigation";
import type { Profile, Space } from "@rooms/api-client";
import { activeSpace } from "#shared/active-space.ts";
import { findProfile, readSpaces } from "./api.ts";

/** The signed-in person, with a name; others are sent to sign in or to say their name, and come back to `path`. */
export async function requireProfile(path: string): Promise<Profile> {
  const profile = await findProfile();
  const query = `?next=${encodeURIComponent(path)}`;
  if (!profile) redirect(`/signin${query}`);
  if (profile.needsOnboarding) redirect(`/onboarding${query}`);
  return profile;
}

/** As `requireProfile`, with the space that person works in. */
export async function requireSpace(path: string): Promise<{ profile: Profile; space: Space }> {
  const profile = await requireProfile(path);
  const space = activeSpace(await readSpaces());
  if (!space) throw new Error("The person has no space");
  return { profile, space };
}
