import { afterEach, describe, expect, it, vi } from "vitest";
import { testSpeaker } from "#features/call/lobby/view-models/speaker-test.ts";

afterEach(() => vi.unstubAllGlobals());

/** A browser's sound, whose tones end when the test says so. */
function browser({ sinkError }: { sinkError?: Error } = {}) {
  const media = Object.assign(new EventTarget(), {
    ids: ["headset"],
    enumerateDevices: () =>
      Promise.resolve(media.ids.map((deviceId) => ({ kind: "audiooutput", deviceId }))),
  });
  const tones: EventTarget[] = [];
  let closed = false;
  class Node extends EventTarget {
    connect() {}
  }
  vi.stubGlobal("navigator", { mediaDevices: media });
  vi.stubGlobal("GainNode", Node);
  vi.stubGlobal(
    "OscillatorNode",
    class extends Node {
      start() {
        tones.push(this);
      }
      stop() {}
    },
  );
  vi.stubGlobal(
    "AudioContext",
    class {
      readonly currentTime = 0;
      readonly destination = {};
      setSinkId() {
        return sinkError ? Promise.reject(sinkError) : Promise.resolve();
      }
      async resume() {}
      async close() {
        closed = true;
      }
    },
  );
  return {
    media,
    endTones: () => tones.forEach((tone) => tone.dispatchEvent(new Event("ended"))),
    isClosed: () => closed,
  };
}

async function run(given: ReturnType<typeof browser>, act: () => void) {
  const told: string[] = [];
  const done = testSpeaker("headset", (verdict) => told.push(verdict), AbortSignal.timeout(5_000));
  await vi.waitFor(() => expect(told.length).toBeGreaterThan(0));
  act();
  await done;
  expect(given.isClosed()).toBe(true);
  return told;
}

describe("the speaker", () => {
  it("plays, and then is asked about: whether it was heard only the person knows", async () => {
    const given = browser();
    expect(await run(given, given.endTones)).toEqual(["playing", "silent"]);
  });

  it("that vanishes while it is tested is told as gone", async () => {
    const given = browser();
    const told = await run(given, () => {
      given.media.ids = [];
      given.media.dispatchEvent(new Event("devicechange"));
      given.endTones();
    });
    expect(told[0]).toBe("playing");
    expect(new Set(told.slice(1))).toEqual(new Set(["gone"]));
  });

  it("that was gone before is told as gone", async () => {
    const given = browser({ sinkError: new DOMException("No such device", "NotFoundError") });
    expect(await run(given, () => undefined)).toEqual(["gone"]);
  });

  it("that the browser cannot use is told so", async () => {
    const given = browser({ sinkError: new DOMException("No", "NotAllowedError") });
    expect(await run(given, () => undefined)).toEqual(["failed"]);
  });
});
