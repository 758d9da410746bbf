import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { getTranslations } from "#i18n/get-translations.ts";
import { AboutSession } from "#features/call/components/about-session.tsx";
import { SessionOver } from "#features/call/components/session-over.tsx";
import { JoinFlow } from "#features/call/components/join-flow.tsx";
import { OwnTranscriptPage } from "#features/sharing/components/own-transcript-page.tsx";
import { ownIdentity } from "#features/call/view-models/own-identity.ts";
import { findProfile, publicOrigin } from "#server/api.ts";
import { findOwnPart } from "#server/find-own-part.ts";
import { findSession } from "#server/find-session.ts";
import { languagesPending } from "#server/languages-pending.ts";
import { isolate } from "#shared/isolate.ts";

interface SessionRoute {
  params: Promise<{ slug: string }>;
}

export async function generateMetadata({ params }: SessionRoute): Promise<Metadata> {
  const { slug } = await params;
  const session = (await findSession(slug)) ?? (await findOwnPart(slug));
  const t = await getTranslations("sessions");
  return { title: isolate(session?.title ?? t("untitled")), robots: { index: false } };
}

export default async function SessionPage({ params }: SessionRoute) {
  const { slug } = await params;
  const session = await findSession(slug);
  if (!session) {
    const ownPart = await findOwnPart(slug);
    if (!ownPart) notFound();
    return <OwnTranscriptPage slug={slug} transcript={ownPart} />;
  }
  if (session.status === "EXPIRED") return <SessionOver reason="session-expired" />;
  if (session.status === "ENDED") {
    // A page of its own, so that joining does not load the code for reading a recap.
    if (session.view === "member") redirect(`/session/${slug}/recap`);
    return <SessionOver reason="session-ended" />;
  }
  const [profile, isPending] = await Promise.all([findProfile(), languagesPending(session)]);
  return (
    <JoinFlow
      session={session}
      languagesPending={isPending}
      personName={profile?.displayName ?? null}
      face={profile && { src: profile.avatarUrl, color: profile.noAvatarColor }}
      identity={ownIdentity(session, profile?.id ?? null)}
      link={`${await publicOrigin()}/session/${slug}`}
      about={<AboutSession session={session} />}
    />
  );
}
