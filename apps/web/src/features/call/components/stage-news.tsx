"use client";
import { lazy, Suspense, useState } from "react";
import { useParticipants } from "../room/view-models/use-participants.ts";

const RaisedHands = lazy(async () => ({
  default: (await import("../room/components/raised-hands.tsx")).RaisedHands,
}));
const HostLobby = lazy(async () => ({
  default: (await import("../lobby/components/host-lobby.tsx")).HostLobby,
}));

export interface StageNewsProps {
  /** Hears of people who wait. */
  mayAdmit: boolean;
  /** The list that shows hands and waiting people is open. */
  listed: boolean;
  onShow: () => void;
}

/** Over the stage: whose hands are up, and for hosts who waits. Loaded with the first of them. */
export function StageNews({ mayAdmit, listed, onShow }: StageNewsProps) {
  const anyHand = useParticipants().some(({ handRaisedAtMs }) => handRaisedAtMs !== null);
  const [handsUsed, setHandsUsed] = useState(anyHand);
  if (anyHand && !handsUsed) setHandsUsed(true);
  return (
    <Suspense fallback={null}>
      {handsUsed && <RaisedHands listed={listed} onShow={onShow} />}
      {mayAdmit && <HostLobby listed={listed} onShow={onShow} />}
    </Suspense>
  );
}
