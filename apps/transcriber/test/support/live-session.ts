import { ticketAudience, ticketIssuer } from "@rooms/contracts/realtime";
import type { TicketClaims } from "@rooms/contracts/realtime";
import {
  createTestParticipant,
  createTestSession,
  createTestSpace,
  createTestUser,
} from "@rooms/db/testing";
import type { TestDatabase } from "@rooms/db/testing";
import type { LanguageSetting } from "@rooms/domain/vocabulary/languages";
import { SignJWT } from "jose";
import { ticketSecret } from "./transcriber-process.ts";

export interface Guest {
  readonly participantId: string;
  readonly identity: string;
  ticket(change?: Partial<TicketClaims>, options?: TicketOptions): Promise<string>;
}

interface TicketOptions {
  secret?: string;
  expiresInS?: number;
  audience?: string;
}

interface StoredRow {
  readonly seq: number;
  readonly identity: string;
  readonly name: string | null;
  readonly text: string;
  readonly startedAtMs: number;
  readonly endedAtMs: number;
}

export interface LiveSession {
  readonly id: string;
  readonly slug: string;
  guest(name: string, role?: "HOST" | "GUEST"): Promise<Guest>;
  /** A guest who joins now, and reads from now on. */
  latecomer(name: string): Promise<Guest>;
  /** As the api does when a person asks to be let in. */
  ask(name: string): Promise<void>;
  /** The stored transcript by seq. */
  rows(): Promise<StoredRow[]>;
  gaps(): Promise<{ reason: string }[]>;
  /** How much speech of one participant the usage counts as heard. */
  speechMs(guest: Guest): Promise<number>;
  /** As the api does when a host pauses or goes on. */
  setTranscription(mode: "ON" | "PAUSED" | "OFF"): Promise<void>;
  /** As the api does when a host says what is spoken. */
  setLanguages(languages: LanguageSetting): Promise<void>;
  /** As the api does when a host lets the server listen in the room, or no longer. */
  setServerCapture(on: boolean): Promise<void>;
  /** As the api does when a participant joins again under another name. */
  rename(guest: Guest, name: string): Promise<void>;
  /** As the api does when a host opens the past. */
  openPast(): Promise<void>;
  /** As the api ends a session. */
  end(): Promise<void>;
}

/** A session that began a moment ago, in a space of its own. */
export async function createLiveSession(pool: TestDatabase["pool"]): Promise<LiveSession> {
  const user = await createTestUser(pool);
  const space = await createTestSpace(pool, user.id);
  const startedAt = new Date(Date.now() - 1_000);
  const session = await createTestSession(pool, space, { startedAt });
  async function guest(name: string, role: "HOST" | "GUEST" = "GUEST"): Promise<Guest> {
    const { id, identity } = await createTestParticipant(pool, session, { name, role });
    const claims: TicketClaims = {
      sessionId: session.id,
      slug: session.slug,
      participantId: id,
      identity,
      name,
      capabilities: ["speak", "listen"],
    };
    const ticket = (change: Partial<TicketClaims> = {}, options: TicketOptions = {}) =>
      signTicket({ ...claims, ...change }, options);
    return { participantId: id, identity, ticket };
  }
  return {
    id: session.id,
    slug: session.slug,
    guest,
    async latecomer(name) {
      const latecomer = await guest(name);
      const readsFromMs = Date.now() - startedAt.getTime();
      return {
        ...latecomer,
        ticket: (change) => latecomer.ticket({ readsFromMs, ...change }),
      };
    },
    ask: (name) => ask(pool, session.id, name),
    async rows() {
      const { rows } = await pool.query<StoredRow>(
        `select seq, p.identity, speaker_name as "name", text, started_at_ms as "startedAtMs", ended_at_ms as "endedAtMs"
         from transcript_segments s join participants p on p.id = s.participant_id
         where s.session_id = $1 order by seq`,
        [session.id],
      );
      return rows;
    },
    async gaps() {
      const sql = "select reason from transcript_gaps where session_id = $1 order by started_at_ms";
      return (await pool.query<{ reason: string }>(sql, [session.id])).rows;
    },
    async speechMs({ participantId }) {
      const sql = `select speech_ms as "speechMs" from transcription_usage where participant_id = $1`;
      return (await pool.query<{ speechMs: number }>(sql, [participantId])).rows[0]?.speechMs ?? 0;
    },
    ...decisions(pool, session.id),
  };
}

/** What the api writes of the decisions of hosts. */
function decisions(pool: TestDatabase["pool"], id: string) {
  return {
    async setTranscription(mode: "ON" | "PAUSED" | "OFF") {
      const sql = "update video_sessions set transcription = $2 where id = $1";
      await pool.query(sql, [id, mode]);
    },
    async setLanguages(languages: LanguageSetting) {
      const sql = "update video_sessions set spoken_languages = $2 where id = $1";
      await pool.query(sql, [id, languages]);
    },
    async setServerCapture(on: boolean) {
      const sql = "update video_sessions set server_capture = $2 where id = $1";
      await pool.query(sql, [id, on]);
    },
    async rename({ participantId }: Guest, name: string) {
      await pool.query("update participants set name = $2 where id = $1", [participantId, name]);
    },
    async openPast() {
      await pool.query("update video_sessions set past_open = true where id = $1", [id]);
    },
    async end() {
      await pool.query(
        "update video_sessions set status = 'ENDED', ended_at = now() where id = $1",
        [id],
      );
    },
  };
}

function signTicket(claims: TicketClaims, options: TicketOptions): Promise<string> {
  const { secret = ticketSecret, expiresInS = 600, audience = ticketAudience } = options;
  const now = Math.floor(Date.now() / 1000);
  return new SignJWT({ ...claims })
    .setProtectedHeader({ alg: "HS256" })
    .setIssuer(ticketIssuer)
    .setAudience(audience)
    .setIssuedAt(now)
    .setExpirationTime(now + expiresInS)
    .sign(new TextEncoder().encode(secret));
}

async function ask(pool: TestDatabase["pool"], sessionId: string, name: string): Promise<void> {
  await pool.query("update video_sessions set entry = 'ASK' where id = $1", [sessionId]);
  await pool.query(
    `insert into lobby_requests (session_id, identity, id, name, state, asked_at, seen_at, denials)
     values ($1, $2, gen_random_uuid(), $2, 'WAITING', now(), now(), 0)`,
    [sessionId, name],
  );
}
