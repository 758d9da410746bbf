import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "#i18n/get-translations.ts";
import { Onboarding } from "#features/account/components/onboarding.tsx";
import { findProfile } from "#server/api.ts";
import { safeNext } from "#server/safe-next.ts";
import type { SearchedPage } from "#server/safe-next.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("onboarding"))("title") };
}

export default async function OnboardingPage({ searchParams }: SearchedPage) {
  const onward = safeNext((await searchParams).next);
  const profile = await findProfile();
  if (!profile) redirect(`/signin?next=${encodeURIComponent(onward)}`);
  if (!profile.needsOnboarding) redirect(onward);
  return <Onboarding spaceId={profile.activeSpaceId} next={onward} />;
}
