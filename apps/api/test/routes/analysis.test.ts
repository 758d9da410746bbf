import {
  endSession,
  getAnalysis,
  getUsage,
  listAnalysisVersions,
  retryAnalysis,
} from "@rooms/contracts/http";
import { describe, expect, it } from "vitest";
import { must, refusal } from "../support/must.ts";
import { openRoom } from "../support/room.ts";
import { signInNamed } from "../support/sign-in.ts";
import { useTestApi } from "../support/test-api.ts";

const api = useTestApi({ LLM_BASE_URL: "http://127.0.0.1:9/v1", LLM_MODEL: "small-one" });

const analysers = [
  { kind: "model", name: "small-one" },
  { kind: "embedded", name: "embedded-extractive" },
];

async function endedRoom(name: string) {
  const room = await openRoom(api(), name);
  await must(room.host.call(endSession, { params: room.params }));
  return room;
}

const change = (sql: string, id: string) => api().pool.query(sql, [id]);
const insertDone = (id: string, version: number, linesRead: number) =>
  change(
    `insert into session_analysis (session_id, version, status, requested_at, finished_at, analyser, progress, lines_read,
       attempts, summary, input_tokens, output_tokens, cost, dropped_lines)
     values ($1, ${version}, 'DONE', now(), now(), 'small-one', 1, ${linesRead}, 1,
       '[{"text": "We ship.", "segmentIds": ["01890000-0000-7000-8000-000000000001"]}]', 1200, 90, 0.002, 3)`,
    id,
  );

/** A transcriber holds the session. */
const hold = (id: string, expiresIn = "1 minute") =>
  api().pool.query(
    `insert into session_leases (session_id, owner_id, url, epoch, expires_at)
     values ($1, 't1', 'ws://t1', 1, clock_timestamp() + $2::interval)`,
    [id, expiresIn],
  );
/** Speech of the first participant was heard and is not settled. */
const hear = (id: string) =>
  change(
    `insert into participant_streams (session_id, participant_id, stream_id, settled_until_ms, settled_seq, heard_from_ms, heard_until_ms)
     select session_id, id, 'stream-1', 0, 0, 0, 900 from participants where session_id = $1 limit 1`,
    id,
  );
const endEarlier = (id: string, seconds: number) =>
  change(
    `update video_sessions set created_at = created_at - interval '1 hour', started_at = started_at - interval '1 hour',
       ended_at = ended_at - interval '${seconds} seconds' where id = $1`,
    id,
  );
const say = (id: string) =>
  change(
    `insert into transcript_segments (id, session_id, participant_id, utterance_id, seq, text, words, started_at_ms, ended_at_ms)
     select gen_random_uuid(), session_id, id, 'u1', 1, 'Hello.', '[]', 0, 900 from participants where session_id = $1 limit 1`,
    id,
  );
const document = (id: string, segments: number) =>
  change(
    `update video_sessions set raw_transcript_url = 'k', raw_transcript_size_bytes = 1, raw_transcript_ready_at = now(),
       raw_transcript_version = 1, raw_transcript_segments = ${segments} where id = $1`,
    id,
  );

