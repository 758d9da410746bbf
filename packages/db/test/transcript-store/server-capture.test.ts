import type { Participant } from "@rooms/domain/sessions/participant";
import type { SessionId } from "@rooms/domain/shared/ids";
import type { TranscriptStore } from "@rooms/domain/transcription/store";
import type { Pool } from "../../src/database/pool.ts";
import { describe, expect, it } from "vitest";
import { eachLiveSession, liveSession, owned } from "./harness.ts";

let pool: Pool;
let store: TranscriptStore;
let session: SessionId;
let speaker: Participant;

eachLiveSession((live) => {
  ({ session, pool, store, speaker } = live);
});

const change = (id: SessionId, set: string) =>
  pool.query(`update video_sessions set ${set} where id = $1`, [id]);
const toHear = async () => {
  const ids = await store.sessionsToHear(100);
  return ids.includes(session);
};

describe("server capture", () => {
  it("finds a session with server capture that has no owner, and no other", async () => {
    expect(await toHear()).toBe(false);
    await change(session, "server_capture = true");
    expect(await toHear()).toBe(true);
    const epoch = await owned(pool, session);
    expect(await toHear()).toBe(false);
    await store.release([{ sessionId: session, epoch }]);
    expect(await toHear()).toBe(true);
    await change(session, "transcription = 'OFF'");
    expect(await toHear()).toBe(false);
    await change(session, "transcription = 'ON', status = 'ENDED', ended_at = now()");
    expect(await toHear()).toBe(false);
  });

  it("finds participants by their identity in the room: none who was removed, none of another session", async () => {
    const { id: participantId, identity, name } = speaker;
    expect(await store.speaker(session, identity)).toEqual({ participantId, identity, name });
    const other = await liveSession(pool);
    expect(await store.speaker(other.session, identity)).toBeNull();
    await pool.query("update participants set removed_at = now() where id = $1", [participantId]);
    expect(await store.speaker(session, identity)).toBeNull();
  });
});
