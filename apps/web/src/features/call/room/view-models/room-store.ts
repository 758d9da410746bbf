import type { LocalTrackPublication, Room } from "livekit-client";
import { Observable } from "#shared/observable.ts";
import { activeDevicesOf } from "./active-devices.ts";
import { nextConnection } from "./connection.ts";
import type { ConnectionEvent } from "./connection.ts";
import { deviceProblemOf } from "./device-problem.ts";
import { endReasonOf, endReasonOfRefusal } from "./end-reason.ts";
import type { EndReason } from "./end-reason.ts";
import type { LiveKit } from "./livekit.ts";
import { followMicrophone } from "./microphone-source.ts";
import type { MicrophoneSource } from "./microphone-source.ts";
import { snapshotOf } from "./participant-snapshot.ts";
import { followOwnMutes } from "./own-mutes.ts";
import { publishPreview } from "./publish-preview.ts";
import type { RoomData } from "./room-data.ts";
import { RoomMessages } from "./room-messages.ts";
import { roomOptions } from "./room-options.ts";
import type { MediaChoice } from "./room-options.ts";
import { rosterEvents } from "./roster-events.ts";
import { TrackEffects } from "./track-effects.ts";
import { emptyRoom } from "./room-snapshot.ts";
import type { RoomSnapshot } from "./room-snapshot.ts";
import { decisionOf } from "./transcription-decision.ts";
import { unmuteAskOf } from "./unmute-ask.ts";
import { mayShareScreen } from "./screen-permission.ts";
import { reuseUnchanged, silenced, sortRoster } from "./roster.ts";

export interface RoomStoreOptions extends MediaChoice {
  readonly load: () => Promise<LiveKit>;
  readonly onMicrophone: (source: MicrophoneSource) => void;
  readonly onData: (data: RoomData) => void;
}

export interface RoomConnectOptions {
  readonly url: string;
  readonly token: string;
  readonly microphone: DeviceStart;
  readonly camera: DeviceStart;
}

/** A track of the preview, published as it is; "open" to take the device anew; null to start with it off. */
export type DeviceStart = MediaStreamTrack | "open" | null;

type Device = "microphone" | "camera" | "screen";
export type DeviceKind = "audioinput" | "videoinput" | "audiooutput";

/**
 * Owns one LiveKit room for the page's life and shows it as immutable snapshots.
 * It is made by the join click and lives outside React, so that a render never connects or disconnects anything.
 */
export class RoomStore {
  readonly #options: RoomStoreOptions;
  readonly effects = new TrackEffects({
    camera: () => this.#ownTrack("Camera")?.videoTrack,
    microphone: () => this.#ownTrack("Microphone")?.audioTrack,
  });
  readonly #state = new Observable<RoomSnapshot>(emptyRoom);
  #session: { livekit: LiveKit; room: Room } | null = null;
  /** The newest wish for a device that is being switched. */
  readonly #wishes = new Map<Device, () => Promise<void>>();
  readonly messages = new RoomMessages(() =>
    this.getSnapshot().connection.status === "connected" ? (this.#session?.room ?? null) : null,
  );
  #refreshQueued = false;

  constructor(options: RoomStoreOptions) {
    this.#options = options;
  }

  readonly subscribe = this.#state.subscribe;
  readonly getSnapshot = this.#state.getSnapshot;

  /** Joins, or joins again after an end. Never rejects: a failure is an `ended` connection with its reason. */
  async connect({ url, token, microphone, camera }: RoomConnectOptions): Promise<void> {
    this.#advance({ type: "connect" });
    try {
      const { livekit, room } = this.#session ?? (await this.#makeRoom());
      if (!this.#isConnecting()) return;
      // Published while the handshake is under way would be too early: LiveKit queues them badly.
      await room.connect(url, token);
      if (!this.#isConnecting()) {
        await room.disconnect();
        return;
      }
      this.#advance({ type: "connected" });
      this.#described(room.metadata ?? "");
      this.#refresh();
      await Promise.all([
        microphone === "open" ? this.setMicrophone(true) : this.#publish(livekit, room, microphone),
        camera === "open" ? this.setCamera(true) : this.#publish(livekit, room, camera),
      ]);
      this.#refresh();
    } catch (error) {
      const refusal =
        error instanceof Error && "reasonName" in error ? error.reasonName : undefined;
      const name = typeof refusal === "string" ? refusal : undefined;
      this.#advance({ type: "disconnected", reason: endReasonOfRefusal(name) });
    }
  }

  #described(description: string): void {
    this.#state.patch({ description, decision: decisionOf(description) });
  }

  /** False once the room was left while it was under way. */
  #isConnecting(): boolean {
    return this.getSnapshot().connection.status === "connecting";
  }

