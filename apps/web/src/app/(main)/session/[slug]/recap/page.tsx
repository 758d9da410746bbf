import type { Metadata } from "next";
import type { MemberSession } from "@rooms/api-client";
import { notFound, redirect } from "next/navigation";
import { getTranslations } from "#i18n/get-translations.ts";
import { RecapPage } from "#features/recap/components/recap-page.tsx";
import { readRecap } from "#features/recap/view-models/read.ts";
import { MessagesFor } from "#i18n/messages-for.tsx";
import { visitorApi } from "#server/api.ts";
import { findSession } from "#server/find-session.ts";
import { isolate } from "#shared/isolate.ts";

interface RecapRoute {
  params: Promise<{ slug: string }>;
}

export async function generateMetadata({ params }: RecapRoute): Promise<Metadata> {
  const session = await findSession((await params).slug);
  const t = await getTranslations("sessions");
  return { title: isolate(session?.title ?? t("untitled")), robots: { index: false } };
}

/** What was said in a session and what comes of it, for members of its space. */
export default async function RecapRoute({ params }: RecapRoute) {
  const { slug } = await params;
  const session = await findSession(slug);
  if (session?.view !== "member") notFound();
  if (session.status !== "ENDED" && session.status !== "LIVE") redirect(`/session/${slug}`);
  const { data, readAtMs } = await readNow(session);
  return (
    <MessagesFor part="recap">
      <RecapPage {...data} readAtMs={readAtMs} />
    </MessagesFor>
  );
}

/** The recap and when it was read: how long the page waits for last words is counted from there, by one clock. */
async function readNow(session: MemberSession) {
  const data = await readRecap(await visitorApi(), session);
  return { data, readAtMs: Date.now() };
}
