"use client";
import { useTranslations } from "#i18n/use-translations.ts";
import { useState } from "react";
import { roomsApi } from "#shared/api/browser.ts";
import { notify } from "#shared/notifications.ts";
import { useRepeated } from "#shared/use-repeated.ts";
import { dueStarts, startKey } from "../view-models/due-starts.ts";

const lookEveryMs = 30_000;
const startsMax = 20;

/** Notifies of planned sessions of the active space as they are about to start, while a page of Rooms is open. */
export function StartWatch() {
  const t = useTranslations();
  const [told] = useState(() => new Set<string>());
  const look = async (signal: AbortSignal) => {
    const query = { upcoming: "only", limit: startsMax } as const;
    const answer = await roomsApi.sessions.list({ query }, { signal });
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
  useRepeated(look, { everyMs: lookEveryMs });
  return null;
}
