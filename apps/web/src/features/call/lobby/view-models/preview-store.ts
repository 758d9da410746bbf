import { Observable } from "#shared/observable.ts";
import { deviceProblemOf } from "../../room/view-models/device-problem.ts";
import type { DeviceProblem } from "../../room/view-models/room-snapshot.ts";
import type { DeviceStart } from "../../room/view-models/room-store.ts";
import { noMemory, recallDevices, rememberDevices } from "./device-memory.ts";
import type { DeviceMemory } from "./device-memory.ts";
import { cameraConstraints, microphoneConstraints } from "./media-constraints.ts";

export type PreviewDevice = "microphone" | "camera";

export interface PreviewSwitch {
  /** What the person wants when they join. */
  readonly wanted: boolean;
  /** Null while off, being opened, or refused. */
  readonly track: MediaStreamTrack | null;
  readonly problem: DeviceProblem | null;
}

export interface DeviceOption {
  readonly id: string;
  /** Empty until a permission was given. */
  readonly label: string;
}

export interface PreviewSnapshot {
  readonly microphone: PreviewSwitch;
  readonly camera: PreviewSwitch;
  readonly microphones: readonly DeviceOption[];
  readonly cameras: readonly DeviceOption[];
  readonly speakers: readonly DeviceOption[];
  readonly memory: DeviceMemory;
}

const initial: PreviewSnapshot = {
  microphone: { wanted: true, track: null, problem: null },
  camera: { wanted: false, track: null, problem: null },
  microphones: [],
  cameras: [],
  speakers: [],
  memory: noMemory,
};

export interface PreviewDevices {
  /** Undefined outside a secure context. */
  readonly mediaDevices: () => MediaDevices | undefined;
  readonly storage: () => Pick<Storage, "getItem" | "setItem">;
}

/** Camera and microphone before joining. Its tracks are handed to the room as they are, so nothing is asked twice. */
export class PreviewStore {
  readonly #devices: PreviewDevices;
  readonly #state = new Observable<PreviewSnapshot>(initial);
  /** Counts openings per device: an answer to an older question is stopped, not shown. */
  readonly #asked = { microphone: 0, camera: 0 };

  constructor(devices: PreviewDevices) {
    this.#devices = devices;
  }

  readonly subscribe = this.#state.subscribe;
  readonly getSnapshot = this.#state.getSnapshot;

  start(): void {
    this.#state.patch({ memory: recallDevices(this.#devices.storage()) });
    this.#devices.mediaDevices()?.addEventListener("devicechange", this.#listDevices);
    for (const device of ["microphone", "camera"] as const) {
      if (this.getSnapshot()[device].wanted) void this.#open(device);
    }
    this.#listDevices();
  }

  /** Lets go of the devices. */
  stop(): void {
    this.#devices.mediaDevices()?.removeEventListener("devicechange", this.#listDevices);
    this.#close("microphone");
    this.#close("camera");
  }

  /** Hands the tracks over: from now on they belong to the caller. A device still being opened is to be opened there. */
  take(): { microphone: DeviceStart; camera: DeviceStart } {
    const { microphone, camera } = this.getSnapshot();
    this.#patch("microphone", { track: null });
    this.#patch("camera", { track: null });
    this.stop();
    return { microphone: startOf(microphone), camera: startOf(camera) };
  }

  setWanted(device: PreviewDevice, wanted: boolean): void {
    this.#patch(device, { wanted, problem: null });
    if (wanted) void this.#open(device);
    else this.#close(device);
  }

  chooseMicrophone(microphoneId: string): void {
    this.#remember({ microphoneId });
    this.#reopen("microphone");
  }

  chooseCamera(cameraId: string): void {
    this.#remember({ cameraId });
    this.#reopen("camera");
  }

  chooseSpeaker(speakerId: string): void {
    this.#remember({ speakerId });
  }

  setNoiseSuppression(noiseSuppression: boolean): void {
    this.#remember({ noiseSuppression });
    this.#reopen("microphone");
  }

  rememberGuestName(guestName: string): void {
    this.#remember({ guestName });
  }

  #remember(change: Partial<DeviceMemory>): void {
    const memory = { ...this.getSnapshot().memory, ...change };
    rememberDevices(this.#devices.storage(), memory);
    this.#state.patch({ memory });
  }

  #reopen(device: PreviewDevice): void {
    if (this.getSnapshot()[device].wanted) void this.#open(device);
  }

  async #open(device: PreviewDevice): Promise<void> {
    this.#close(device);
    const question = (this.#asked[device] += 1);
    try {
      const track = await this.#ask(device);
      if (question !== this.#asked[device]) {
        track.stop();
        return;
      }
      track.addEventListener("ended", () => {
        if (this.getSnapshot()[device].track === track) this.#reopen(device);
      });
      this.#patch(device, { track, problem: null });
      this.#listDevices();
    } catch (error) {
      if (question !== this.#asked[device]) return;
      const problem = deviceProblemOf(error);
      // A page without https cannot get the device at all, so it is no longer asked for.
      const unwanted = problem === "insecure" ? { wanted: false } : {};
      this.#patch(device, { track: null, problem, ...unwanted });
    }
  }

  async #ask(device: PreviewDevice): Promise<MediaStreamTrack> {
    const { microphoneId, cameraId, noiseSuppression } = this.getSnapshot().memory;
    const media = this.#devices.mediaDevices();
    if (!media) throw new DOMException("No media devices", "InsecureContextError");
    const stream = await media.getUserMedia(
      device === "microphone"
        ? { audio: microphoneConstraints(microphoneId, noiseSuppression) }
        : { video: cameraConstraints(cameraId) },
    );
    const [track] = stream.getTracks();
    if (!track) throw new DOMException("No track", "NotFoundError");
    return track;
  }

  #close(device: PreviewDevice): void {
    this.#asked[device] += 1;
    this.getSnapshot()[device].track?.stop();
    this.#patch(device, { track: null });
  }

  #patch(device: PreviewDevice, change: Partial<PreviewSwitch>): void {
    this.#state.patch({ [device]: { ...this.getSnapshot()[device], ...change } });
  }

  /** What was missing, and is there now: plugged in, as the page asked for. */
  #openFound(devices: readonly Pick<MediaDeviceInfo, "kind">[]): void {
    const kinds = { microphone: "audioinput", camera: "videoinput" } as const;
    for (const device of ["microphone", "camera"] as const) {
      const { problem } = this.getSnapshot()[device];
      if (problem !== "missing" || !devices.some(({ kind }) => kind === kinds[device])) continue;
      this.#reopen(device);
    }
  }

  readonly #listDevices = (): void => {
    void this.#devices
      .mediaDevices()
      ?.enumerateDevices()
      .then(
        (devices) => {
          const options = (kind: MediaDeviceKind) =>
            devices
              .filter((device) => device.kind === kind && device.deviceId !== "")
              .map(({ deviceId, label }) => ({ id: deviceId, label }));
          this.#state.patch({
            microphones: options("audioinput"),
            cameras: options("videoinput"),
            speakers: options("audiooutput"),
          });
          this.#openFound(devices);
        },
        () => undefined,
      );
  };
}

function startOf({ wanted, track, problem }: PreviewSwitch): DeviceStart {
  return track ?? (wanted && problem === null ? "open" : null);
}
