"use client";
import { MonitorArrowUpIcon } from "@phosphor-icons/react/dist/ssr/MonitorArrowUp";
import { Button } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import { useEffect, useRef } from "react";
import { useRoom } from "../view-models/use-room.ts";
import { drawStill } from "../view-models/screen-still.ts";
import type { MediaHandle } from "../view-models/room-snapshot.ts";

/** One's own shared screen as a still: shown live to oneself it would show itself in itself without end. */
export function OwnScreen({ track }: { track: MediaHandle }) {
  const t = useTranslations("room");
  const { store, room } = useRoom();
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => (canvas.current ? drawStill(track, canvas.current) : undefined), [track]);
  return (
    <section
      aria-label={t("youPresent")}
      className="flex w-full max-w-md items-center gap-3 rounded-xl bg-stage-raised p-3 text-stage-text shadow-lg ring-1 ring-stage-line"
    >
      <canvas
        ref={canvas}
        aria-hidden
        className="max-h-20 w-16 shrink-0 sm:w-24 rounded-md bg-black/40"
      />
      <p className="flex min-w-0 flex-1 items-center gap-2 font-semibold">
        <MonitorArrowUpIcon
          aria-hidden
          className="hidden size-5 shrink-0 text-stage-accent sm:block"
        />
        {t("youPresent")}
      </p>
      <Button size="sm" pending={room.screen.busy} onClick={() => void store.setScreen(false)}>
        {t("stopPresenting")}
      </Button>
    </section>
  );
}
