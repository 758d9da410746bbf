const storageKey = "rooms.devices";

/** What the page remembers between sessions. Whether a device is on is not: the microphone starts on, the camera off. */
export interface DeviceMemory {
  readonly microphoneId: string | null;
  readonly cameraId: string | null;
  readonly speakerId: string | null;
  readonly noiseSuppression: boolean;
  /** The name a guest gave last. */
  readonly guestName: string;
}

export const noMemory: DeviceMemory = {
  microphoneId: null,
  cameraId: null,
  speakerId: null,
  noiseSuppression: true,
  guestName: "",
};

/** Reads what was kept; a store that is blocked or damaged counts as empty. */
export function recallDevices(storage: Pick<Storage, "getItem">): DeviceMemory {
  try {
    const kept: unknown = JSON.parse(storage.getItem(storageKey) ?? "null");
    return typeof kept === "object" && kept !== null ? merge(kept) : noMemory;
  } catch {
    return noMemory;
  }
}

export function rememberDevices(storage: Pick<Storage, "setItem">, memory: DeviceMemory): void {
  try {
    storage.setItem(storageKey, JSON.stringify(memory));
  } catch {
    // Private windows refuse to store; the choice then lasts for the page.
  }
}

function merge(kept: object): DeviceMemory {
  const text = (key: keyof DeviceMemory) => {
    const value: unknown = Reflect.get(kept, key);
    return typeof value === "string" ? value : null;
  };
  return {
    microphoneId: text("microphoneId"),
    cameraId: text("cameraId"),
    speakerId: text("speakerId"),
    noiseSuppression: Reflect.get(kept, "noiseSuppression") !== false,
    guestName: text("guestName") ?? "",
  };
}
