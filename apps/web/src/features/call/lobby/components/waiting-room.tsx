"use client";
import type { SessionView } from "@rooms/api-client";
import { Banner, Button, Spinner } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import { useEffect, useRef } from "react";
import { DeviceSettings } from "./device-settings.tsx";
import { PreviewPage } from "./preview-page.tsx";
import type { PersonFace } from "./preview-picture.tsx";
import type { PreviewSnapshot, PreviewStore } from "../view-models/preview-store.ts";

export interface WaitingRoomProps {
  session: SessionView;
  name: string;
  face: PersonFace | null;
  store: PreviewStore;
  preview: PreviewSnapshot;
  /** Null until the api has answered. */
  hostPresent: boolean | null;
  /** The api does not answer for the moment. */
  offline: boolean;
  onWithdraw: () => void;
}

/** The lobby: one's own picture and level, with their switches, until a host decides. */
export function WaitingRoom(props: WaitingRoomProps) {
  const { session, name, face, store, preview, hostPresent, offline, onWithdraw } = props;
  const t = useTranslations("lobby.waiting");
  const sessions = useTranslations("sessions");
  const heading = useRef<HTMLHeadingElement>(null);
  // The button that led here is gone: without this the focus would be nowhere.
  useEffect(() => heading.current?.focus(), []);
  return (
    <PreviewPage store={store} preview={preview} name={name} face={face}>
      <div className="flex flex-col gap-4">
        <div>
          <p className="text-text-muted">
            <bdi>{session.title ?? sessions("untitled")}</bdi>
          </p>
          <h1
            ref={heading}
            tabIndex={-1}
            className="mt-1 text-2xl font-semibold tracking-tight text-balance outline-none"
          >
            {t("title")}
          </h1>
        </div>
        <p
          role="status"
          className="flex items-start gap-3 rounded-lg bg-accent-soft px-3.5 py-3 text-base text-text"
        >
          <Spinner className="mt-0.5 size-5 shrink-0 text-accent" />
          {hostPresent === null ? t("asking") : t(hostPresent ? "hostHere" : "noHost")}
        </p>
        {offline && <Banner tone="warning">{t("offline")}</Banner>}
        <p className="text-base text-pretty text-text-muted">{t("private", { name })}</p>
        <DeviceSettings slug={session.slug} store={store} preview={preview} />
        <Button size="lg" className="w-full" onClick={onWithdraw}>
          {t("withdraw")}
        </Button>
      </div>
    </PreviewPage>
  );
}
