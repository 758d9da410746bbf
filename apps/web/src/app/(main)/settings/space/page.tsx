import type { Metadata } from "next";
import { getTranslations } from "#i18n/get-translations.ts";
import { SpaceSettings } from "#features/settings/components/space-settings.tsx";
import { requireSpace } from "#server/gate.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings.pages"))("general") };
}

export default async function SpaceRoute() {
  const { profile, space } = await requireSpace("/settings/space");
  return <SpaceSettings key={space.id} space={space} userId={profile.id} />;
}