describe("the analysis of a session", () => {
  it("is not there before the end, and waits after it while a transcriber may still store words", async () => {
    const { host, params, id } = await openRoom(api(), "Fay");
    for (const operation of [getAnalysis, listAnalysisVersions, retryAnalysis]) {
      expect(await host.call(operation, { params })).toMatchObject(refusal("ANALYSIS_NOT_READY"));
    }
    await must(host.call(endSession, { params }));
    await hold(id);
    expect(await must(host.call(getAnalysis, { params }))).toMatchObject({
      status: "WAITING",
      version: null,
      newer: null,
      analysers,
    });
    expect(await must(host.call(listAnalysisVersions, { params }))).toEqual({ items: [] });
  });

  describe("before one was asked for", () => {
    const standing = async (name: string, prepare: (id: string) => Promise<unknown>) => {
      const { host, params, id } = await endedRoom(name);
      await prepare(id);
      const { status, nothingSaid } = await must(host.call(getAnalysis, { params }));
      return nothingSaid ? "nothing said" : status;
    };

    it("says that nothing was said as soon as no party can bring words, whether a worker has come by or not", async () => {
      expect(await standing("Una", () => Promise.resolve())).toBe("nothing said");
      expect(await standing("Uli", (id) => document(id, 0))).toBe("nothing said");
      const goneOwner = (id: string) => hold(id, "-1 second");
      expect(await standing("Ulf", goneOwner)).toBe("nothing said");
    });

    it("waits for speech that was heard and not stored as long as its page may bring it, and no longer", async () => {
      expect(await standing("Vea", (id) => hear(id))).toBe("WAITING");
      const late = async (id: string) => {
        await hear(id);
        await endEarlier(id, 101);
      };
      expect(await standing("Vic", late)).toBe("nothing said");
    });

    it("does not wait for a transcriber that holds the session long after its end", async () => {
      const stuck = async (id: string) => {
        await hold(id);
        await endEarlier(id, 121);
      };
      expect(await standing("Vin", stuck)).toBe("nothing said");
    });

    it("is queued when all words are stored and the worker is late", async () => {
      expect(await standing("Wes", say)).toBe("PENDING");
      const wordsAfterDocument = async (id: string) => {
        await document(id, 0);
        await say(id);
      };
      expect(await standing("Wim", wordsAfterDocument)).toBe("PENDING");
    });

    it("is none where the document is written and no analysis was asked for", async () => {
      const old = async (id: string) => {
        await say(id);
        await document(id, 1);
      };
      expect(await standing("Xia", old)).toBe("NONE");
    });
  });

  it("is the newest version that is done; a newer one that failed stands beside it", async () => {
    const { host, params, id } = await endedRoom("Gia");
    await insertDone(id, 1, 12);
    await change(
      `insert into session_analysis (session_id, version, status, requested_at, failure, retry_at)
       values ($1, 2, 'FAILED', now(), 'MODEL_BUSY', now())`,
      id,
    );
    const shown = await must(host.call(getAnalysis, { params }));
    expect(shown).toMatchObject({
      version: 1,
      status: "DONE",
      nothingSaid: false,
      inputTokens: 1200,
      outputTokens: 90,
      cost: 0.002,
      droppedLines: 3,
      newer: { version: 2, status: "FAILED", failure: "MODEL_BUSY" },
    });
    expect(shown.newer?.retryAt).not.toBeNull();
    expect((await must(host.call(getUsage, { params }))).analysis).toEqual({
      inputTokens: 1200,
      outputTokens: 90,
      cost: 0.002,
    });
    expect(await must(host.call(getAnalysis, { params, query: { version: 2 } }))).toMatchObject({
      version: 2,
      status: "FAILED",
      newer: null,
    });
    const query = { version: 3 };
    expect(await host.call(getAnalysis, { params, query })).toMatchObject(refusal("NOT_FOUND"));
    const { items } = await must(host.call(listAnalysisVersions, { params }));
    expect(items.map(({ version, status, counts }) => [version, status, counts.summary])).toEqual([
      [2, "FAILED", 0],
      [1, "DONE", 1],
    ]);
  });

  it("says that nothing was said", async () => {
    const { host, params, id } = await endedRoom("Hal");
    await insertDone(id, 1, 0);
    expect(await must(host.call(getAnalysis, { params }))).toMatchObject({ nothingSaid: true });
  });

  it("is for the space's members: its guests and strangers learn nothing after the end", async () => {
    const { guest, params, id } = await endedRoom("Ida");
    await insertDone(id, 1, 12);
    const stranger = await signInNamed(api(), "Ike");
    for (const person of [guest, stranger]) {
      for (const operation of [getAnalysis, listAnalysisVersions, retryAnalysis]) {
        expect(await person.call(operation, { params })).toMatchObject(refusal("NOT_FOUND"));
      }
    }
  });
});

describe("a retry", () => {
  it("has one that failed made again, and leaves the work for the worker", async () => {
    const { host, params, id } = await endedRoom("Jan");
    await change(
      `insert into session_analysis (session_id, version, status, requested_at, failure)
       values ($1, 1, 'FAILED', now(), 'MODEL_UNREACHABLE')`,
      id,
    );
    expect(await must(host.call(retryAnalysis, { params }))).toMatchObject({
      version: 1,
      status: "PENDING",
      failure: null,
    });
    const { rows } = await change("select kind from follow_ups where session_id = $1", id);
    expect(rows).toContainEqual({ kind: "analyse" });
    expect(await host.call(retryAnalysis, { params })).toMatchObject(refusal("ANALYSIS_RUNNING"));
  });

  it("has one that is done made anew by whom it names; of two people who ask at once one does it", async () => {
    const { host, params, id } = await endedRoom("Kim");
    await insertDone(id, 1, 12);
    const body = { analyser: "embedded" } as const;
    const answers = await Promise.all([
      host.call(retryAnalysis, { params, body }),
      host.call(retryAnalysis, { params, body }),
    ]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.find(({ ok }) => !ok)).toMatchObject(refusal("ANALYSIS_RUNNING"));
    const { rows } = await change(
      "select version, status, requested_analyser from session_analysis where session_id = $1 order by version",
      id,
    );
    expect(rows).toEqual([
      { version: 1, status: "DONE", requested_analyser: null },
      { version: 2, status: "PENDING", requested_analyser: "embedded" },
    ]);
  });
});

describe("where no model is configured", () => {
  const plain = useTestApi();

  it("none can be asked", async () => {
    const { host, params } = await openRoom(plain(), "Lea");
    await must(host.call(endSession, { params }));
    const shown = await must(host.call(getAnalysis, { params }));
    expect(shown.analysers).toEqual([{ kind: "embedded", name: "embedded-extractive" }]);
    const body = { analyser: "model" } as const;
    expect(await host.call(retryAnalysis, { params, body })).toMatchObject(
      refusal("ANALYSER_UNAVAILABLE"),
    );
  });
});
