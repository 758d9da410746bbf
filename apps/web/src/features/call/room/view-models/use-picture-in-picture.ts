"use client";
import { useEffect, useState } from "react";
import { useObservable } from "#shared/use-observable.ts";
import { canOpenSmall, PictureInPicture, pictureInPictureKind } from "./picture-in-picture.ts";
import type { PictureInPictureState } from "./picture-in-picture.ts";
import type { RoomStore } from "./room-store.ts";

export interface PictureInPictureControl {
  readonly state: PictureInPictureState;
  /** Undefined where the browser has no small window, or nothing to show in it. For a gesture. */
  readonly toggle: (() => void) | undefined;
}

/** The room's small window; it goes with the room. */
export function usePictureInPicture(store: RoomStore, leave: () => void): PictureInPictureControl {
  const [picture] = useState(() => new PictureInPicture());
  const state = useObservable(picture);
  useEffect(() => () => picture.close(), [picture]);
  // The switches that the browser puts on a video in its small window.
  useEffect(() => {
    if (state.kind !== "video") return;
    return controlByBrowser({
      togglemicrophone: () => void store.setMicrophone(!store.getSnapshot().microphone.on),
      togglecamera: () => void store.setCamera(!store.getSnapshot().camera.on),
      hangup: leave,
    });
  }, [state.kind, store, leave]);
  const { participants } = useObservable(store);
  useEffect(() => {
    // A camera that is switched off takes its element with it: the window would stand still.
    if (state.kind === "video" && !state.video.isConnected)
      void picture.showInstead(largestVideo());
  }, [picture, state, participants]);
  const anyVideo = participants.some(({ camera, screen }) => camera !== null || screen !== null);
  if (state.kind === "closed" && !canOpenSmall(pictureInPictureKind(), anyVideo))
    return { state, toggle: undefined };
  return {
    state,
    toggle: () => {
      if (state.kind === "closed") void picture.open(largestVideo());
      else picture.close();
    },
  };
}

/** What is shown largest: a shared screen, a pin, who speaks. */
function largestVideo(): HTMLVideoElement | null {
  const videos = [...document.querySelectorAll<HTMLVideoElement>("[data-testid=tile] video")];
  const area = ({ clientWidth, clientHeight }: HTMLVideoElement) => clientWidth * clientHeight;
  return videos.toSorted((one, other) => area(other) - area(one))[0] ?? null;
}

/** Of these the DOM library knows one or two; a browser that does not know one throws. */
type CallAction = "togglemicrophone" | "togglecamera" | "hangup";

function controlByBrowser(actions: Record<CallAction, () => void>): () => void {
  const names = Object.keys(actions) as CallAction[];
  const set = (name: CallAction, act: (() => void) | null) => {
    try {
      navigator.mediaSession.setActionHandler(name as MediaSessionAction, act);
    } catch {
      // A browser without this action shows no switch for it.
    }
  };
  for (const name of names) set(name, actions[name]);
  return () => {
    for (const name of names) set(name, null);
  };
}
