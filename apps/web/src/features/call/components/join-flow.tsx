"use client";
import type { SessionView } from "@rooms/api-client";
import { useTranslations } from "#i18n/use-translations.ts";
import { useRouter } from "next/navigation";
import { lazy, Suspense, useEffect, useRef, useState } from "react";
import type { LobbyWaiting } from "../lobby/view-models/lobby-waiting.ts";
import { joinOptionOf } from "../lobby/view-models/join-option.ts";
import type { ReactNode } from "react";
import { Prejoin } from "../lobby/components/prejoin.tsx";
import type { JoinChoice } from "../lobby/components/prejoin.tsx";
import type { PersonFace } from "../lobby/components/preview-picture.tsx";
import { usePreview } from "../lobby/view-models/use-preview.ts";
import type { CallSession } from "../call-session.ts";

const loadCall = () => import("./call-code.ts");
const loadLiveKit = () => import("../room/view-models/livekit.ts").then((m) => m.loadLiveKit());
const SessionStage = lazy(async () => ({ default: (await loadCall()).SessionStage }));
const loadStartWaiting = () => import("../lobby/view-models/start-waiting.ts");
const loadAdmission = () => import("../lobby/view-models/admission.ts");
const loadLobby = () => import("../lobby/components/lobby-screen.tsx");
const LobbyScreen = lazy(async () => ({ default: (await loadLobby()).LobbyScreen }));

export interface JoinFlowProps {
  session: SessionView;
  /** Whether a language of the session is not heard here, or not yet. */
  languagesPending: boolean;
  /** Null for a guest. */
  personName: string | null;
  /** Null for a guest, whose colour comes with joining. */
  face: PersonFace | null;
  /** What they are called in the session since they took part; null where that is not known. */
  identity: string | null;
  link: string;
  /** Shown before joining. */
  about: ReactNode;
}

/** How far one has come. The audio context is made in the click and goes along into the room. */
type Stage =
  | { readonly kind: "prejoin" }
  | {
      readonly kind: "lobby";
      readonly waiting: LobbyWaiting;
      readonly choice: JoinChoice;
      readonly audioContext: AudioContext;
    }
  | { readonly kind: "call"; readonly call: CallSession };

/** Prejoin, then the lobby where the visitor has to wait, then the call. What comes next is loaded when the visitor means to join. */
export function JoinFlow(props: JoinFlowProps) {
  const { session, personName, face, identity, link } = props;
  const { store, preview } = usePreview();
  const t = useTranslations("lobby");
  const router = useRouter();
  const [stage, setStage] = useState<Stage>({ kind: "prejoin" });
  const shown = useRef(false);
  useEffect(() => {
    shown.current = true;
    return () => {
      shown.current = false;
    };
  }, []);
  // Going elsewhere within the app, by the browser's Back above all, is leaving: otherwise the person would be heard without seeing it.
  useEffect(() => () => endStage(stage), [stage]);

  const joinOption = joinOptionOf(session, personName !== null);
  const guestNameOf = ({ name }: JoinChoice) => (personName === null ? name : undefined);

  /** Answers null when they went elsewhere before what they asked for was here. */
  const prepare = async <Code,>(audioContext: AudioContext, load: () => Promise<Code>) => {
    try {
      const code = await load();
      if (shown.current) return code;
    } catch (error) {
      void audioContext.close();
      throw error;
    }
    void audioContext.close();
    return null;
  };

  const joinBeside = async () => {
    const { startBeside } = await loadCall();
    if (!shown.current) return;
    store.stop();
    setStage({ kind: "call", call: startBeside(session.slug) });
  };

  const enter = async (choice: JoinChoice, audioContext: AudioContext) => {
    const code = await prepare(audioContext, loadCall);
    if (!code) return;
    const { memory } = store.getSnapshot();
    const start = { slug: session.slug, guestName: guestNameOf(choice), memory, audioContext };
    const heard = { transcribe: choice.transcribe, firstToCome: isFirstToCome(session) };
    setStage({ kind: "call", call: code.startCall({ ...start, ...heard, ...store.take() }) });
  };

  const join = async (choice: JoinChoice) => {
    // Made in the click itself, before anything is awaited: browsers let only a gesture start sound.
    const audioContext = new AudioContext();
    if (joinOption.kind !== "ask") return enter(choice, audioContext);
    const code = await prepare(audioContext, loadStartWaiting);
    if (!code) return;
    const waiting = code.startWaiting(session.slug, guestNameOf(choice));
    setStage({ kind: "lobby", waiting, choice, audioContext });
  };

  const goBack = () => {
    setStage({ kind: "prejoin" });
    // The right to join may have changed meanwhile.
    router.refresh();
  };

  const admit = async (choice: JoinChoice, audioContext: AudioContext) => {
    try {
      const { tellAdmitted } = await loadAdmission();
      tellAdmitted(audioContext, t("admitted"));
      await enter(choice, audioContext);
    } catch {
      // The room's code did not load; the admission stands, and prejoin offers to join.
      goBack();
    }
  };

  const about = { session, face, store, preview };
  if (stage.kind === "call") {
    return (
      <Suspense fallback={null}>
        <SessionStage
          call={stage.call}
          session={session}
          link={link}
          onBack={() => {
            store.start();
            goBack();
          }}
        />
      </Suspense>
    );
  }
  if (stage.kind === "lobby") {
    const { waiting, choice, audioContext } = stage;
    return (
      <Suspense fallback={null}>
        <LobbyScreen
          {...about}
          waiting={waiting}
          name={personName ?? choice.name}
          onAdmitted={() => void admit(choice, audioContext)}
          onBack={() => {
            void audioContext.close();
            goBack();
          }}
        />
      </Suspense>
    );
  }
  return (
    <Prejoin
      {...about}
      languagesPending={props.languagesPending}
      personName={personName}
      identity={identity}
      joinOption={joinOption}
      link={link}
      about={props.about}
      onIntent={() => {
        // A failure here is met again, and shown, at the click.
        const room = [loadCall(), loadLiveKit()];
        const lobby = joinOption.kind === "ask" ? [loadStartWaiting(), loadLobby()] : [];
        Promise.all([...room, ...lobby]).catch(() => undefined);
      }}
      onJoin={join}
      onBeside={joinBeside}
    />
  );
}

/** Also true after a reload, where the caller may read how many took part. */
function isFirstToCome(session: SessionView): boolean {
  if (session.status === "CREATED") return true;
  return session.view === "member" && session.participantCount <= 1;
}

function endStage(stage: Stage): void {
  if (stage.kind === "call") void stage.call.leave();
  if (stage.kind === "lobby") stage.waiting.withdraw();
}
