import { createLineVerifier } from "@rooms/contracts/realtime";
import type { LineVerifier, ReactionCounts } from "@rooms/contracts/realtime";
import type {
  CaptureLevel,
  LiveClient,
  LiveClientOptions,
  LiveSnapshot,
  WorkerLike,
} from "./api.ts";
import { ChatStore } from "./chat/chat-store.ts";
import { createWorker } from "./create-worker.ts";
import { isChatMessage, isTranscriptMessage } from "./message-kinds.ts";
import { initialLiveSnapshot, withMessage, withStatus } from "./live-state.ts";
import { watchWakeSignals } from "./wake-signals.ts";
import { RelayQuota } from "./relay-quota.ts";
import { RelayFilter, readRelayed } from "./relay.ts";
import { TranscriptStore } from "./transcript/store.ts";
import type {
  ForwardedMessage,
  PageToWorker,
  TicketResult,
  WorkerToPage,
} from "./worker/messages.ts";

/** A Worker that has not said in this time that it left is ended anyway. */
const leaveTimeoutMs = 8_000;

/** The page's end of the Worker. Nothing is started before `start` or `openCapturePort`. */
export function createLiveClient(options: LiveClientOptions): LiveClient {
  return new Client(options);
}

/** What relayed lines are checked by; null where the browser cannot: then the socket alone is believed. */
interface TrustedKey {
  slug: string;
  key: string;
  verifier: Promise<LineVerifier | null>;
}

class Client implements LiveClient {
  readonly transcript = new TranscriptStore();
  readonly chat = new ChatStore({
    post: (message) => this.#send({ type: "chat-send", ...message }),
    timers: {
      set: (run, delayMs) => setTimeout(run, delayMs),
      // What `set` gave.
      clear: (timer) => clearTimeout(timer as ReturnType<typeof setTimeout>),
    },
    newMessageId: randomStreamId,
  });
  readonly #options: LiveClientOptions;
  readonly #streamId: string;
  readonly #relay = new RelayFilter();
  readonly #quota = new RelayQuota();
  #trusted: TrustedKey | null = null;
  #workerSpoke = false;
  #worker: WorkerLike | null = null;
  #unwatch: () => void = () => undefined;
  #snapshot = initialLiveSnapshot;
  #listeners = new Set<() => void>();
  readonly #levelListeners = new Set<(level: CaptureLevel) => void>();
  readonly #reactionListeners = new Set<Parameters<LiveClient["onReactions"]>[0]>();
  #ownLineListeners = new Set<(payload: Uint8Array) => void>();
  #closed = false;
  #leaveTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: LiveClientOptions) {
    this.#options = options;
    this.#streamId = options.streamId ?? randomStreamId();
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  getSnapshot = (): LiveSnapshot => this.#snapshot;

