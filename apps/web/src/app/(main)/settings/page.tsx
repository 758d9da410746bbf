import type { Metadata } from "next";
import { getTranslations } from "#i18n/get-translations.ts";
import { ProfileSettings } from "#features/settings/components/profile-settings.tsx";
import { requireProfile } from "#server/gate.ts";
import type { SearchedPage } from "#server/safe-next.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings.pages"))("profile") };
}

export default async function ProfileRoute({ searchParams }: SearchedPage) {
  const { error } = await searchParams;
  const profile = await requireProfile("/settings");
  return <ProfileSettings profile={profile} error={typeof error === "string" ? error : null} />;
}
