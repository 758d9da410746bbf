"use client";
import { lazyPart } from "@rooms/ui";
import { Suspense } from "react";
import { useEver } from "#shared/use-ever.ts";
import { useOwnSpeech } from "../transcription/view-models/use-own-speech.ts";
import { useDeadMicrophone } from "../transcription/view-models/use-dead-microphone.ts";
import { useEffects } from "../room/view-models/use-effects.ts";
import { useRoom } from "../room/view-models/use-room.ts";

const DeadMicrophone = lazyPart(async () => ({
  default: (await import("../room/components/dead-microphone.tsx")).DeadMicrophone,
}));
const EchoHint = lazyPart(async () => ({
  default: (await import("../room/components/echo-hint.tsx")).EchoHint,
}));
const CaptureNotice = lazyPart(async () => ({
  default: (await import("../transcription/components/capture-notice.tsx")).CaptureNotice,
}));
const ProblemBanners = lazyPart(async () => ({
  default: (await import("./problem-banners.tsx")).ProblemBanners,
}));

/** Says which device did not start, and that a host muted one, for as long as it is so. */
export function DeviceProblems() {
  const dead = useDeadMicrophone();
  const { room } = useRoom();
  const { background, noise } = useEffects().shown;
  const anyDevice = [room.microphone, room.camera, room.screen].some(({ problem }) => problem);
  const any = anyDevice || room.unmuteAsk || room.mutedByHost || background.failed || noise.failed;
  const anyOther = useEver(room.participants.length > 1);
  const speech = useOwnSpeech().kind;
  const uncaptured = useEver(speech === "from-room" || speech === "unheard");
  return (
    <>
      <Suspense fallback={null}>{any && <ProblemBanners />}</Suspense>
      <Suspense fallback={null}>{dead && <DeadMicrophone />}</Suspense>
      <Suspense fallback={null}>{anyOther && <EchoHint />}</Suspense>
      {/* Once it is there it stays, and knows what was read. */}
      <Suspense fallback={null}>{uncaptured && <CaptureNotice />}</Suspense>
    </>
  );
}
