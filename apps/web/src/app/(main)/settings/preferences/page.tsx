import type { Metadata } from "next";
import { getTranslations } from "#i18n/get-translations.ts";
import { cookies } from "next/headers";
import { Preferences } from "#features/settings/components/preferences.tsx";
import { requireProfile } from "#server/gate.ts";
import { themeCookie, themeOf } from "#shared/theme.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings.pages"))("preferences") };
}

export default async function PreferencesRoute() {
  await requireProfile("/settings/preferences");
  return <Preferences theme={themeOf((await cookies()).get(themeCookie)?.value)} />;
}
