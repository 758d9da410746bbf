"use client";
import { useEffect } from "react";
import { useObservable } from "#shared/use-observable.ts";
import type { Speaker } from "../transcription/view-models/transcript-items.ts";
import { useListeners } from "../room/view-models/use-listeners.ts";
import { useCall } from "./use-call.ts";

/** Listeners with the names and faces that the api has for them; who is not known yet comes with the answer. */
export function useNamedListeners(): readonly (Speaker & { identity: string })[] {
  const { people } = useCall();
  const known = useObservable(people);
  const listeners = useListeners();
  useEffect(() => people.learn(listeners, known), [people, listeners, known]);
  return listeners.flatMap((identity) => {
    const face = known.get(identity);
    return face ? [{ ...face, identity }] : [];
  });
}
