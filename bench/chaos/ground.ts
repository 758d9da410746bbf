import { createTranscriberDirectory } from "@rooms/db";
import {
  createTestDatabase,
  createTestParticipant,
  createTestSession,
  createTestSpace,
  createTestUser,
} from "@rooms/db/testing";
import { lineKeysOf, realtimePath, ticketAudience, ticketIssuer } from "@rooms/contracts/realtime";
import { createGladiaServer, createUnrecognisedRecogniser } from "@rooms/speech-server";
import { SignJWT } from "jose";
import { ticketSecret, TranscriberInstance } from "./instance.ts";
import type { Instance } from "./schedule.ts";
import { Talker } from "./talker.ts";

export interface StoredLine {
  seq: number;
  identity: string;
  text: string;
}

export interface Meeting {
  talkers: readonly Talker[];
  rows(): Promise<StoredLine[]>;
  gaps(): Promise<string[]>;
}

export interface Ground {
  instance(index: Instance): TranscriberInstance;
  /** A live session with so many participants. */
  meet(participants: number): Promise<Meeting>;
  close(): Promise<void>;
}

const staleAfterMs = 5_000;

/** On the cluster given, or on the one of the test run: two transcribers, a database and a speech-to-text server that decodes tones, all reached over hops that can fail. */
export async function layGround(clusterUrl?: string): Promise<Ground> {
  const database = await createTestDatabase(clusterUrl);
  const gladia = createGladiaServer({ recogniser: createUnrecognisedRecogniser() });
  const gladiaUrl = await gladia.listen({ port: 0 });
  const [first, second] = [
    new TranscriberInstance({ name: "chaos-a", databaseUrl: database.url, gladiaUrl }),
    new TranscriberInstance({ name: "chaos-b", databaseUrl: database.url, gladiaUrl }),
  ];
  await Promise.all([first.open(), second.open()]);
  const directory = createTranscriberDirectory(database.pool);
  return {
    instance: (index) => (index === 0 ? first : second),
    meet: (participants) => meet({ pool: database.pool, directory }, participants),
    async close() {
      await Promise.all([first.end(), second.end()]);
      await gladia.close();
      await database.drop();
    },
  };
}

interface Stores {
  pool: Awaited<ReturnType<typeof createTestDatabase>>["pool"];
  directory: ReturnType<typeof createTranscriberDirectory>;
}

async function meet({ pool, directory }: Stores, participants: number): Promise<Meeting> {
  const space = await createTestSpace(pool, (await createTestUser(pool)).id);
  const session = await createTestSession(pool, space, { startedAt: new Date() });
  const talkers: Talker[] = [];
  for (const name of ["a", "b", "c", "d"].slice(0, participants)) {
    const { id, identity } = await createTestParticipant(pool, session, { name });
    const claims = { sessionId: session.id, slug: session.slug, participantId: id, identity, name };
    const lines = {
      slug: session.slug,
      lineKey: (await lineKeysOf(ticketSecret)).publicKey,
    };
    const fetchTicket = async () => {
      const address = await directory.addressFor(session.id, staleAfterMs);
      if (address === null) throw new Error("no transcriber");
      return { url: address + realtimePath, ticket: await ticketFor(claims), identity, ...lines };
    };
    talkers.push(new Talker({ name, identity, fetchTicket }));
  }
  return {
    talkers,
    async rows() {
      const { rows } = await pool.query<StoredLine>(
        `select t.seq, p.identity, t.text from transcript_segments t
         join participants p on p.id = t.participant_id where t.session_id = $1 order by t.seq`,
        [session.id],
      );
      return rows;
    },
    async gaps() {
      const sql = "select reason from transcript_gaps where session_id = $1";
      const { rows } = await pool.query<{ reason: string }>(sql, [session.id]);
      return rows.map(({ reason }) => reason);
    },
  };
}

function ticketFor(claims: Record<string, string>): Promise<string> {
  return new SignJWT({ ...claims, capabilities: ["speak", "listen"] })
    .setProtectedHeader({ alg: "HS256" })
    .setIssuer(ticketIssuer)
    .setAudience(ticketAudience)
    .setIssuedAt()
    .setExpirationTime("10m")
    .sign(new TextEncoder().encode(ticketSecret));
}
