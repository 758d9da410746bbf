import { redirect } from "next/navigation";
import type { Profile } from "@rooms/contracts/http";
import { findProfile } from "./api.ts";

/** The signed-in person, with a name; others are sent to sign in or to say their name, and come back to `path`. */
export async function requireProfile(path: string): Promise<Profile> {
  const profile = await findProfile();
  const query = `?next=${encodeURIComponent(path)}`;
  if (!profile) redirect(`/signin${query}`);
  if (profile.needsOnboarding) redirect(`/onboarding${query}`);
  return profile;
}