  async setMicrophone(on: boolean): Promise<void> {
    await this.#switch("microphone", on, (room) => room.localParticipant.setMicrophoneEnabled(on));
  }

  async setCamera(on: boolean): Promise<void> {
    await this.#switch("camera", on, async (room) => {
      const processor = on ? await this.effects.cameraProcessor() : "none";
      if (processor === "failed") return undefined;
      return room.localParticipant.setCameraEnabled(on, processor === "none" ? {} : { processor });
    });
  }

  async setScreen(on: boolean): Promise<void> {
    await this.#switch("screen", on, (room) =>
      room.localParticipant.setScreenShareEnabled(on, { audio: true }),
    );
  }

  /** Takes another device for what is on now and for what is switched on later. */
  async useDevice(kind: DeviceKind, deviceId: string): Promise<void> {
    try {
      await this.#session?.room.switchActiveDevice(kind, deviceId);
    } catch (error) {
      if (kind === "audiooutput") return;
      const device = kind === "audioinput" ? "microphone" : "camera";
      this.#patchSwitch(device, { problem: deviceProblemOf(error) });
    }
  }

  /** Must be called from a gesture: lets the browser play what it held back. */
  async startAudio(): Promise<void> {
    await this.#session?.room.startAudio();
  }

  dismissUnmuteAsk(): void {
    this.#state.patch({ unmuteAsk: null });
  }

  leave(): Promise<void> {
    return this.#end("left");
  }

  /** By what the api or the transcriber said, before LiveKit says it. */
  endAs(reason: "ended-for-all" | "removed"): Promise<void> {
    return this.#end(reason);
  }

  async #end(reason: EndReason): Promise<void> {
    this.#advance({ type: "disconnected", reason });
    await this.#session?.room.disconnect();
  }

  async #makeRoom(): Promise<{ livekit: LiveKit; room: Room }> {
    const livekit = await this.#options.load();
    const room = new livekit.Room(roomOptions(this.#options));
    const { RoomEvent, DisconnectReason, Track } = livekit;
    const reconnecting = () => {
      this.#advance({ type: "reconnecting" });
      // No updates come until it is connected again: a participant who was speaking would be shown as speaking all the time.
      this.#state.patch({ participants: silenced(this.getSnapshot().participants) });
    };
    room
      .on(RoomEvent.SignalReconnecting, reconnecting)
      .on(RoomEvent.Reconnecting, reconnecting)
      .on(RoomEvent.Reconnected, () => {
        this.#advance({ type: "connected" });
        this.#refresh();
      })
      .on(RoomEvent.Disconnected, (reason) => {
        const name = reason === undefined ? undefined : DisconnectReason[reason];
        this.#advance({ type: "disconnected", reason: endReasonOf(name) });
      })
      .on(RoomEvent.AudioPlaybackStatusChanged, () => {
        this.#state.patch({ audioBlocked: !room.canPlaybackAudio });
      })
      .on(RoomEvent.ActiveDeviceChanged, () => {
        this.#state.patch({ activeDevices: activeDevicesOf(room) });
      })
      .on(RoomEvent.LocalTrackPublished, ({ source }) => {
        if (source === Track.Source.Camera) void this.effects.apply("camera");
        if (source === Track.Source.Microphone) void this.effects.apply("microphone");
      })
      .on(RoomEvent.RoomMetadataChanged, (metadata) => this.#described(metadata))
      .on(RoomEvent.DataReceived, (payload, sender, _kind, topic) => {
        const data = { topic: topic ?? "", payload, senderIdentity: sender?.identity };
        const ask = unmuteAskOf(data);
        if (ask && !room.localParticipant.isMicrophoneEnabled)
          this.#state.patch({ unmuteAsk: ask });
        this.#options.onData(data);
      });
    for (const event of rosterEvents(livekit)) room.on(event, this.#refresh);
    followMicrophone(livekit, room, this.#options.onMicrophone);
    followOwnMutes(livekit, room, {
      switching: (device) => this.getSnapshot()[device].busy,
      mutedByHost: (mutedByHost) => this.#state.patch({ mutedByHost }),
      stopped: (device) => this.#patchSwitch(device, { problem: "stopped" }),
    });
    this.#session = { livekit, room };
    return this.#session;
  }

  async #publish(livekit: LiveKit, room: Room, track: MediaStreamTrack | null): Promise<void> {
    if (track?.readyState !== "live") return;
    try {
      await publishPreview({ livekit, room, effects: this.effects }, track, this.#options);
    } catch (error) {
      const device = track.kind === "audio" ? "microphone" : "camera";
      this.#patchSwitch(device, { problem: deviceProblemOf(error) });
    }
  }

  #ownTrack(source: "Camera" | "Microphone"): LocalTrackPublication | undefined {
    if (!this.#session) return undefined;
    const { livekit, room } = this.#session;
    return room.localParticipant.getTrackPublication(livekit.Track.Source[source]);
  }

  async #switch(
    device: Device,
    on: boolean,
    act: (room: Room) => Promise<LocalTrackPublication | undefined>,
  ): Promise<void> {
    const current = this.getSnapshot()[device];
    if (!this.#session) return;
    // Muted while the device is still being switched on: it is muted once it is on.
    if (current.busy) this.#wishes.set(device, () => this.#switch(device, on, act));
    if (current.busy || current.on === on) return;
    this.#patchSwitch(device, { busy: true, problem: null });
    try {
      await act(this.#session.room);
      this.#patchSwitch(device, { busy: false });
    } catch (error) {
      const problem = deviceProblemOf(error);
      // Closing the browser's picker is an answer, not a failure.
      const cancelled = device === "screen" && problem === "denied";
      this.#patchSwitch(device, { busy: false, problem: cancelled ? null : problem });
    }
    this.#refresh();
    const wish = this.#wishes.get(device);
    this.#wishes.delete(device);
    // After the snapshot that the refresh has queued.
    if (wish) await Promise.resolve().then(wish);
  }

  #patchSwitch(device: Device, change: Partial<RoomSnapshot[Device]>): void {
    this.#state.patch({ [device]: { ...this.getSnapshot()[device], ...change } });
  }

  #advance(event: ConnectionEvent): void {
    this.#state.patch({ connection: nextConnection(this.getSnapshot().connection, event) });
  }

  /** Many events come in one tick; one snapshot follows. */
  readonly #refresh = (): void => {
    if (this.#refreshQueued) return;
    this.#refreshQueued = true;
    queueMicrotask(() => {
      this.#refreshQueued = false;
      this.#readRoom();
    });
  };

  #readRoom(): void {
    if (!this.#session) return;
    const { livekit, room } = this.#session;
    const before = this.getSnapshot();
    const local = room.localParticipant;
    if (local.isMicrophoneEnabled) this.dismissUnmuteAsk();
    const devices = {
      microphone: { ...before.microphone, on: local.isMicrophoneEnabled },
      camera: { ...before.camera, on: local.isCameraEnabled },
      screen: { ...before.screen, on: local.isScreenShareEnabled },
      screenAllowed: mayShareScreen(livekit, local),
    };
    if (before.connection.status !== "connected") {
      this.#state.patch(devices);
      return;
    }
    const roster = [local, ...room.remoteParticipants.values()]
      .filter(({ permissions, isAgent }) => !permissions?.hidden && !isAgent)
      .map((participant) => snapshotOf(livekit, participant));
    const participants = reuseUnchanged(before.participants, sortRoster(roster));
    this.#state.patch({ ...devices, participants });
  }
}
