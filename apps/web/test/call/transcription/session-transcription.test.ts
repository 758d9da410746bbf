import type { CaptureController, CaptureFailure } from "@rooms/audio-worklet";
import type { LiveClient } from "@rooms/live-client";
import { expect, it } from "vitest";
import { SessionTranscription } from "#features/call/transcription/view-models/session-transcription.ts";

/** As much of a capture and of a socket as is looked at here. */
function transcription() {
  const asked: boolean[] = [];
  const live = {
    onOwnLine: () => undefined,
    setFromRoom: (fromRoom: boolean) => asked.push(fromRoom),
  };
  let failure: CaptureFailure | null = null;
  let tell: () => void = () => undefined;
  const capture = {
    getSnapshot: () => ({ status: "starting", failure }),
    subscribe: (listener: () => void) => (tell = listener),
  };
  const session = new SessionTranscription({
    createLive: () => live as unknown as LiveClient,
    createCapture: () => capture as unknown as CaptureController,
    fetchTicket: () => Promise.reject(new Error("not asked for here")),
    relay: () => undefined,
  });
  const become = (next: CaptureFailure | null) => {
    failure = next;
    tell();
  };
  return { session, asked, become };
}

it("asks to be heard in the room whatever keeps this page from capturing, and no longer once it captures", () => {
  const { session, asked, become } = transcription();
  expect(asked.at(-1)).toBe(false);
  for (const failure of ["MODULE_FAILED", "HELD_BACK", "NO_AUDIO"] as const) {
    become(failure);
    expect(asked.at(-1)).toBe(true);
    expect(session.own.getSnapshot().failure).toBe(failure);
    become(null);
    expect(asked.at(-1)).toBe(false);
  }
});
