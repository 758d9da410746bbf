import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { readTranscript } from "../../../../../features/transcript/server/read-transcript.ts";
import { TranscriptPage } from "../../../../../features/transcript/components/transcript-page.tsx";
import { visitorApi } from "../../../../../server/api.ts";
import { findSession } from "../../../../../server/find-session.ts";

interface TranscriptRoute {
  params: Promise<{ slug: string }>;
}

export async function generateMetadata({ params }: TranscriptRoute): Promise<Metadata> {
  const session = await findSession((await params).slug);
  const t = await getTranslations("sessions");
  return { title: session?.title ?? t("untitled"), robots: { index: false } };
}

/** A session after its end, for members: what was said. */
export default async function TranscriptRoute({ params }: TranscriptRoute) {
  const { slug } = await params;
  const session = await findSession(slug);
  if (session?.view !== "member") notFound();
  if (session.status !== "ENDED") redirect(`/session/${slug}`);
  return <TranscriptPage session={session} {...await readTranscript(await visitorApi(), slug)} />;
}
