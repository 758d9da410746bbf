import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ProfileSettings } from "../../../features/account/components/profile-settings.tsx";
import { requireProfile } from "../../../server/gate.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings.pages"))("profile") };
}

export default async function ProfileRoute() {
  return <ProfileSettings profile={await requireProfile("/settings")} />;
}
