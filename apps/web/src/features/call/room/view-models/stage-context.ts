"use client";
import { createContext, use } from "react";
import { useObservable } from "#shared/use-observable.ts";
import type { StageStore } from "./stage-store.ts";
import type { StageWish } from "./stage-view.ts";
import type { PictureInPictureControl } from "./use-picture-in-picture.ts";

export interface Stage {
  readonly stage: StageStore;
  readonly picture: PictureInPictureControl;
}

export const StageContext = createContext<Stage | null>(null);

/** What the person wishes to see, and how to change it. */
export function useStage(): Stage & { readonly wish: StageWish } {
  const value = use(StageContext);
  if (!value) throw new Error("useStage is for components inside a room");
  return { ...value, wish: useObservable(value.stage) };
}
