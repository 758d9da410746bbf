"use client";
import { ProhibitIcon } from "@phosphor-icons/react/dist/ssr/Prohibit";
import { Spinner } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import { useEffect, useEffectEvent } from "react";
import { Notice } from "#shared/components/notice.tsx";
import { useObservable } from "#shared/use-observable.ts";
import { useRefusal } from "#shared/use-refusal.ts";
import { useReached } from "../view-models/use-reached.ts";
import type { LobbyWaiting, LobbyWaitSnapshot } from "../view-models/lobby-waiting.ts";
import { RefusalScreen } from "./refusal-screen.tsx";
import { WaitingRoom } from "./waiting-room.tsx";
import type { WaitingRoomProps } from "./waiting-room.tsx";

export interface LobbyScreenProps extends Omit<
  WaitingRoomProps,
  "hostPresent" | "offline" | "onWithdraw"
> {
  waiting: LobbyWaiting;
  onAdmitted: () => void;
  /** Back to the mirror before the lobby. */
  onBack: () => void;
}

/** The lobby and what becomes of waiting in it. */
export function LobbyScreen({ waiting, onAdmitted, onBack, ...room }: LobbyScreenProps) {
  const state = useObservable(waiting);
  const { phase } = state;
  const enter = useEffectEvent(onAdmitted);
  useEffect(() => {
    if (phase === "admitted") enter();
  }, [phase]);
  return (
    <>
      <Announcement state={state} />
      {state.phase === "waiting" && (
        <WaitingRoom
          {...room}
          hostPresent={state.hostPresent}
          offline={state.offline}
          onWithdraw={() => {
            waiting.withdraw();
            onBack();
          }}
        />
      )}
      {state.phase === "admitted" && <Admitted />}
      {state.phase === "denied" && (
        <Denied askAgainAt={state.askAgainAt} onAsk={() => void waiting.ask()} />
      )}
      {state.phase === "refused" && <RefusalScreen code={state.code} onBack={onBack} />}
    </>
  );
}

/** One place for all that happens while waiting: screens come and go, and a reader hears of each once. */
function Announcement({ state }: { state: LobbyWaitSnapshot }) {
  const t = useTranslations("lobby");
  const refusalText = useRefusal();
  const text = () => {
    switch (state.phase) {
      case "waiting":
        if (state.offline) return t("waiting.offline");
        if (state.hostPresent === null) return t("waiting.asking");
        return t(state.hostPresent ? "waiting.hostHere" : "waiting.noHost");
      case "admitted":
        return t("admittedText");
      case "denied":
        return t("denied.title");
      case "refused":
        return refusalText(state.code);
    }
  };
  return (
    <p role="status" className="sr-only">
      {text()}
    </p>
  );
}

function Admitted() {
  const t = useTranslations("lobby");
  return (
    <main id="main" className="grid h-dvh place-items-center bg-stage text-stage-text">
      <p className="flex items-center gap-3 text-md">
        <Spinner className="size-5 text-stage-accent" />
        {t("admittedText")}
      </p>
    </main>
  );
}

function Denied({ askAgainAt, onAsk }: { askAgainAt: string | null; onAsk: () => void }) {
  const t = useTranslations("lobby.denied");
  const ended = useTranslations("ended");
  const reached = useReached(askAgainAt);
  const again = askAgainAt !== null && reached;
  return (
    <Notice
      icon={<ProhibitIcon aria-hidden />}
      tone="warning"
      title={t("title")}
      text={t(askAgainAt === null ? "forGood" : again ? "text" : "againIn")}
      action={again ? { label: t("again"), onSelect: onAsk } : undefined}
      links={[{ href: "/", label: ended("toHome") }]}
    />
  );
}
