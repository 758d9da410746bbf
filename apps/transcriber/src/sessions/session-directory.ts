import { realtimeUrl } from "@rooms/contracts/realtime";
import { sessionId as asSessionId } from "@rooms/domain/shared/ids";
import type { Lease, SessionNews, TranscriptStore } from "@rooms/domain/transcription/store";
import type { Connection, JoinOutcome, Hello, Sessions } from "../server/client-connection.ts";
import { connectedTo } from "./session-members.ts";
import { barredBy } from "./without-access.ts";
import { Closing } from "./closing.ts";
import type { ClosingReason, ClosingTimes } from "./closing.ts";
import { CurrentNames } from "./current-names.ts";
import { HelloRate } from "./hello-rate.ts";
import type { HostedSession } from "./hosted-session.ts";
import type { OpenedSession } from "./hosted-session-options.ts";
import { openSession } from "./opening.ts";
import type { Opened } from "./opening.ts";

interface LeaseTimes {
  ttlMs: number;
  renewEveryMs: number;
  /** How long the process goes on without an answer about its leases: the fence makes it safe, clients keep the audio. */
  unansweredMsMax: number;
  /** So long after a session's end its clients may bring audio that its owner died over. */
  lateMsMax: number;
  /** A session without members closes after this. */
  lingerMs: number;
}

/** A change of a session was committed; the session is read again. */
interface SessionChanged {
  readonly sessionId: string;
  readonly removedParticipantId: string | null;
  readonly renamedParticipantId: string | null;
}

export interface SessionDirectoryOptions {
  /** Sessions by id; the directory alone writes it. */
  hosted: Map<string, HostedSession>;
  store: TranscriptStore;
  instance: { id: string; url: string };
  lease: LeaseTimes;
  closing: ClosingTimes;
  host: (opened: OpenedSession) => HostedSession;
  /** Whether a flush of the session was not answered yet. */
  isUnanswered: (session: HostedSession) => boolean;
  nowMs: () => number;
  pause: (ms: number) => Promise<void>;
  onProblem: (what: string, error: unknown) => void;
}

/** The sessions this process owns, and how it opens and closes them. */
export class SessionDirectory implements Sessions {
  readonly #hosted: Map<string, HostedSession>;
  readonly #options: SessionDirectoryOptions;
  readonly #opening = new Map<string, { speaks: boolean; opened: Promise<Opened> }>();
  readonly #closing = new Map<string, Closing>();
  readonly #helloRate = new HelloRate();
  readonly #names: CurrentNames;
  #renewing = false;
  #renewAgain = false;
  #renewedAtMs: number;
  #draining = false;

  constructor(options: SessionDirectoryOptions) {
    this.#options = options;
    this.#hosted = options.hosted;
    this.#names = new CurrentNames(options);
    this.#renewedAtMs = options.nowMs();
  }

