"use client";
import { useTranslations } from "#i18n/use-translations.ts";
import { lazy, Suspense } from "react";
import type { WayIn } from "../view-models/way-in.ts";

// Most doors are not closed, and the page before the room is to be light.
const ClosedNotice = lazy(async () => ({
  default: (await import("./closed-notice.tsx")).ClosedNotice,
}));

export interface WayInNoticeProps {
  wayIn: WayIn;
  slug: string;
  /** Null for a guest. */
  personName: string | null;
}

/** Says before joining how one gets in; where one does not, why, and the way on. */
export function WayInNotice({ wayIn, slug, personName }: WayInNoticeProps) {
  const t = useTranslations("prejoin.wayIn");
  return wayIn.kind === "closed" ? (
    <Suspense fallback={null}>
      <ClosedNotice wayIn={wayIn} slug={slug} personName={personName} />
    </Suspense>
  ) : (
    <p className="text-base text-pretty">{t(`text.${wayIn.text}`)}</p>
  );
}
