import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "#i18n/get-translations.ts";
import { cache } from "react";
import { SharedRecapPage } from "#features/sharing/components/shared-recap-page.tsx";
import { apiFailure } from "#server/api-failure.ts";
import { pageStart, visitorApi } from "#server/api.ts";

interface SharedRoute {
  params: Promise<{ token: string }>;
}

const readShared = cache(
  async (token: string) =>
    (await pageStart())?.shared ?? (await visitorApi()).recapShares.get({ params: { token } }),
);

export async function generateMetadata({ params }: SharedRoute): Promise<Metadata> {
  const t = await getTranslations();
  const answer = await readShared((await params).token);
  const title = answer.ok ? (answer.data.title ?? t("sessions.untitled")) : t("sharing.pageTitle");
  return {
    title,
    robots: { index: false, follow: false, noarchive: true },
    // Pages behind links in what people said are not to learn where from.
    referrer: "no-referrer",
  };
}

/** A recap for the holder of its link, signed in or not. */
export default async function SharedRoute({ params }: SharedRoute) {
  const answer = await readShared((await params).token);
  if (answer.ok) return <SharedRecapPage recap={answer.data} />;
  const { code } = answer.problem;
  if (code === "NOT_FOUND" || code === "VALIDATION_FAILED") notFound();
  throw apiFailure("The shared recap", answer.problem);
}
