import { playChime } from "./chime.ts";
import { markTitleUntilSeen } from "./title-until-seen.ts";

/** Tells a person who waited that they are in, also where the page is in the background. */
export function tellAdmitted(audioContext: AudioContext, mark: string): void {
  void playChime(audioContext, "admitted");
  markTitleUntilSeen(mark);
}
