"use client";
import { lazyPart } from "@rooms/ui";
import { Suspense, useState } from "react";
import type { ReactNode } from "react";
import { StageContext } from "../view-models/stage-context.ts";
import { StageStore } from "../view-models/stage-store.ts";
import { usePictureInPicture } from "../view-models/use-picture-in-picture.ts";
import { useRoom } from "../view-models/use-room.ts";

const PictureInPictureRoom = lazyPart(async () => ({
  default: (await import("./picture-in-picture-room.tsx")).PictureInPictureRoom,
}));

/** How one looks at the room for one stay in it, with the small window above all others while it is open. */
export function StageProvider({ onLeave, children }: { onLeave: () => void; children: ReactNode }) {
  const [stage] = useState(() => new StageStore(() => localStorage));
  const { store } = useRoom();
  const picture = usePictureInPicture(store, onLeave);
  return (
    <StageContext value={{ stage, picture }}>
      {children}
      {picture.state.kind === "document" && (
        <Suspense fallback={null}>
          <PictureInPictureRoom window={picture.state.window} onLeave={onLeave} />
        </Suspense>
      )}
    </StageContext>
  );
}
