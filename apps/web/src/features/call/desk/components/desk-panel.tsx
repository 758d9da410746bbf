"use client";
import { HandPalmIcon } from "@phosphor-icons/react/dist/ssr/HandPalm";
import { MicrophoneSlashIcon } from "@phosphor-icons/react/dist/ssr/MicrophoneSlash";
import { Button } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import type { ReactNode } from "react";
import { ChatSwitch } from "../../chat/components/chat-switch.tsx";
import { SessionAccessSettings } from "../../lobby/components/access-dialog.tsx";
import { LobbySection } from "../../lobby/components/lobby-section.tsx";
import { useSessionAccess } from "../../lobby/view-models/use-session-access.ts";
import { useHostControls } from "../../room/view-models/use-host-controls.ts";
import { useParticipants } from "../../room/view-models/use-participants.ts";
import { useRoomContext } from "../../room/view-models/room-context.ts";
import { TranscriptionControl } from "../../transcription/components/transcription-control.tsx";
import { TranscriptionStatusLine } from "../../transcription/components/transcription-status.tsx";
import { ScreenSwitch } from "./screen-switch.tsx";
import { SessionAccount } from "./session-account.tsx";
import { TranscriptionHostChoice } from "./transcription-host-choice.tsx";

/** Everything that a host decides about the session that runs, in one place. */
export function DeskPanel() {
  const t = useTranslations("desk");
  const { slug } = useRoomContext();
  const access = useSessionAccess(slug);
  const controls = useHostControls();
  const participants = useParticipants();
  const anyHand = participants.some(({ handRaisedAtMs }) => handRaisedAtMs !== null);
  return (
    <div className="min-h-0 flex-1 overflow-y-auto pb-4">
      <LobbySection />
      <Part title={t("people")}>
        <div className="flex flex-wrap gap-2">
          <Button
            size="sm"
            icon={<MicrophoneSlashIcon aria-hidden />}
            onClick={() => void controls.muteAll()}
          >
            {t("muteAll")}
          </Button>
          <Button
            size="sm"
            icon={<HandPalmIcon aria-hidden />}
            disabled={!anyHand}
            onClick={() => void controls.lowerHands()}
          >
            {t("lowerHands")}
          </Button>
        </div>
      </Part>
      <Part title={t("chatAndScreen")}>
        <ChatSwitch />
        <ScreenSwitch {...access} />
      </Part>
      <Part title={t("access")}>
        <SessionAccessSettings {...access} />
      </Part>
      <Part title={t("transcription")}>
        <div className="-mx-4">
          <TranscriptionStatusLine />
        </div>
        <TranscriptionControl />
        <TranscriptionHostChoice />
      </Part>
      <Part title={t("account.title")}>
        <SessionAccount slug={slug} />
      </Part>
    </div>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="border-b border-line px-4 py-4 first:pt-1 last:border-b-0">
      <h3 className="pb-2 text-sm font-semibold text-text-muted">{title}</h3>
      <div className="flex flex-col gap-3">{children}</div>
    </section>
  );
}
