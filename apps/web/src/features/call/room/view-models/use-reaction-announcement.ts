"use client";
import { useTranslations } from "#i18n/use-translations.ts";
import { useEffect, useRef, useState } from "react";
import type { ReactionsSnapshot } from "./reactions-store.ts";

/** At most one sentence in this time: a storm is a number, not a reading. */
const everyMs = 5_000;

/** What a screen reader is told of others' reactions. */
export function useReactionAnnouncement({ received, last }: ReactionsSnapshot): string {
  const t = useTranslations("reactions");
  const [told, setTold] = useState<{ count: number; last: ReactionsSnapshot["last"] }>();
  const before = useRef(0);
  const toldAtMs = useRef(-Infinity);
  useEffect(() => {
    if (received === before.current) return undefined;
    const dueInMs = Math.max(0, toldAtMs.current + everyMs - performance.now());
    const timer = setTimeout(() => {
      setTold({ count: received - before.current, last });
      before.current = received;
      toldAtMs.current = performance.now();
    }, dueInMs);
    return () => clearTimeout(timer);
  }, [received, last]);
  if (!told?.last) return "";
  if (told.count > 1) return t("news.many", { count: told.count });
  return t("news.one", { name: told.last.name, reaction: t(`kind.${told.last.kind}`) });
}
