import { createSession, joinSession } from "@rooms/contracts/http";
import type { Pool } from "@rooms/db";
import { openBrowser } from "./browser.ts";
import { must } from "./must.ts";
import { signInNamed } from "./sign-in.ts";
import type { TestApi } from "./test-api.ts";

/** A live session with its host and a guest in it. */
export async function openRoom(api: TestApi, hostName: string) {
  const host = await signInNamed(api, hostName);
  const { slug, id, spaceId } = await must(host.call(createSession, { body: {} }));
  const params = { slug };
  const { participant } = await must(host.call(joinSession, { params }));
  const guest = openBrowser(api);
  const joined = await must(guest.call(joinSession, { params, body: { name: "Gus" } }));
  return { host, guest, params, id, spaceId, hosts: participant, guests: joined.participant };
}

/** What the transcriber would have stored of a speaker; a fifth of their speech was not transcribed. */
export async function storeUsage(
  pool: Pool,
  sessionId: string,
  identity: string,
  transcribedMs: number,
): Promise<void> {
  await pool.query(
    `insert into transcription_usage
       (session_id, participant_id, started_at, ended_at, speech_ms, transcribed_ms, chunks, partials, finals)
     select session_id, id, now(), now(), $3::float8 * 1.25, $3, 10, 5, 2 from participants
     where session_id = $1 and identity = $2`,
    [sessionId, identity, transcribedMs],
  );
}
