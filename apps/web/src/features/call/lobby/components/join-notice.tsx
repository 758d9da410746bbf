"use client";
import { lazyPart } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import { Suspense } from "react";
import type { JoinOption } from "../view-models/join-option.ts";

// Few sessions refuse, and the page before the room is to be light.
const ClosedNotice = lazyPart(async () => ({
  default: (await import("./closed-notice.tsx")).ClosedNotice,
}));

export interface JoinNoticeProps {
  joinOption: JoinOption;
  slug: string;
  /** Null for a guest. */
  personName: string | null;
}

/** Says before joining whether one may join, asks first, or is refused and what helps. */
export function JoinNotice({ joinOption, slug, personName }: JoinNoticeProps) {
  const t = useTranslations("prejoin.joining");
  return joinOption.kind === "closed" ? (
    <Suspense fallback={null}>
      <ClosedNotice joinOption={joinOption} slug={slug} personName={personName} />
    </Suspense>
  ) : (
    <p className="text-base text-pretty">{t(`text.${joinOption.text}`)}</p>
  );
}
