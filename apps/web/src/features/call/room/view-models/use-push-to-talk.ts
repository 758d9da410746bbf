"use client";
import { useEffect } from "react";
import { talkAfter } from "./push-to-talk.ts";
import type { TalkEvent } from "./push-to-talk.ts";
import type { RoomStore } from "./room-store.ts";
import { keyPressOf } from "./use-shortcuts.ts";

/** What the space bar presses or scrolls. */
const controls =
  "button, a[href], summary, [role=button], [role=switch], [role=tab], [role=checkbox], [tabindex='0']";

/** Lets one talk by holding the space bar while the microphone is off. */
export function usePushToTalk(store: RoomStore): void {
  useEffect(() => {
    const ended = new AbortController();
    const { signal } = ended;
    let held = false;
    // `:focus-visible` does not tell: browsers give it to what a pointer focused as soon as any key is pressed.
    let lastInput: "pointer" | "key" = "pointer";
    let focusedBy: "pointer" | "key" = "pointer";
    const step = (event: TalkEvent): boolean => {
      const next = talkAfter(held, event);
      held = next.held;
      if (next.microphone !== null) void store.setMicrophone(next.microphone);
      return next.taken;
    };
    addEventListener("pointerdown", () => (lastInput = "pointer"), { signal, capture: true });
    addEventListener("keydown", () => (lastInput = "key"), { signal, capture: true });
    addEventListener("focusin", () => (focusedBy = lastInput), { signal });
    const isOn = () => store.getSnapshot().microphone.on;
    addEventListener(
      "keydown",
      (event) => {
        if (held && event.code !== "Space") {
          // Its own key may have switched the microphone, or something else may have opened.
          if (event.key.length === 1) step({ type: "lost" });
          return;
        }
        const onControl = focusedBy === "key" && document.activeElement?.matches(controls) === true;
        const press = keyPressOf(event);
        const taken = step({ type: "press", press, onControl, microphoneOn: isOn() });
        if (taken) event.preventDefault();
      },
      { signal },
    );
    addEventListener(
      "keyup",
      (event) => {
        // A button that a pointer has chosen would be pressed by the release.
        if (step({ type: "release", code: event.code })) event.preventDefault();
      },
      { signal },
    );
    addEventListener("blur", () => step({ type: "lost" }), { signal });
    document.addEventListener("visibilitychange", () => step({ type: "lost" }), { signal });
    return () => {
      step({ type: "lost" });
      ended.abort();
    };
  }, [store]);
}
