import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { getTranslations } from "#i18n/get-translations.ts";
import { Invitation } from "#features/account/components/invitation.tsx";
import { apiFailure } from "#server/api-failure.ts";
import { findProfile, visitorApi } from "#server/api.ts";

interface InviteRoute {
  params: Promise<{ token: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("invite"))("title"), robots: { index: false } };
}

/** Where the link of an invitation leads, for people with an account and for those without. */
export default async function InvitePage({ params }: InviteRoute) {
  const { token } = await params;
  const profile = await findProfile();
  // Accepting shows the person to others, who should see a name.
  if (profile?.needsOnboarding) {
    redirect(`/onboarding?next=${encodeURIComponent(`/invite/${token}`)}`);
  }
  const answer = await (await visitorApi()).invitations.preview({ params: { token } });
  if (answer.ok) {
    return <Invitation token={token} preview={answer.data} email={profile?.email ?? null} />;
  }
  const { code } = answer.problem;
  if (code === "NOT_FOUND" || code === "VALIDATION_FAILED") notFound();
  throw apiFailure("The invitation", answer.problem);
}
