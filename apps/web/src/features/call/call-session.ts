import type { ClientErrorCode, Participant, ParticipantSession } from "@rooms/api-client";
import type { TicketAnswer } from "@rooms/live-client";
import { roomsApi } from "#shared/api/browser.ts";
import { Observable } from "#shared/observable.ts";
import { ChatInbox } from "./chat/view-models/chat-inbox.ts";
import { LobbyStore } from "./lobby/view-models/lobby-store.ts";
import { RoomStore } from "./room/view-models/room-store.ts";
import type { EndReason } from "./room/view-models/end-reason.ts";
import type { DeviceStart, RoomStoreOptions } from "./room/view-models/room-store.ts";
import { SessionPeople } from "./transcription/view-models/session-people.ts";
import { SessionTranscription } from "./transcription/view-models/session-transcription.ts";
import type { SessionTranscriptionOptions } from "./transcription/view-models/session-transcription.ts";

import { removalReasonOf } from "./view-models/removal-reason.ts";

export type CallSnapshot =
  | { readonly phase: "joining" }
  | {
      readonly phase: "inside";
      readonly participant: Participant;
      readonly session: ParticipantSession;
    }
  /** Reads along beside another device of the same person, which is the one in the room. */
  | { readonly phase: "beside" }
  | { readonly phase: "refused"; readonly code: ClientErrorCode }
  /** `reason` is null until the api has said why. */
  | { readonly phase: "put-out"; readonly reason: EndReason | null };

export interface CallOptions
  extends
    Pick<RoomStoreOptions, "load" | "microphoneConstraints" | "cameraConstraints" | "speakerId">,
    Pick<SessionTranscriptionOptions, "createLive" | "createCapture" | "openUnsuppressed"> {
  readonly slug: string;
  /** Undefined for a signed-in person. */
  readonly guestName: string | undefined;
  /** False is "do not transcribe me". */
  readonly transcribe: boolean;
  /** The first to take part: nothing is written down until a second person is here. */
  readonly firstToCome?: boolean;
}

/** One person's stay in a session, from the join click until they leave: participant row, media and transcription. */
export class CallSession {
  readonly room: RoomStore;
  readonly transcription: SessionTranscription;
  readonly people: SessionPeople;
  readonly chat: ChatInbox;
  /** Read only while one may let people in. */
  readonly lobby: LobbyStore;
  /** Who is connected by the realtime socket; of those LiveKit shows in the room, some may still stand here. */
  readonly listeners = new Observable<readonly string[]>([]);
  readonly slug: string;
  readonly #options: CallOptions;
  readonly #state = new Observable<CallSnapshot>({ phase: "joining" });
  #joinTicket: { readonly answer: TicketAnswer; readonly atMs: number } | null = null;
  /** They left; what is still on its way in stops at its next step. */
  #gone = false;
  /** Joined, and the api has not been told of an end yet. */
  #present = false;

