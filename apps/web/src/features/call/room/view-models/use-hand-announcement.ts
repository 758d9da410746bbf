"use client";
import { useTranslations } from "#i18n/use-translations.ts";
import { useEffect, useRef, useState } from "react";
import { handNews } from "./hands.ts";
import type { HandNews } from "./hands.ts";
import type { RoomParticipant } from "./room-snapshot.ts";

/** Hands that go up within this time are told in one sentence; the region also has to stand before it is filled. */
const togetherMs = 400;

/** What a screen reader is told of the hands. */
export function useHandAnnouncement(hands: readonly RoomParticipant[]): string {
  const t = useTranslations("hands");
  const told = useRef<readonly RoomParticipant[]>([]);
  const [news, setNews] = useState<HandNews | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => {
      const next = handNews(told.current, hands);
      told.current = hands;
      if (next) setNews(next);
    }, togetherMs);
    return () => clearTimeout(timer);
  }, [hands]);
  if (news === null) return "";
  if (news.kind === "none-up") return t("news.noneUp");
  const waiting = t("news.waiting", { count: news.waiting });
  if (news.kind === "own-up") return sentences(t("news.ownUp"), waiting);
  if (news.kind === "own-down") return sentences(t("news.ownDown"), waiting);
  const [name = "", ...others] = news.names;
  const raised =
    others.length === 0
      ? t("news.raised", { name })
      : t("news.raisedMany", { name, count: others.length });
  return sentences(raised, waiting);
}

const sentences = (...told: readonly string[]): string => told.join(" ");