  start(mode: { speak: boolean }): void {
    if (this.#closed) return;
    this.#running().postMessage({ type: "start", streamId: this.#streamId, speak: mode.speak });
  }

  openCapturePort(): MessagePort {
    const { port1, port2 } = new MessageChannel();
    if (!this.#closed) this.#running().postMessage({ type: "capture-port", port: port1 }, [port1]);
    return port2;
  }

  setMuted(muted: boolean): void {
    if (!this.#closed) this.#running().postMessage({ type: "muted", muted });
  }

  setSpeak(speak: boolean): void {
    if (!this.#closed) this.#running().postMessage({ type: "speak", speak });
  }

  setFromRoom(fromRoom: boolean): void {
    if (!this.#closed) this.#running().postMessage({ type: "from-room", fromRoom });
  }

  onOwnLine(listener: (payload: Uint8Array) => void): () => void {
    this.#ownLineListeners.add(listener);
    return () => this.#ownLineListeners.delete(listener);
  }

  react(counts: ReactionCounts): void {
    if (this.#snapshot.takesReactions) this.#send({ type: "react", counts });
  }

  onReactions(listener: Parameters<LiveClient["onReactions"]>[0]): () => void {
    this.#reactionListeners.add(listener);
    return () => this.#reactionListeners.delete(listener);
  }

  onLevel(listener: (level: CaptureLevel) => void): () => void {
    this.#levelListeners.add(listener);
    return () => this.#levelListeners.delete(listener);
  }

  async receiveRelayed(payload: Uint8Array, senderIdentity: string): Promise<void> {
    const trusted = this.#trusted;
    if (trusted === null || !this.#quota.take(senderIdentity, performance.now())) return;
    const line = readRelayed(payload);
    if (line?.participantIdentity !== senderIdentity) return;
    const verify = await trusted.verifier;
    if (verify === null || !(await verify(line))) return;
    // A key that was replaced meanwhile no longer speaks for the transcriber.
    if (trusted === this.#trusted) this.transcript.receiveRelayed(line);
  }

  /**
   * There is no farewell on `pagehide`: a reload that said bye would tell the server that the rest of the audio is
   * not coming, and nothing can be sent after it anyway. The server sees the socket go and ends the turn.
   */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#unwatch();
    this.chat.refuseAll();
    this.#publish({ ...this.#snapshot, connection: { kind: "closed" } });
    const worker = this.#worker;
    if (worker === null) return;
    this.#leaveTimer = setTimeout(() => worker.terminate(), leaveTimeoutMs);
    worker.postMessage({ type: "leave" });
  }

  #send(message: Extract<PageToWorker, { type: "send" }>["message"]): void {
    if (!this.#closed) this.#worker?.postMessage({ type: "send", message });
  }

  #running(): WorkerLike {
    if (this.#worker !== null) return this.#worker;
    const worker = (this.#options.createWorker ?? createWorker)();
    worker.addEventListener("message", ({ data }) => this.#receive(data));
    worker.addEventListener("error", () => this.#workerFailed());
    this.#unwatch = watchWakeSignals(() => worker.postMessage({ type: "wake" }));
    this.#worker = worker;
    return worker;
  }

  /** Its file is gone (a newer release replaced it) or refused: no other attempt of this page would fare better. */
  #workerFailed(): void {
    if (this.#workerSpoke || this.#closed) return;
    const connection = { kind: "refused", code: "WORKER_FAILED", show: "broken" } as const;
    this.#publish({ ...this.#snapshot, connection });
  }

  #receive(message: WorkerToPage): void {
    this.#workerSpoke = true;
    if (message.type === "left") {
      clearTimeout(this.#leaveTimer);
      this.#worker?.terminate();
      return;
    }
    if (this.#closed) return;
    switch (message.type) {
      case "want-ticket":
        void this.#fetchTicket(message.requestId);
        return;
      case "status":
        this.#publish(withStatus(this.#snapshot, message));
        if (message.connection.kind === "refused") this.chat.refuseAll();
        return;
      case "level": {
        const { rmsDb, speaking } = message;
        for (const listener of this.#levelListeners) listener({ rmsDb, speaking });
        return;
      }
      case "server":
        this.#receiveServer(message.messages);
        return;
    }
  }

  /** Only the API's answer names the key, never a message: the newest holds alone, also after the secret was changed. */
  #trust(slug: string, key: string): void {
    if (this.#trusted?.slug === slug && this.#trusted.key === key) return;
    const verifier = createLineVerifier(slug, key).catch(() => null);
    this.#trusted = { slug, key, verifier };
  }

  async #fetchTicket(requestId: number): Promise<void> {
    const result = await this.#ticketResult();
    if (!this.#closed) this.#worker?.postMessage({ type: "ticket", requestId, result });
  }

  async #ticketResult(): Promise<TicketResult> {
    try {
      const answer = await this.#options.fetchTicket();
      if ("refused" in answer) return { kind: "refused", code: answer.refused };
      this.#relay.setIdentity(answer.identity);
      this.chat.setIdentity(answer.identity);
      this.#trust(answer.slug, answer.lineKey);
      return { kind: "granted", url: answer.url, ticket: answer.ticket };
    } catch {
      return { kind: "failed" };
    }
  }

  #receiveServer(messages: readonly ForwardedMessage[]): void {
    const nowMs = Date.now();
    this.#publish(messages.reduce((last, one) => withMessage(last, one, nowMs), this.#snapshot));
    this.chat.receive(messages.filter(isChatMessage));
    const before = this.transcript.getSnapshot().lastSeq;
    this.transcript.receive(messages.filter(isTranscriptMessage));
    const { lastSeq } = this.transcript.getSnapshot();
    if (lastSeq !== before) this.#worker?.postMessage({ type: "seen", lastSeq });
    for (const message of messages) {
      if (message.type === "reactions")
        for (const listener of this.#reactionListeners) listener(message.items);
      if (message.type === "final" && message.traceparent !== undefined)
        this.#options.onTracedLine?.(message.traceparent);
      const payload = this.#relay.payloadOf(message);
      if (payload !== null) for (const listener of [...this.#ownLineListeners]) listener(payload);
    }
  }

  #publish(snapshot: LiveSnapshot): void {
    if (snapshot === this.#snapshot) return;
    this.#snapshot = snapshot;
    for (const listener of [...this.#listeners]) listener();
  }
}

/** 128 random bits. `randomUUID` would do, but exists on secure pages alone. */
function randomStreamId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
