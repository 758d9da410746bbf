"use client";
import { lazyPart } from "@rooms/ui";
import { Suspense, useState } from "react";
import { useEver } from "#shared/use-ever.ts";
import { useLobby } from "../lobby/view-models/use-lobby.ts";
import { isNewsOnArrival } from "../room/view-models/transcription-decision.ts";
import { useRoom } from "../room/view-models/use-room.ts";
import { useParticipants } from "../room/view-models/use-participants.ts";

const RaisedHands = lazyPart(async () => ({
  default: (await import("../room/components/raised-hands.tsx")).RaisedHands,
}));
const HostLobby = lazyPart(async () => ({
  default: (await import("../lobby/components/host-lobby.tsx")).HostLobby,
}));

const DecisionNotice = lazyPart(async () => ({
  default: (await import("../transcription/components/decision-notice.tsx")).DecisionNotice,
}));

export interface StageNewsProps {
  /** Hears of people who wait. */
  mayAdmit: boolean;
  /** The list that shows hands and waiting people is open. */
  listed: boolean;
  onShow: () => void;
}

/** Over the stage: whose hands are up, who paused or resumed the transcription, and for hosts who waits. Loaded with the first of them. */
export function StageNews({ mayAdmit, listed, onShow }: StageNewsProps) {
  const anyHand = useEver(useParticipants().some(({ handRaisedAtMs }) => handRaisedAtMs !== null));
  const anyWaited = useEver(useLobby().waiting.length > 0);
  const { decision } = useRoom().room;
  const [known] = useState(isNewsOnArrival(decision) ? null : decision);
  return (
    <Suspense fallback={null}>
      {decision !== null && decision !== known && (
        <DecisionNotice
          key={`${decision.mode} ${decision.by} ${decision.atMs}`}
          decision={decision}
        />
      )}
      {anyHand && <RaisedHands listed={listed} onShow={onShow} />}
      {mayAdmit && anyWaited && <HostLobby listed={listed} onShow={onShow} />}
    </Suspense>
  );
}