  constructor(options: CallOptions) {
    this.slug = options.slug;
    this.#options = options;
    this.people = new SessionPeople(options.slug);
    this.lobby = new LobbyStore(options.slug);
    this.transcription = new SessionTranscription({
      createLive: options.createLive,
      createCapture: options.createCapture,
      openUnsuppressed: options.openUnsuppressed,
      fetchTicket: () => this.#fetchKnownTicket(),
      relay: (topic, payload) => void this.room.messages.send(topic, payload),
    });
    this.chat = new ChatInbox({ slug: options.slug, store: this.transcription.live.chat });
    this.room = new RoomStore({
      load: options.load,
      microphoneConstraints: options.microphoneConstraints,
      cameraConstraints: options.cameraConstraints,
      speakerId: options.speakerId,
      onMicrophone: (source) => this.transcription.followMicrophone(source),
      onData: (data) => this.transcription.receive(data),
    });
    this.transcription.setWaiting(options.firstToCome === true);
    this.room.subscribe(this.#onRoom);
    this.transcription.live.subscribe(this.#onLive);
  }

  get shared(): SessionTranscription["live"] {
    return this.transcription.live;
  }

  readonly subscribe = this.#state.subscribe;
  readonly getSnapshot = this.#state.getSnapshot;

  /** Never rejects: what went wrong is in the call's or the room's snapshot. */
  async join(microphone: DeviceStart, camera: DeviceStart): Promise<void> {
    this.#state.set({ phase: "joining" });
    const refusal = await this.#enter(microphone, camera);
    if (refusal === null && !this.#gone) return;
    for (const track of [microphone, camera]) if (track instanceof MediaStreamTrack) track.stop();
    if (refusal !== null) this.#refuse(refusal);
  }

  /** Reads along; the other device stays as it is, and stands for the person. */
  joinBeside(): void {
    this.#state.set({ phase: "beside" });
    this.transcription.start(false);
  }

  /** Comes back after a dead network; unsent speech of before is still delivered. */
  async rejoin(): Promise<void> {
    const before = this.getSnapshot();
    const { microphone, camera } = this.room.getSnapshot();
    this.#state.set({ phase: "joining" });
    const refusal = await this.#enter(microphone.on ? "open" : null, camera.on ? "open" : null);
    // The network is still dead: nothing is over, one may try again.
    if (refusal === "UNREACHABLE") this.#state.set(before);
    else if (refusal !== null) this.#refuse(refusal);
  }

  /** The api's refusal, or null when the room is being entered. */
  async #enter(microphone: DeviceStart, camera: DeviceStart): Promise<ClientErrorCode | null> {
    const { slug, guestName, transcribe } = this.#options;
    const joined = await roomsApi.participants.join({
      params: { slug },
      // Whether one is transcribed is for this page to say, on its socket.
      body: { ...(guestName !== undefined && { name: guestName }), connect: { capture } },
    });
    if (!joined.ok) return joined.problem.code;
    this.#present = true;
    addEventListener("pagehide", this.#sayGoodbye);
    if (this.#hasLeft()) {
      this.#sayGoodbye();
      return null;
    }
    const { participant, session, connection } = joined.data;
    if (connection?.ticket) {
      this.#joinTicket = { answer: { ...connection.ticket, slug }, atMs: performance.now() };
    }
    // Capture need not wait for LiveKit: the first words count.
    this.transcription.start(transcribe);
    if (microphone instanceof MediaStreamTrack) {
      this.transcription.followMicrophone({ track: microphone, muted: false });
    }
    const token = connection?.token ?? (await this.#fetchToken());
    if (typeof token === "string") return token;
    if (this.#hasLeft()) return null;
    this.#state.set({ phase: "inside", participant, session });
    await this.room.connect({ ...token, microphone, camera });
    return null;
  }

  /** A token by itself, or why there is none. */
  async #fetchToken(): Promise<ClientErrorCode | { url: string; token: string }> {
    const params = { slug: this.slug };
    const token = await roomsApi.participants.token({ params, query: { capture } });
    return token.ok ? token.data : token.problem.code;
  }

  /** Asked anew after each wait. */
  #hasLeft(): boolean {
    return this.#gone;
  }

  /** Also while still on the way in. */
  async leave(): Promise<void> {
    if (this.#gone) return;
    this.#gone = true;
    this.#sayGoodbye();
    void this.transcription.close();
    await this.room.leave();
  }

  /** Ends the session for all; false when the api refused. */
  async endForAll(): Promise<boolean> {
    const ended = await roomsApi.sessions.end({ params: { slug: this.slug } });
    if (ended.ok) await this.room.endAs("ended-for-all");
    return ended.ok;
  }

  #refuse(code: ClientErrorCode): void {
    void this.transcription.close();
    this.#state.set({ phase: "refused", code });
  }

  async #fetchKnownTicket(): Promise<TicketAnswer> {
    const answer = await this.#fetchTicket();
    if (!("refused" in answer)) this.chat.begin(answer.identity);
    return answer;
  }

  /** Whose minutes are used up goes on reading what others say. */
  async #fetchTicket(): Promise<TicketAnswer> {
    const joined = this.#joinTicket;
    this.#joinTicket = null;
    if (joined !== null && performance.now() - joined.atMs < joinTicketMaxAgeMs) {
      return joined.answer;
    }
    const beside = this.getSnapshot().phase === "beside";
    const answer = await askForTicket(this.slug, !beside);
    if (answer.ok || answer.problem.code !== "TRANSCRIPTION_LIMIT")
      return ticketOf(this.slug, answer);
    this.transcription.setSpeak(false);
    return ticketOf(this.slug, await askForTicket(this.slug, false));
  }

  readonly #onRoom = (): void => {
    const { connection } = this.room.getSnapshot();
    this.#endWaiting();
    if (connection.status !== "ended") return;
    // After a dead network the Worker goes on delivering what is in its buffer; one may come back.
    if (connection.reason === "network") return;
    // Another person's act, or one's own in another tab, which is still there when this one is closed.
    this.#present = false;
    removeEventListener("pagehide", this.#sayGoodbye);
    if (connection.reason === "removed") void this.#explainRemoval();
    void this.transcription.close();
  };

  async #explainRemoval(): Promise<void> {
    if (this.getSnapshot().phase === "put-out") return;
    this.#state.set({ phase: "put-out", reason: null });
    const answer = await roomsApi.participants.token({ params: { slug: this.slug }, query: {} });
    const reason = removalReasonOf(answer.ok ? null : answer.problem.code);
    this.#state.set({ phase: "put-out", reason });
  }

