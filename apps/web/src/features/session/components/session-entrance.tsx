"use client";
import type { SessionView } from "@rooms/api-client";
import { lazy, Suspense, useState } from "react";
import { Prejoin } from "../../prejoin/components/prejoin.tsx";
import type { JoinChoice, PersonFace } from "../../prejoin/components/prejoin.tsx";
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
  link: string;
}

/** Before the room, and the door into it. The room's code is loaded when somebody means to join. */
export function SessionEntrance({ session, personName, face, link }: SessionEntranceProps) {
  const [visit, setVisit] = useState<SessionVisit | null>(null);

  const join = async ({ name, ...choice }: JoinChoice) => {
    // Made in the click itself, before anything is awaited: browsers let only a gesture start sound.
    const audioContext = new AudioContext();
    const { startVisit } = await loadStartVisit();
    const guestName = personName === null ? name : undefined;
    setVisit(startVisit({ ...choice, slug: session.slug, guestName, audioContext }));
  };

  return visit ? (
    <Suspense fallback={null}>
      <SessionStage
        visit={visit}
        session={session}
        signedIn={personName !== null}
        link={link}
        onBack={() => setVisit(null)}
      />
    </Suspense>
  ) : (
    <Prejoin
      session={session}
      personName={personName}
      face={face}
      onIntent={() => {
        // A failure here is met again, and shown, at the click.
        Promise.all([loadStartVisit(), loadStage(), loadLiveKit()]).catch(() => undefined);
      }}
      onJoin={join}
    />
  );
}
