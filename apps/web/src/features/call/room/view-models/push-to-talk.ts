import type { KeyPress } from "./shortcuts.ts";

/** What happens to the space bar, or around it. */
export type TalkEvent =
  | {
      readonly type: "press";
      readonly press: KeyPress;
      /** A control that was reached by keyboard: the space bar presses it. */
      readonly onControl: boolean;
      readonly microphoneOn: boolean;
    }
  | { readonly type: "release"; readonly code: string }
  /** Another key came, or the page no longer hears the keyboard, so it will not hear the release either. */
  | { readonly type: "lost" };

export interface TalkStep {
  readonly held: boolean;
  /** To be switched on or off; null for neither. */
  readonly microphone: boolean | null;
  /** The key is ours: the browser must not scroll by it or press a button. */
  readonly taken: boolean;
}

const code = "Space";

/** While the space bar is held, a microphone that is off is on. */
export function talkAfter(held: boolean, event: TalkEvent): TalkStep {
  switch (event.type) {
    case "press": {
      const { press, onControl, microphoneOn } = event;
      if (press.code !== code) return { held, microphone: null, taken: false };
      // Held down, the key repeats.
      if (held) return { held, microphone: null, taken: true };
      const other = press.chord || press.shiftKey || press.composing || press.occupied;
      if (other || onControl || press.repeat || microphoneOn)
        return { held: false, microphone: null, taken: false };
      return { held: true, microphone: true, taken: true };
    }
    case "release":
      if (!held || event.code !== code) return { held, microphone: null, taken: false };
      return { held: false, microphone: false, taken: true };
    case "lost":
      return { held: false, microphone: held ? false : null, taken: false };
  }
}
