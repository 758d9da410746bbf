import type { CaptureController, CaptureFailure } from "@rooms/audio-worklet";
import type { LiveClient } from "@rooms/live-client";
import { expect, it } from "vitest";
import { SessionTranscription } from "#features/call/transcription/view-models/session-transcription.ts";

/** As much of a capture and of a socket as is looked at here. */
function transcription() {
  const asked: boolean[] = [];
  const sent: boolean[] = [];
  const live = {
    onOwnLine: () => undefined,
    setFromRoom: (fromRoom: boolean) => asked.push(fromRoom),
    setMuted: (muted: boolean) => sent.push(muted),
  };
  const captured: boolean[] = [];
  let failure: CaptureFailure | null = null;
  let tell: () => void = () => undefined;
  const capture = {
    getSnapshot: () => ({ status: "starting", failure }),
    subscribe: (listener: () => void) => (tell = listener),
    setTrack: () => undefined,
    setMuted: (muted: boolean) => captured.push(muted),
  };
  const session = new SessionTranscription({
    createLive: () => live as unknown as LiveClient,
    createCapture: () => capture as unknown as CaptureController,
    fetchTicket: () => Promise.reject(new Error("not asked for here")),
    openUnsuppressed: () => Promise.resolve(null),
    relay: () => undefined,
  });
  const become = (next: CaptureFailure | null) => {
    failure = next;
    tell();
  };
  return { session, asked, become, sent, captured };
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

it("captures nothing of the first to come until a second person is here, whatever their microphone does meanwhile", () => {
  const { session, sent, captured } = transcription();
  const track = { readyState: "ended", clone: () => track } as unknown as MediaStreamTrack;
  session.setWaiting(true);
  session.followMicrophone({ track, muted: false });
  session.followMicrophone({ track, muted: true });
  session.followMicrophone({ track, muted: false });
  expect([captured.at(-1), sent.at(-1)]).toEqual([true, true]);
  expect(captured).not.toContain(false);
  expect(session.own.getSnapshot()).toMatchObject({ muted: false, waiting: true });
  session.setWaiting(false);
  expect([captured.at(-1), sent.at(-1)]).toEqual([false, false]);
});
