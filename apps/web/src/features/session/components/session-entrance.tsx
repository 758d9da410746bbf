"use client";
import type { SessionView } from "@rooms/api-client";
import { useRouter } from "next/navigation";
import { lazy, Suspense, useEffect, useRef, useState } from "react";
import { Prejoin } from "../../prejoin/components/prejoin.tsx";
import type { JoinChoice, PersonFace } from "../../prejoin/components/prejoin.tsx";
import { usePreview } from "../../prejoin/components/use-preview.ts";
import type { SessionVisit } from "../view-models/session-visit.ts";

const loadStartVisit = () => import("../view-models/start-visit.ts");
const loadLiveKit = () => import("../../room/view-models/livekit.ts").then((m) => m.loadLiveKit());
const loadStage = () => import("./session-stage.tsx");
const SessionStage = lazy(async () => ({ default: (await loadStage()).SessionStage }));

export interface SessionEntranceProps {
  session: SessionView;
  /** Null for a guest. */
  personName: string | null;
  /** Null for a guest, whose colour comes with joining. */
  face: PersonFace | null;
  /** What they are called in the session since they took part; null where that is not known. */
  identity: string | null;
  link: string;
}

/** Before the room, and the door into it. The room's code is loaded when somebody means to join. */
export function SessionEntrance(props: SessionEntranceProps) {
  const { session, personName, face, identity, link } = props;
  const { store, preview } = usePreview();
  const router = useRouter();
  const [visit, setVisit] = useState<SessionVisit | null>(null);
  const shown = useRef(false);
  useEffect(() => {
    shown.current = true;
    return () => {
      shown.current = false;
    };
  }, []);
  // Going elsewhere within the app, by the browser's Back above all, is leaving: nobody would see that they are still heard.
  useEffect(() => () => void visit?.leave(), [visit]);

  const join = async ({ name, transcribe }: JoinChoice) => {
    // Made in the click itself, before anything is awaited: browsers let only a gesture start sound.
    const audioContext = new AudioContext();
    try {
      const { startVisit } = await loadStartVisit();
      if (!shown.current) {
        // They went elsewhere before the room's code was here.
        void audioContext.close();
        return;
      }
      const { slug } = session;
      const guestName = personName === null ? name : undefined;
      const { memory } = store.getSnapshot();
      const choice = { slug, guestName, transcribe, memory, audioContext };
      setVisit(startVisit({ ...choice, ...store.take() }));
    } catch (error) {
      void audioContext.close();
      throw error;
    }
  };

  const joinBeside = async () => {
    const { startBeside } = await loadStartVisit();
    if (!shown.current) return;
    store.stop();
    setVisit(startBeside(session.slug));
  };

  return visit ? (
    <Suspense fallback={null}>
      <SessionStage
        visit={visit}
        session={session}
        signedIn={personName !== null}
        link={link}
        onBack={() => {
          setVisit(null);
          store.start();
          // What is said about getting in may have changed meanwhile.
          router.refresh();
        }}
      />
    </Suspense>
  ) : (
    <Prejoin
      session={session}
      personName={personName}
      face={face}
      identity={identity}
      store={store}
      preview={preview}
      link={link}
      onIntent={() => {
        // A failure here is met again, and shown, at the click.
        Promise.all([loadStartVisit(), loadStage(), loadLiveKit()]).catch(() => undefined);
      }}
      onJoin={join}
      onBeside={joinBeside}
    />
  );
}
