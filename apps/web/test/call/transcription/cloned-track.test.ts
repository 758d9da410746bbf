import { expect, it } from "vitest";
import { ClonedTrack } from "#features/call/transcription/view-models/cloned-track.ts";

/** As much of a MediaStreamTrack as is looked at here; jsdom has none. */
function microphone() {
  const copies: { enabled: boolean; readyState: string; stop: () => void }[] = [];
  const clone = () => {
    const copy = { enabled: true, readyState: "live", stop: () => (copy.readyState = "ended") };
    copies.push(copy);
    return copy;
  };
  return { track: { clone } as unknown as MediaStreamTrack, copies };
}

it("hears on by its copy until the next track is there", () => {
  const [first, second] = [microphone(), microphone()];
  const heard = new ClonedTrack();
  heard.follow(first.track, false, () => undefined);
  heard.follow(second.track, false, () => {
    expect(first.copies[0]?.readyState).toBe("live");
  });
  expect(first.copies[0]?.readyState).toBe("ended");
  expect(second.copies[0]?.readyState).toBe("live");
});

it("hears nothing while muted, and takes no second copy for it", () => {
  const { track, copies } = microphone();
  const heard = new ClonedTrack();
  heard.follow(track, false, () => undefined);
  heard.follow(track, true, () => undefined);
  expect(copies).toHaveLength(1);
  expect(copies[0]?.enabled).toBe(false);
});

it("lets the microphone go when stopped", () => {
  const { track, copies } = microphone();
  const heard = new ClonedTrack();
  heard.follow(track, false, () => undefined);
  heard.stop();
  expect(copies[0]?.readyState).toBe("ended");
});
