"use client";
import type { SessionView } from "@rooms/api-client";
import { Spinner, lazyPart } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import { Suspense, useEffect } from "react";
import { useObservable } from "#shared/use-observable.ts";
import { RoomView } from "./room-view.tsx";
import type { CallSession } from "../call-session.ts";
import { CallProvider } from "./call-provider.tsx";
import { StageProvider } from "../room/components/stage-provider.tsx";
import { UncaptionedProvider } from "../transcription/components/uncaptioned-provider.tsx";

const loadEnd = () => import("./end-screen.tsx");
const EndScreen = lazyPart(async () => ({ default: (await loadEnd()).EndScreen }));
const RefusalScreen = lazyPart(async () => ({
  default: (await import("../lobby/components/refusal-screen.tsx")).RefusalScreen,
}));
const BesideStage = lazyPart(async () => ({
  default: (await import("./beside-stage.tsx")).BesideStage,
}));

/** Loaded while the network is there: a dead one is what it may have to tell of. */
const loadEndAfterMs = 2_000;

export interface SessionStageProps {
  call: CallSession;
  session: SessionView;
  link: string;
  /** Back to the mirror before the room. */
  onBack: () => void;
}

/** What a call shows: on the way in, inside, refused, or over. */
export function SessionStage({ call, session, link, onBack }: SessionStageProps) {
  const sessions = useTranslations("sessions");
  const state = useObservable(call);
  const { connection, participants } = useObservable(call.room);

  useEffect(() => {
    // Without it here, the end tries again.
    const timer = setTimeout(() => void loadEnd().catch(() => undefined), loadEndAfterMs);
    return () => clearTimeout(timer);
  }, []);

  const title = session.title ?? sessions("untitled");
  const member = session.view === "member";
  const guestPart = !member && session.guestTranscripts !== "OFF";
  if (state.phase === "beside") {
    return (
      <CallProvider call={call}>
        <Suspense fallback={<Connecting />}>
          <BesideStage
            title={title}
            member={member}
            guestPart={guestPart}
            onBack={onBack}
            onLeave={() => void call.leave()}
          />
        </Suspense>
      </CallProvider>
    );
  }
  if (state.phase === "refused") {
    return (
      <Suspense fallback={<Connecting />}>
        <RefusalScreen code={state.code} onBack={onBack} />
      </Suspense>
    );
  }
  if (connection.status === "ended") {
    const reason = state.phase === "put-out" ? state.reason : connection.reason;
    if (reason === null) return <Connecting />;
    return (
      <Suspense fallback={<Connecting />}>
        <EndScreen
          reason={reason}
          member={member}
          guestPart={guestPart}
          rejoining={state.phase === "joining"}
          onRejoin={() => void call.rejoin()}
          onBack={onBack}
        />
      </Suspense>
    );
  }
  if (state.phase === "joining" || participants.length === 0) return <Connecting />;
  const isHost = participants.some(({ local, host }) => local && host);
  const mayAdmit = isHost || (session.view === "member" && session.may.admit);
  return (
    <CallProvider call={call}>
      <StageProvider onLeave={() => void call.leave()}>
        <UncaptionedProvider>
          <RoomView
            title={title}
            link={link}
            // Members of the space who take part may end it; a host from outside never.
            mayEnd={member}
            mayAdmit={mayAdmit}
            creatorIdentity={creatorOf(session)}
          />
        </UncaptionedProvider>
      </StageProvider>
    </CallProvider>
  );
}

/** Members know who made it, and are not offered what may not be done to the creator. */
function creatorOf(session: SessionView): string | null {
  if (session.view !== "member" || session.createdBy === null) return null;
  return `${session.createdBy}:${session.id}`;
}

function Connecting() {
  const t = useTranslations("room");
  return (
    <main
      id="main"
      className="grid h-dvh place-items-center bg-stage text-stage-text"
      aria-label={t("label")}
    >
      <p role="status" className="flex items-center gap-3 text-md">
        <Spinner className="size-5 text-stage-accent" />
        {t("connecting")}
      </p>
    </main>
  );
}
