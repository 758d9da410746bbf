import type { Metadata } from "next";
import { getTranslations } from "#i18n/get-translations.ts";
import { ApiKeySettings } from "#features/settings/components/api-key-settings.tsx";
import { requireSpace } from "#server/gate.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings.pages"))("apiKeys") };
}

export default async function ApiKeysRoute() {
  const { space } = await requireSpace("/settings/api-keys");
  return <ApiKeySettings key={space.id} space={space} />;
}
