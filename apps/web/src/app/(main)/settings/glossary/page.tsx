import type { Metadata } from "next";
import { getTranslations } from "#i18n/get-translations.ts";
import { GlossarySettings } from "#features/settings/components/glossary-settings.tsx";
import { requireSpace } from "#server/gate.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings.pages"))("glossary") };
}

export default async function GlossaryRoute() {
  const { space } = await requireSpace("/settings/glossary");
  return <GlossarySettings key={space.id} spaceId={space.id} />;
}
