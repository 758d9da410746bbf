import { listSpaces } from "@rooms/contracts/http";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Settings } from "../../../features/account/components/settings.tsx";
import { visitorApi } from "../../../server/api.ts";
import { requireProfile } from "../../../server/gate.ts";
import { PageMain } from "../../../shared/components/page-main.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings"))("title") };
}

export default async function SettingsRoute() {
  const profile = await requireProfile("/settings");
  const spaces = await (await visitorApi()).call(listSpaces);
  if (!spaces.ok) throw new Error(`The spaces could not be read: ${spaces.problem.code}`);
  const space = spaces.data.items.find(({ id }) => id === profile.activeSpaceId);
  return (
    <PageMain>
      <Settings profile={profile} space={space ?? null} />
    </PageMain>
  );
}