  async join(connection: Connection, hello: Hello): Promise<JoinOutcome> {
    const { sessionId, participantId } = connection.claims;
    const { store, onProblem } = this.#options;
    const speaks = hello.capture !== null;
    if (!this.#helloRate.take(participantId, this.#options.nowMs())) {
      return { kind: "refused", close: "TRY_LATER" };
    }
    const [barred, speaker] = await Promise.all([
      barredBy({
        ...{ store, connection, onProblem },
        removed: this.#hosted.get(sessionId)?.removed,
      }),
      this.#names.speakerOf(connection.claims),
    ]);
    if (barred !== null) return { kind: "refused", close: barred };
    for (;;) {
      if (this.#draining) return { kind: "refused", close: "RESTARTING" };
      const closing = this.#closing.get(sessionId);
      const latecomer = speaks && closing?.takesLatecomers === true;
      if (!latecomer && (closing?.reason === "ended" || closing?.reason === "late")) {
        return { kind: "refused", close: "SESSION_ENDED" };
      }
      const session = this.#hosted.get(sessionId);
      if (session !== undefined && (closing === undefined || latecomer)) {
        if (!connection.open) return { kind: "refused", close: "NORMAL" };
        // Removed during the awaits above: a removal closes only connections that have joined by then.
        if (session.removed.has(participantId)) return { kind: "refused", close: "REMOVED" };
        return { kind: "joined", membership: session.join(connection, hello, speaker) };
      }
      // The idle session is closing; it can be opened again shortly.
      if (closing !== undefined) await this.#options.pause(50);
      else {
        const under = this.#opening.get(sessionId);
        const opened = await (under?.opened ?? this.#open(sessionId, speaks));
        // A speaking connection may be let in where a listening one is refused.
        if (under !== undefined && under.speaks !== speaks && opened.kind === "refused") continue;
        if (opened.kind === "refused") return opened;
        if (opened.kind === "moved") return { kind: "moved", url: realtimeUrl(opened.url) };
      }
    }
  }

  /** Called often; each session gets a thorough tick once in a round. */
  tick({ turn, round }: { turn: number; round: number }): void {
    let place = 0;
    for (const session of this.#hosted.values()) {
      session.pipeline.tick(place % round === turn);
      session.news.reactions.tell(session.sessionNowMs());
      place += 1;
    }
    if (turn !== 0) return;
    const now = this.#options.nowMs();
    for (const session of this.#hosted.values()) {
      const { emptySinceMs, pipeline, listening } = session;
      const since = listening ? null : emptySinceMs;
      const empty = since !== null && now - since >= this.#options.lease.lingerMs;
      if (empty && pipeline.unsettledMs === 0) this.#close(session, "empty");
    }
    for (const closing of this.#closing.values()) {
      if (closing.advance(now, this.#options.isUnanswered(closing.session))) {
        void this.#finishClosing(closing.session);
      }
    }
    if (now - this.#renewedAtMs >= this.#options.lease.unansweredMsMax) this.#abortAll();
  }

  /** Renews the leases and reads what was decided about the sessions. */
  async renew(): Promise<void> {
    if (this.#renewing) {
      this.#renewAgain = true;
      return;
    }
    const leases = this.#leases();
    const askedAtMs = this.#options.nowMs();
    if (leases.length === 0) {
      this.#renewedAtMs = askedAtMs;
      return;
    }
    this.#renewing = true;
    try {
      const { store, lease } = this.#options;
      const controls = await store.renew(leases, lease.ttlMs, connectedTo(this.#hosted.values()));
      this.#renewedAtMs = askedAtMs;
      this.#apply(leases, controls);
    } catch (error) {
      this.#options.onProblem("renew", error);
    } finally {
      this.#renewing = false;
    }
    if (this.#renewAgain) {
      this.#renewAgain = false;
      await this.renew();
    }
  }

  /** Opens a session that no process owns, without a connection. */
  async take(sessionId: string): Promise<void> {
    if (this.#draining || this.#hosted.has(sessionId)) return;
    await (this.#opening.get(sessionId)?.opened ?? this.#open(sessionId, false));
  }

  /** A change to a session was committed. */
  onChange({ sessionId, removedParticipantId, renamedParticipantId }: SessionChanged): void {
    const session = this.#hosted.get(sessionId);
    if (session === undefined) return;
    if (removedParticipantId !== null) session.removeParticipant(removedParticipantId);
    if (renamedParticipantId !== null) void this.#names.follow(session, renamedParticipantId);
    void this.renew();
  }

  /** Closes all sessions; resolves when they are closed. */
  async drain(): Promise<void> {
    this.#draining = true;
    for (const session of this.#hosted.values()) {
      session.tellDraining();
      if (this.#closing.get(session.sessionId)?.takesLatecomers === true) {
        this.#closing.delete(session.sessionId);
      }
      this.#close(session, "draining");
    }
    while (this.#hosted.size > 0 || this.#opening.size > 0) await this.#options.pause(20);
  }

  setDatabaseAway(away: boolean): void {
    for (const { pipeline } of this.#hosted.values()) pipeline.setDatabaseAway(away);
  }

  #open(sessionId: string, speaks: boolean): Promise<Opened> {
    const { store, instance, lease, pause, nowMs, onProblem } = this.#options;
    const endedMsMax = speaks ? lease.lateMsMax : 0;
    const shared = { store, instance, pause, nowMs, onProblem };
    const options = { ...shared, endedMsMax, ttlMs: lease.ttlMs };
    const opened = openSession(sessionId, options)
      .catch((error: unknown): Opened => {
        this.#options.onProblem("open", error);
        return { kind: "refused", close: "TRY_LATER" };
      })
      .then((answer) => this.#admit(answer))
      .finally(() => this.#opening.delete(sessionId));
    this.#opening.set(sessionId, { speaks, opened });
    return opened;
  }

  async #admit(opened: Opened): Promise<Opened> {
    if (opened.kind !== "opened") return opened;
    const { snapshot, epoch, vocabulary } = opened;
    const { sessionId } = snapshot;
    if (this.#draining) {
      await this.#release({ sessionId, epoch });
      return { kind: "refused", close: "RESTARTING" };
    }
    const onFenced = () => {
      if (this.#hosted.get(sessionId)?.epoch === epoch) this.#abort(sessionId);
    };
    const session = this.#options.host({ snapshot, epoch, vocabulary, onFenced });
    this.#hosted.set(sessionId, session);
    if (opened.late) this.#close(session, "late");
    return opened;
  }

  #apply(asked: readonly Lease[], controls: readonly SessionNews[]): void {
    const answers = new Map(controls.map((control) => [control.sessionId, control]));
    for (const { sessionId, epoch } of asked) {
      const session = this.#hosted.get(sessionId);
      if (session?.epoch !== epoch) continue;
      const control = answers.get(sessionId);
      if (control === undefined) this.#abort(sessionId);
      else if (control.status === "LIVE") session.control(control);
      else this.#close(session, "ended");
    }
  }

  #close(session: HostedSession, reason: ClosingReason): void {
    const { sessionId } = session;
    if (this.#closing.has(sessionId)) return;
    const { closing, nowMs } = this.#options;
    this.#closing.set(sessionId, new Closing(session, reason, closing, nowMs()));
  }

  async #finishClosing(session: HostedSession): Promise<void> {
    const { sessionId, epoch } = session;
    this.#closing.delete(sessionId);
    this.#hosted.delete(sessionId);
    session.pipeline.abort();
    await this.#release({ sessionId: asSessionId(sessionId), epoch });
  }

  async #release(lease: Lease): Promise<void> {
    try {
      await this.#options.store.release([lease]);
    } catch (error) {
      this.#options.onProblem("release", error);
    }
  }

  /** Another process owns the session, or may: the clients still hold the audio and send it to the owner. */
  #abort(sessionId: string): void {
    const session = this.#hosted.get(sessionId);
    if (session === undefined) return;
    this.#hosted.delete(sessionId);
    this.#closing.delete(sessionId);
    session.stopTakingAudio();
    session.pipeline.abort();
    session.closeAll("TRY_LATER");
  }

  #abortAll(): void {
    this.#renewedAtMs = this.#options.nowMs();
    for (const sessionId of [...this.#hosted.keys()]) this.#abort(sessionId);
  }

  #leases(): Lease[] {
    return [...this.#hosted.values()].map(({ sessionId, epoch }) => ({
      sessionId: asSessionId(sessionId),
      epoch,
    }));
  }
}
