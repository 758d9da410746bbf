import { describe, expect, it } from "vitest";
import { PreviewStore } from "#features/call/lobby/view-models/preview-store.ts";

class FakeTrack extends EventTarget {
  readonly kind: string;
  readyState = "live";
  constructor(kind: string) {
    super();
    this.kind = kind;
  }
  stop(): void {
    this.readyState = "ended";
  }
}

/** The browser's devices as far as the preview asks them. */
function browser(answer: (constraints: MediaStreamConstraints) => Promise<FakeTrack>) {
  const asked: MediaStreamConstraints[] = [];
  const kept = new Map<string, string>();
  const plugged: { kind: string; deviceId: string; label: string }[] = [];
  const mediaDevices = Object.assign(new EventTarget(), {
    enumerateDevices: () => Promise.resolve(plugged),
    getUserMedia: async (constraints: MediaStreamConstraints) => {
      asked.push(constraints);
      const track = await answer(constraints);
      return { getTracks: () => [track] };
    },
  });
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
  // The store uses three members of the browser's large interface.
  const store = new PreviewStore({
    mediaDevices: () => mediaDevices as unknown as MediaDevices,
    storage: () => storage,
  });
  const plug = (kind: string) => {
    // Without a permission a browser tells the kind alone.
    plugged.push({ kind, deviceId: "", label: "" });
    mediaDevices.dispatchEvent(new Event("devicechange"));
  };
  return { store, asked, storage, plug };
}

const give = (constraints: MediaStreamConstraints) =>
  Promise.resolve(new FakeTrack(constraints.audio ? "audio" : "video"));
const settled = async (store: PreviewStore, done: () => boolean) => {
  if (done()) return;
  await new Promise<void>((resolve) => {
    const stop = store.subscribe(() => {
      if (!done()) return;
      stop();
      resolve();
    });
  });
};

describe("the preview", () => {
  it("opens the microphone and leaves the camera off", async () => {
    const { store, asked } = browser(give);
    store.start();
    await settled(store, () => store.getSnapshot().microphone.track !== null);
    expect(asked).toHaveLength(1);
    expect(asked[0]?.audio).toMatchObject({ noiseSuppression: true, echoCancellation: true });
    expect(store.getSnapshot().camera).toEqual({ wanted: false, track: null, problem: null });
  });

  it.each([
    ["NotAllowedError", "denied"],
    ["NotFoundError", "missing"],
    ["NotReadableError", "in-use"],
    ["AbortError", "failed"],
  ])("says what %s means: %s", async (name, problem) => {
    const { store } = browser(() => Promise.reject(new DOMException("no", name)));
    store.start();
    await settled(store, () => store.getSnapshot().microphone.problem !== null);
    expect(store.getSnapshot().microphone.problem).toBe(problem);
  });

  it("opens a camera that was missing as soon as one is plugged in", async () => {
    let isThere = false;
    const { store, plug } = browser((constraints) =>
      constraints.audio || isThere
        ? give(constraints)
        : Promise.reject(new DOMException("no", "NotFoundError")),
    );
    store.start();
    store.setWanted("camera", true);
    await settled(store, () => store.getSnapshot().camera.problem === "missing");
    plug("audioinput");
    isThere = true;
    plug("videoinput");
    await settled(store, () => store.getSnapshot().camera.track !== null);
    expect(store.getSnapshot().camera.problem).toBeNull();
  });

  it("stops a device that comes after it was switched off again", async () => {
    let arrive: (track: FakeTrack) => void = () => undefined;
    const { store } = browser(() => new Promise((resolve) => (arrive = resolve)));
    store.start();
    store.setWanted("microphone", false);
    const late = new FakeTrack("audio");
    arrive(late);
    await expect.poll(() => late.readyState).toBe("ended");
    expect(store.getSnapshot().microphone.track).toBeNull();
  });

  it("remembers the choice of devices and asks for it next time", async () => {
    const first = browser(give);
    first.store.start();
    first.store.chooseMicrophone("mic-2");
    first.store.setNoiseSuppression(false);
    const second = new PreviewStore({
      mediaDevices: () => undefined,
      storage: () => first.storage,
    });
    second.start();
    expect(second.getSnapshot().memory).toMatchObject({
      microphoneId: "mic-2",
      noiseSuppression: false,
    });
    await settled(first.store, () => first.store.getSnapshot().microphone.track !== null);
    expect(first.asked.at(-1)?.audio).toEqual({
      deviceId: { ideal: "mic-2" },
      echoCancellation: false,
      noiseSuppression: false,
      autoGainControl: false,
    });
  });

  it("hands its tracks over alive", async () => {
    const { store } = browser(give);
    store.start();
    await settled(store, () => store.getSnapshot().microphone.track !== null);
    const { microphone, camera } = store.take();
    expect(microphone).toMatchObject({ readyState: "live" });
    expect(camera).toBeNull();
  });

  it("has a microphone that is still being opened opened in the room: a quick click does not mute", () => {
    const { store } = browser(give);
    store.start();
    expect(store.take()).toEqual({ microphone: "open", camera: null });
  });

  it("leaves a microphone off that was switched off", () => {
    const { store } = browser(give);
    store.start();
    store.setWanted("microphone", false);
    expect(store.take().microphone).toBeNull();
  });
});
