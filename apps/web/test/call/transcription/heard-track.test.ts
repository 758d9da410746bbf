import { expect, it } from "vitest";
import { HeardTrack } from "#features/call/transcription/view-models/heard-track.ts";

const none = () => Promise.resolve(null);

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
  const heard = new HeardTrack(none);
  heard.follow(first.track, false, () => undefined);
  heard.follow(second.track, false, () => {
    expect(first.copies[0]?.readyState).toBe("live");
  });
  expect(first.copies[0]?.readyState).toBe("ended");
  expect(second.copies[0]?.readyState).toBe("live");
});

it("hears nothing while muted, and takes no second copy for it", () => {
  const { track, copies } = microphone();
  const heard = new HeardTrack(none);
  heard.follow(track, false, () => undefined);
  heard.follow(track, true, () => undefined);
  expect(copies).toHaveLength(1);
  expect(copies[0]?.enabled).toBe(false);
});

it("lets the microphone go when stopped", () => {
  const { track, copies } = microphone();
  const heard = new HeardTrack(none);
  heard.follow(track, false, () => undefined);
  heard.stop();
  expect(copies[0]?.readyState).toBe("ended");
});

/** The second opening of a microphone; `end` is the system's taking it away. */
function unsuppressed() {
  let ended: () => void = () => undefined;
  const opened = {
    enabled: true,
    readyState: "live",
    stop: () => (opened.readyState = "ended"),
    addEventListener: (_: string, listener: () => void) => (ended = listener),
  };
  return { opened, track: opened as unknown as MediaStreamTrack, end: () => ended() };
}

it("hears the copy until the unsuppressed microphone is open, and the copy again when that is taken away", async () => {
  const { track, copies } = microphone();
  const second = unsuppressed();
  const opening = Promise.withResolvers<MediaStreamTrack | null>();
  const used: unknown[] = [];
  const heard = new HeardTrack(() => opening.promise);
  heard.follow(track, false, (one) => used.push(one));
  expect(used).toEqual([copies[0]]);
  heard.follow(track, true, (one) => used.push(one));
  opening.resolve(second.track);
  await opening.promise;
  await expect.poll(() => used.at(-1)).toBe(second.track);
  expect(second.opened.enabled, "muted meanwhile").toBe(false);
  expect(copies[0]?.readyState).toBe("ended");
  second.end();
  expect(used.at(-1)).toBe(copies[1]);
});

it("lets an unsuppressed microphone go that opens after another device was chosen, or after the end", async () => {
  const [first, second] = [microphone(), microphone()];
  const late = [unsuppressed(), unsuppressed()];
  const openings = late.map(() => Promise.withResolvers<MediaStreamTrack | null>());
  let asked = 0;
  const heard = new HeardTrack(() => openings[asked++]?.promise ?? Promise.resolve(null));
  heard.follow(first.track, false, () => undefined);
  heard.follow(second.track, false, () => undefined);
  openings[0]?.resolve(late[0]?.track ?? null);
  await expect.poll(() => late[0]?.opened.readyState).toBe("ended");
  heard.stop();
  openings[1]?.resolve(late[1]?.track ?? null);
  await expect.poll(() => late[1]?.opened.readyState).toBe("ended");
});
