import type { Metadata } from "next";
import { getTranslations } from "#i18n/get-translations.ts";
import { MemberSettings } from "#features/settings/components/member-settings.tsx";
import { requireSpace } from "#server/gate.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings.pages"))("members") };
}

export default async function MembersRoute() {
  const { profile, space } = await requireSpace("/settings/members");
  return <MemberSettings key={space.id} space={space} userId={profile.id} />;
}
