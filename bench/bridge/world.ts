import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { chmod } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  realtimePath,
  realtimeSubprotocol,
  ticketAudience,
  ticketIssuer,
  ticketSubprotocolPrefix,
} from "@rooms/contracts/realtime";
import type { TicketClaims } from "@rooms/contracts/realtime";
import { createMaintenancePool, migrate } from "@rooms/db";
import type { Pool } from "@rooms/db";
import { startEmbeddedPostgres } from "@rooms/db/embedded";
import { freePort } from "@rooms/testing/ports";
import { SignJWT } from "jose";

export const ticketSecret = "bench-secret-bench-secret-bench-secret";

export interface World {
  readonly databaseUrl: string;
  readonly pool: Pool;
  close(): Promise<void>;
}

/** A database of its own, as durable as an operator's would be. */
export async function startWorld(): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), "rooms-bench-db-"));
  await chmod(folder, 0o755);
  const server = await startEmbeddedPostgres({
    dataDir: join(folder, "data"),
    port: await freePort(),
    settings: ["shared_buffers=128MB"],
  });
  const pool = createMaintenancePool({ url: server.ownerUrl, connectionsMax: 4 });
  await migrate(pool);
  return {
    databaseUrl: server.ownerUrl,
    pool,
    close: async () => {
      await pool.end();
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** People in live sessions of `perSession`, with what they need to come in. */
export async function invite(
  pool: Pool,
  people: number,
  perSession: number,
): Promise<TicketClaims[]> {
  const spaceId = randomUUID();
  await pool.query(
    "insert into spaces (id, name, mode, guests_allowed, created_at) values ($1, 'Bench', 'SESSIONS_ONLY', true, now())",
    [spaceId],
  );
  const claims = claimsOf(people, perSession);
  const sessions = [...new Map(claims.map((claim) => [claim.sessionId, claim.slug]))];
  await pool.query(
    `insert into video_sessions (id, slug, space_id, status, created_at, started_at, last_activity_at)
     select id, slug, $3, 'LIVE', now(), now(), now() from unnest($1::uuid[], $2::text[]) as t (id, slug)`,
    [sessions.map(([id]) => id), sessions.map(([, slug]) => slug), spaceId],
  );
  await pool.query(
    `insert into participants (id, session_id, identity, name, role, joined_at, present_since)
     select id, session_id, identity, name, 'GUEST', now(), now()
     from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[]) as t (id, session_id, identity, name)`,
    [
      claims.map(({ participantId }) => participantId),
      claims.map(({ sessionId }) => sessionId),
      claims.map(({ identity }) => identity),
      claims.map(({ name }) => name),
    ],
  );
  return claims;
}

function claimsOf(people: number, perSession: number): TicketClaims[] {
  let sessionId = "";
  let slug = "";
  return Array.from({ length: people }, (_, index) => {
    if (index % perSession === 0) {
      sessionId = randomUUID();
      slug = sessionId.slice(0, 8);
    }
    return {
      ...{ sessionId, slug, participantId: randomUUID() },
      ...{ identity: `guest-${slug}-${index}`, name: `Person ${index}` },
      capabilities: ["speak", "listen"],
    };
  });
}

/** Where and how each of them connects. */
export function addressesOf(claims: readonly TicketClaims[], port: number) {
  const key = new TextEncoder().encode(ticketSecret);
  const now = Math.floor(Date.now() / 1000);
  return Promise.all(
    claims.map(async (claim) => {
      const ticket = await new SignJWT({ ...claim })
        .setProtectedHeader({ alg: "HS256" })
        .setIssuer(ticketIssuer)
        .setAudience(ticketAudience)
        .setIssuedAt(now)
        .setExpirationTime(now + 3_000)
        .sign(key);
      const protocols = `${realtimeSubprotocol}, ${ticketSubprotocolPrefix}${ticket}`;
      return { port, path: realtimePath, protocols };
    }),
  );
}
