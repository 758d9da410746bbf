import { getSession } from "@rooms/contracts/http";
import type { SessionView } from "@rooms/contracts/http";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { SessionOver } from "../../../features/session/components/session-over.tsx";
import { SessionEntrance } from "../../../features/session/components/session-entrance.tsx";
import { TranscriptRoute } from "../../../features/transcript/server/transcript-route.tsx";
import { findProfile, publicOrigin, visitorApi } from "../../../server/api.ts";

const findSession = cache(async (slug: string): Promise<SessionView | null> => {
  const answer = await (await visitorApi()).call(getSession, { params: { slug } });
  if (answer.ok) return answer.data;
  const { code } = answer.problem;
  if (code === "NOT_FOUND" || code === "VALIDATION_FAILED") return null;
  throw new Error(`The session could not be read: ${code}`);
});

interface SessionRoute {
  params: Promise<{ slug: string }>;
}

export async function generateMetadata({ params }: SessionRoute): Promise<Metadata> {
  const session = await findSession((await params).slug);
  const t = await getTranslations("sessions");
  return { title: session?.title ?? t("untitled"), robots: { index: false } };
}

export default async function SessionPage({ params }: SessionRoute) {
  const { slug } = await params;
  const session = await findSession(slug);
  if (!session) notFound();
  if (session.status === "EXPIRED") return <SessionOver reason="session-expired" />;
  if (session.status === "ENDED") {
    return session.view === "member" ? (
      <TranscriptRoute session={session} />
    ) : (
      <SessionOver reason="session-ended" />
    );
  }
  const profile = await findProfile();
  return (
    <SessionEntrance
      session={session}
      personName={profile?.displayName ?? null}
      link={`${await publicOrigin()}/session/${slug}`}
    />
  );
}
