"use client";
import { useTranslations } from "#i18n/use-translations.ts";
import { useEffect } from "react";
import { badgeApp, notify, notifyOf } from "#shared/notifications.ts";
import { useLobby } from "../view-models/use-lobby.ts";
import { useTitleMark } from "../view-models/use-title-mark.ts";
import { playChime } from "../view-models/chime.ts";
import { lobbySound } from "../view-models/lobby-sound.ts";
import { LobbyNotice } from "./lobby-notice.tsx";

export interface HostLobbyProps {
  /** The list that shows them all is open: the notice would say it twice. */
  listed: boolean;
  onShow: () => void;
}

/** Tells a host that people wait: over the stage, by a sound, in the page's title, and to screen readers. */
export function HostLobby({ listed, onShow }: HostLobbyProps) {
  const t = useTranslations("lobby.host");
  const { waiting, bursts } = useLobby();
  useTitleMark(waiting.length > 0 ? `(${waiting.length})` : null);
  useEffect(() => {
    if (bursts > 0 && lobbySound.getSnapshot()) void soundKnock();
  }, [bursts]);
  const latest = waiting.at(-1);
  const latestName = latest?.name;
  useEffect(() => {
    if (bursts === 0 || latestName === undefined || !document.hidden) return;
    if (!notifyOf.lobby.getSnapshot()) return;
    const path = location.pathname;
    void notify({ title: latestName, body: t("wants"), tag: `lobby ${path}`, path });
    // At the first of a burst, as the sound; the name is that of then.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [bursts]);
  useEffect(() => {
    badgeApp(waiting.length);
    return () => badgeApp(0);
  }, [waiting.length]);
  return (
    <>
      <p role="status" className="sr-only">
        {latest && (
          <>
            <bdi>{latest.name}</bdi>
            {` ${t("wants")}. ${t("count", { count: waiting.length })}`}
          </>
        )}
      </p>
      {!listed && <LobbyNotice onShow={onShow} />}
    </>
  );
}

async function soundKnock(): Promise<void> {
  const context = new AudioContext();
  await playChime(context, "knock");
  await context.close();
}
