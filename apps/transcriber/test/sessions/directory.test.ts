import { participantId, sessionId, slug, spaceId } from "@rooms/domain/shared/ids";
import type { SessionNews, TranscriptStore } from "@rooms/domain/transcription/store";
import { until } from "@rooms/testing/until";
import { describe, expect, it } from "vitest";
import { defaultSettings } from "../../src/stt/settings.ts";
import type { Hello, JoinOutcome } from "../../src/server/client-connection.ts";
import { SessionDirectory } from "../../src/sessions/session-directory.ts";
import { systemIdSource } from "@rooms/domain/shared/id-source";
import type { HostedSession } from "../../src/sessions/hosted-session.ts";
import { sessionHost } from "../../src/sessions/session-host.ts";
import { authenticated, deafSocket } from "../support/connections.ts";
import { CountedTranscript } from "../support/counted-transcript.ts";

const id = sessionId("00000000-0000-7000-8000-000000000001");
const ann = participantId("00000000-0000-7000-8000-00000000000a");
const bob = participantId("00000000-0000-7000-8000-00000000000b");
const control: SessionNews = {
  ...{ sessionId: id, status: "LIVE", transcription: "ON" },
  ...{ serverCapture: false, transcriptionHost: null, lobby: null, pastOpen: false },
  marksRevision: 0,
  languages: ["en"],
  ...{ chatOn: true, chatRevision: 0 },
  ...{ withoutAccess: [], listeners: [], stageMark: "0" },
};
const listens: Hello = { type: "hello", capture: null, afterSeq: 0 };

/** Holds whatever waits at it until it is opened. */
function gate() {
  const opened = Promise.withResolvers<null>();
  return { passed: opened.promise, open: () => opened.resolve(null) };
}

/** A directory on a database that answers as the test lets it. */
function world() {
  let nowMs = 1_000;
  const [loads, asks] = [gate(), gate()];
  const log: string[] = [];
  const store: TranscriptStore = {
    acquire: async () => {
      log.push("acquired");
      return { kind: "owned", epoch: 1 };
    },
    release: async () => void log.push("released"),
    load: async () => {
      await loads.passed;
      return {
        ...{ ...control, slug: slug("abcdefgh"), spaceId: spaceId(id) },
        ...{ startedAt: new Date(0), endedAt: null, lastSeq: 0, watermarks: [] },
        ...{ speechMs: 0, transcribedMs: 0 },
      };
    },
    access: async (_session, participant) => {
      if (participant === ann) await asks.passed;
      return "admitted";
    },
    renew: async () => [control],
    flush: async () => [],
    vocabulary: async () => [],
    segmentsAfter: async () => [],
    usedSince: async () => [],
    participantName: async () => null,
    speaker: async () => null,
    sessionsToHear: async () => [],
    heartbeat: async () => undefined,
    retire: async () => undefined,
  };
  const onProblem = (what: string, error: unknown): void => {
    throw new Error(what, { cause: error });
  };
  const hosted = new Map<string, HostedSession>();
  const directory = new SessionDirectory({
    ...{ hosted, store, instance: { id: "one", url: "ws://one" } },
    lease: {
      ...{ ttlMs: 4_000, renewEveryMs: 1_500, unansweredMsMax: 30_000 },
      ...{ lateMsMax: 90_000, lingerMs: 10_000 },
    },
    closing: {
      ...{ graceMs: 300, lateGraceMs: 3_000, lateMsMax: 20_000 },
      ...{ engineMsMax: 6_000, databaseMsMax: 2_000, endedDatabaseMsMax: 25_000 },
    },
    host: sessionHost({
      ...{ store, settings: defaultSettings, nowMs: () => nowMs, enterRoom: null, onProblem },
      correction: null,
      chatStore: {
        post: () => Promise.reject(new Error("no participant writes here")),
        changesAfter: async () => [],
      },
      ids: systemIdSource(),
      engine: {
        report: () => ({ engine: "none", languages: null }),
        ...{ hearsByTurn: false, takesVocabulary: false },
        open: () => {
          throw new Error("no audio is sent here");
        },
      },
      limits: {
        ...{ enabled: true, sessionMinutesMax: null },
        ...{ userMinutesPerDayMax: null, durationMinutesMax: null },
      },
      onEngineError: () => undefined,
      onFrame: () => undefined,
      onOpened: () => undefined,
      counts: new CountedTranscript(),
      additionsOf: () => ({ signature: "signature" }),
    }),
    isUnanswered: () => false,
    nowMs: () => nowMs,
    pause: () => new Promise((resolve) => setImmediate(resolve)),
    onProblem,
  });
  const connect = (participant = ann) =>
    authenticated({
      socket: deafSocket,
      claims: {
        ...{ sessionId: id, slug: "abcdefgh", participantId: participant },
        ...{ identity: "guest-abcdefgh-ann", name: "Ann", capabilities: ["listen"] },
      },
      sessions: directory,
      nowMs: () => nowMs,
      onError: () => undefined,
    });
  const enter = async (participant = ann): Promise<JoinOutcome> =>
    directory.join(await connect(participant), listens);
  return {
    directory,
    hosted,
    loads,
    asks,
    log,
    connect,
    enter,
    pass: (ms: number) => (nowMs += ms),
  };
}

describe("the sessions of a process", () => {
  it("that is asked to stop: one that is being opened just then is let go at once, not held until it is killed", async () => {
    const { directory, hosted, loads, asks, log, enter } = world();
    asks.open();
    const entering = enter();
    await until("under way", () => log.includes("acquired"));
    const drained = directory.drain();
    loads.open();
    await drained;
    expect(await entering).toEqual({ kind: "refused", close: "RESTARTING" });
    expect(log).toEqual(["acquired", "released"]);
    expect(hosted.size).toBe(0);
  });

  it("do not let in who is removed while the database is still being asked", async () => {
    const { directory, loads, asks, connect, enter } = world();
    loads.open();
    expect((await enter(bob)).kind).toBe("joined");
    const entering = directory.join(await connect(), listens);
    directory.onChange({ sessionId: id, removedParticipantId: ann, renamedParticipantId: null });
    asks.open();
    expect(await entering).toEqual({ kind: "refused", close: "REMOVED" });
  });

  it("are not opened and asked for by one participant without end", async () => {
    const { loads, asks, enter, pass } = world();
    loads.open();
    asks.open();
    const kinds: string[] = [];
    for (let hello = 0; hello < 40; hello += 1) {
      const entrance = await enter();
      kinds.push(entrance.kind === "refused" ? entrance.close : entrance.kind);
    }
    expect(kinds.filter((kind) => kind === "joined")).toHaveLength(30);
    expect(kinds.slice(30)).toEqual(Array.from({ length: 10 }, () => "TRY_LATER"));
    expect((await enter(bob)).kind).toBe("joined");
    pass(1_000);
    expect((await enter()).kind).toBe("joined");
  });
});