  readonly #onLive = (): void => {
    const { connection, lobby, listeners } = this.transcription.live.getSnapshot();
    this.lobby.hear(lobby);
    this.listeners.set(listeners);
    this.#endWaiting();
    if (connection.kind !== "refused" || this.room.getSnapshot().connection.status === "ended")
      return;
    if (connection.show === "ended") void this.room.endAs("ended-for-all");
    else if (connection.show === "removed" || connection.show === "out")
      void this.room.endAs("removed");
    else if (connection.show === "replaced") setTimeout(this.#resumeCapture, resumeCaptureAfterMs);
  };

  /** A second person is here: the session has begun, also when they leave again. */
  #endWaiting(): void {
    if (!this.transcription.own.getSnapshot().waiting) return;
    const { participants } = this.room.getSnapshot();
    const here = new Set(participants.map(({ identity }) => identity));
    for (const identity of this.listeners.getSnapshot()) here.add(identity);
    if (here.size > 1) this.transcription.setWaiting(false);
  }

  /** The device in use is the one that LiveKit knows; a page left behind may come back for a moment and take the words. */
  readonly #resumeCapture = (): void => {
    if (this.room.getSnapshot().connection.status !== "connected") return;
    this.transcription.start(this.transcription.own.getSnapshot().speak);
  };

  readonly #sayGoodbye = (): void => {
    if (!this.#present) return;
    this.#present = false;
    removeEventListener("pagehide", this.#sayGoodbye);
    navigator.sendBeacon(`/api/sessions/${encodeURIComponent(this.slug)}/participants/leave`);
  };
}

/** The page brings its own speech to the transcript. */
const capture = "client";

/** A ticket of the join's answer opens the first socket; a later socket asks for its own, at the address of then. */
const joinTicketMaxAgeMs = 10_000;

/** LiveKit has told the older of two devices by then. */
const resumeCaptureAfterMs = 5_000;

function ticketOf(slug: string, answer: Awaited<ReturnType<typeof askForTicket>>): TicketAnswer {
  if (answer.ok) return { ...answer.data, slug };
  const { code } = answer.problem;
  // These pass by themselves; live-client tries again after a rejection and gives up after a refusal.
  if (passing.has(code)) throw new Error(code);
  return { refused: code };
}

const askForTicket = (slug: string, speak: boolean) =>
  roomsApi.transcription.ticket({ params: { slug }, body: { speak } });

const passing = new Set<ClientErrorCode>([
  "UNREACHABLE",
  "RATE_LIMITED",
  "INTERNAL",
  "DATABASE_UNAVAILABLE",
  "TRANSCRIBER_UNAVAILABLE",
]);
