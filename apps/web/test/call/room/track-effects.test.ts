import type { LocalAudioTrack, LocalTrack, LocalVideoTrack } from "livekit-client";
import { describe, expect, it } from "vitest";
import { rawTrackOf } from "#features/call/room/view-models/raw-track.ts";
import { TrackEffects } from "#features/call/room/view-models/track-effects.ts";

/** As much of LiveKit's track as effects touch. */
const trackOf = (parts: object) => parts as unknown as LocalAudioTrack & LocalTrack;

describe("what stands between a device and the room", () => {
  it("is remembered while the device is off", async () => {
    const effects = new TrackEffects({ camera: () => undefined, microphone: () => undefined });
    await effects.setNoise(true);
    await effects.setBackground({ kind: "blur" });
    expect(effects.getSnapshot()).toEqual({
      noise: { busy: false, failed: false, on: true },
      background: { busy: false, failed: false, chosen: { kind: "blur" } },
    });
  });

  it("that cannot be had leaves the device as it is, and says so", async () => {
    // No audio contexts here, as in a browser that refuses one.
    const microphone = trackOf({ getProcessor: () => undefined });
    const effects = new TrackEffects({ camera: () => undefined, microphone: () => microphone });
    await effects.setNoise(true);
    expect(effects.getSnapshot().noise).toEqual({ busy: false, failed: true, on: false });
  });
});

describe("a camera that is to be published", () => {
  const off = { camera: () => undefined, microphone: () => undefined };

  it("goes as it is while no background is chosen", async () => {
    expect(await new TrackEffects(off).cameraProcessor()).toBe("none");
  });

  it("stays off when its background cannot be had, which is told and chosen no longer", async () => {
    const effects = new TrackEffects(off);
    await effects.setBackground({ kind: "painted", name: "dawn" });
    // Nothing to draw on here, as in a browser without it.
    expect(await effects.cameraProcessor()).toBe("failed");
    const background = { busy: false, failed: true, chosen: { kind: "none" } };
    expect(effects.getSnapshot().background).toEqual(background);
    expect(await effects.cameraProcessor()).toBe("none");
  });

  it("keeps the background it has when another cannot be had", async () => {
    const own: { camera?: LocalVideoTrack } = {};
    const effects = new TrackEffects({ camera: () => own.camera, microphone: () => undefined });
    await effects.setBackground({ kind: "blur" });
    own.camera = trackOf({ getProcessor: () => undefined }) as unknown as LocalVideoTrack;
    await effects.setBackground({ kind: "own", picture: new Blob(["no picture"]) });
    const background = { busy: false, failed: true, chosen: { kind: "blur" } };
    expect(effects.getSnapshot().background).toEqual(background);
  });
});

describe("what the transcription hears", () => {
  it("is the microphone, with a suppressor before the room and without one", () => {
    const device = { readyState: "live" } as MediaStreamTrack;
    const suppressed = { readyState: "live" } as MediaStreamTrack;
    const without = trackOf({ mediaStreamTrack: device, getProcessor: () => undefined });
    const between = trackOf({
      mediaStreamTrack: suppressed,
      getProcessor: () => ({ name: "noise-suppressor", source: device }),
    });
    expect(rawTrackOf(without)).toBe(device);
    expect(rawTrackOf(between)).toBe(device);
  });
});
