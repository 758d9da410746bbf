"use client";
import { Button } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import { useEffect } from "react";
import { Notice } from "#shared/components/notice.tsx";
import { darkPage } from "#shared/dark-page.ts";
import { keepAwake } from "#shared/keep-awake.ts";
import { SpokenLines } from "../transcription/components/spoken-lines.tsx";
import { TranscriptPanel } from "../transcription/components/transcript-panel.tsx";
import { useLive } from "../transcription/view-models/use-live.ts";
import { besideEndOf } from "../view-models/beside-end.ts";
import { useStage } from "../view-models/use-stage.ts";
import { BesideRoom } from "./beside-room.tsx";
import { EndScreen } from "./end-screen.tsx";

export interface BesideStageProps {
  title: string;
  member: boolean;
  /** Of `EndScreen`. */
  guestPart: boolean;
  /** To the mirror before the room, from where one moves here. */
  onBack: () => void;
  onLeave: () => void;
}

/** The session beside another device of the same person, which has sound, picture and microphone: to read along. */
export function BesideStage({ title, member, guestPart, onBack, onLeave }: BesideStageProps) {
  const t = useTranslations("room.beside");
  const { connection } = useLive();
  const stage = useStage();
  useEffect(keepAwake, []);
  useEffect(darkPage, []);
  const end = besideEndOf(connection);
  if (end === "over") {
    return (
      <Notice
        title={t("overTitle")}
        text={t("overText")}
        action={{ label: t("joinHere"), onSelect: onBack }}
      />
    );
  }
  if (end !== null) {
    return (
      <EndScreen
        reason={end}
        member={member}
        guestPart={guestPart}
        rejoining={false}
        onRejoin={onBack}
        onBack={onBack}
      />
    );
  }
  return (
    <main id="main" aria-label={title} className="flex h-dvh flex-col bg-stage p-2 text-stage-text">
      <header className="flex flex-wrap items-center gap-x-4 gap-y-2 px-2 pb-2">
        <div className="min-w-0 flex-1 basis-56">
          <h1 className="truncate text-md font-semibold">
            <bdi>{title}</bdi>
          </h1>
          <p className="text-sm text-stage-muted">{t("where")}</p>
        </div>
        <Button variant="primary" onClick={onBack}>
          {t("move")}
        </Button>
        <Button onClick={onLeave}>{t("leave")}</Button>
      </header>
      <BesideRoom stage={stage} />
      <SpokenLines />
      <section className="mx-auto flex min-h-0 w-full max-w-3xl flex-1 flex-col rounded-lg bg-surface pt-3 text-text">
        <TranscriptPanel pauses={stage.pauses} />
      </section>
    </main>
  );
}
