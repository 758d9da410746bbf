"use client";
import { useTranslations } from "#i18n/use-translations.ts";
import { useEffect } from "react";
import { roomsApi } from "#shared/api/browser.ts";
import { notify } from "#shared/notifications.ts";
import { dueStarts, startKey } from "../view-models/due-starts.ts";

const lookEveryMs = 30_000;
const startsMax = 20;

/** Notifies of planned sessions of the active space as they are about to start, while a page of Rooms is open. */
export function StartWatch() {
  const t = useTranslations();
  useEffect(() => {
    const told = new Set<string>();
    const given = new AbortController();
    const look = async () => {
      const query = { upcoming: "only", limit: startsMax } as const;
      const answer = await roomsApi.sessions.list({ query }, { signal: given.signal });
      if (!answer.ok) return;
      for (const session of dueStarts(answer.data.items, { nowMs: Date.now(), told })) {
        told.add(startKey(session));
        await notify({
          title: session.title ?? t("sessions.untitled"),
          body: t("sessions.startsNow"),
          tag: startKey(session),
          path: `/session/${session.slug}`,
        });
      }
    };
    // Called off: the page has gone on.
    const lookAgain = () => void look().catch(() => undefined);
    lookAgain();
    const timer = setInterval(lookAgain, lookEveryMs);
    return () => {
      clearInterval(timer);
      given.abort();
    };
  }, [t]);
  return null;
}
