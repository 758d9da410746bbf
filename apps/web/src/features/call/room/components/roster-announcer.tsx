"use client";
import { useTranslations } from "#i18n/use-translations.ts";
import { useEffect, useRef } from "react";
import { rosterNews } from "../view-models/roster-news.ts";
import { useRoom } from "../view-models/use-room.ts";

/** Several who come at once are told in one sentence. */
const gatherMs = 1_500;

/** Tells a screen reader who comes and who leaves. */
export function RosterAnnouncer() {
  const t = useTranslations("room.roster");
  const { store } = useRoom();
  const region = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let told = store.getSnapshot().participants;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tell = () => {
      timer = undefined;
      const { participants, connection } = store.getSnapshot();
      if (connection.status !== "connected") return;
      const { came, left } = rosterNews(told, participants);
      told = participants;
      const sentences = [
        came.length > 0 && t("came", { names: came.join(", "), count: came.length }),
        left.length > 0 && t("left", { names: left.join(", "), count: left.length }),
      ].filter((sentence) => sentence !== false);
      if (sentences.length > 0) region.current?.replaceChildren(sentences.join(" "));
    };
    const unsubscribe = store.subscribe(() => {
      if (store.getSnapshot().participants !== told) timer ??= setTimeout(tell, gatherMs);
    });
    return () => {
      unsubscribe();
      clearTimeout(timer);
    };
  }, [store, t]);
  return <div ref={region} aria-live="polite" className="sr-only" data-testid="roster-news" />;
}
