import { createSession } from "@rooms/domain/sessions/use-cases/session-lifecycle";
import { joinSession } from "@rooms/domain/sessions/use-cases/join-session";
import { removeParticipant } from "@rooms/domain/sessions/use-cases/manage-people";
import type { Caller } from "@rooms/domain/shared/caller";
import type { SessionId } from "@rooms/domain/shared/ids";
import { sha256Hasher } from "@rooms/domain/shared/tokens";
import {
  authenticateApiKey,
  createApiKey,
  revokeApiKey,
} from "@rooms/domain/spaces/use-cases/api-keys";
import {
  setTranscription,
  setTranscriptionHost,
} from "@rooms/domain/transcription/use-cases/control-transcription";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { listenSessionChanges } from "../src/index.ts";
import type { SessionChanged } from "../src/index.ts";
import { createTestDatabase } from "../src/testing/index.ts";
import type { TestDatabase } from "../src/testing/index.ts";
import { codeOf, createWorld, valueOf, visitor } from "./sessions/harness.ts";
import type { World } from "./sessions/harness.ts";

let database: TestDatabase;
let world: World;
let deps: World["deps"] & { hasher: typeof sha256Hasher; limits: typeof limits };

const limits = {
  enabled: true,
  sessionMinutesMax: null,
  userMinutesPerDayMax: null,
  durationMinutesMax: null,
};

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  world = await createWorld(database.pool);
  deps = { ...world.deps, hasher: sha256Hasher, limits };
});

async function liveWithGuest() {
  const { caller, newSession } = world;
  const slug = await newSession();
  const { session } = valueOf(await joinSession(deps)({ caller, slug }));
  const { participant: guest } = valueOf(
    await joinSession(deps)({ caller: visitor, slug, name: "Gil" }),
  );
  return { slug, sessionId: session.id, guest };
}

describe("control of transcription", () => {
  it("is the hosts': a guest only once the part is handed to them", async () => {
    const { slug, guest } = await liveWithGuest();
    const asGuest: Caller = { kind: "guest", identity: guest.identity };
    const pause = (caller: Caller) => setTranscription(deps)({ caller, slug, mode: "PAUSED" });
    expect(codeOf(await pause(asGuest))).toBe("FORBIDDEN");
    expect(codeOf(await pause(visitor))).toBe("NOT_FOUND");
    const handed = await setTranscriptionHost(deps)({
      caller: world.caller,
      slug,
      identity: guest.identity,
    });
    expect(valueOf(handed).transcriptionHost).toBe(guest.identity);
    expect(valueOf(await pause(asGuest))).toMatchObject({
      by: "Gil",
      session: { transcription: "PAUSED" },
    });
  });

  it("is announced at once to every listener, as are removals", async () => {
    const { slug, sessionId, guest } = await liveWithGuest();
    const heard: SessionChanged[] = [];
    const listener = await listenSessionChanges({
      url: database.url,
      onChange: (change) => heard.push(change),
      onError: () => undefined,
    });
    try {
      await setTranscription(deps)({ caller: world.caller, slug, mode: "OFF" });
      await vi.waitFor(() => {
        expect(heard).toEqual([
          { sessionId, removedParticipantId: null, renamedParticipantId: null },
        ]);
      });
      // A removal also changes the session's entry, which is told on its own.
      await removeParticipant(deps)({ caller: world.caller, slug, identity: guest.identity });
      await vi.waitFor(() => {
        expect(heard).toContainEqual({
          sessionId,
          removedParticipantId: guest.id,
          renamedParticipantId: null,
        });
      });
    } finally {
      await listener.close();
    }
    const again = await joinSession(deps)({
      caller: { kind: "guest", identity: guest.identity },
      slug,
    });
    expect(codeOf(again)).toBe("REMOVED_FROM_SESSION");
  });

  it("hears again after its connection was cut", async () => {
    const { slug, sessionId } = await liveWithGuest();
    const heard: SessionId[] = [];
    const errors: Error[] = [];
    const listener = await listenSessionChanges({
      url: database.url,
      onChange: (change) => heard.push(change.sessionId),
      onError: (error) => errors.push(error),
    });
    try {
      await database.pool.query(
        "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query like 'listen %'",
      );
      await vi.waitFor(
        async () => {
          const mode = heard.length === 0 ? "PAUSED" : "ON";
          await setTranscription(deps)({ caller: world.caller, slug, mode: "ON" });
          await setTranscription(deps)({ caller: world.caller, slug, mode });
          expect(heard).toContain(sessionId);
        },
        { timeout: 5_000 },
      );
      expect(errors.length).toBeGreaterThan(0);
    } finally {
      await listener.close();
    }
  });
});

describe("an API key", () => {
  it("opens its own space until it is revoked, and is stored as a hash only", async () => {
    const input = { userId: world.owner.id, spaceId: world.space.id };
    const scopes = ["sessions:write"] as const;
    const { key, secret } = valueOf(await createApiKey(deps)({ ...input, name: "CI", scopes }));
    const { rows } = await database.pool.query(
      "select k::text as row from api_keys k where id = $1",
      [key.id],
    );
    expect(JSON.stringify(rows)).not.toContain(secret);
    expect(valueOf(await authenticateApiKey(deps)({ secret })).spaceId).toBe(world.space.id);
    const caller: Caller = { kind: "system", spaceId: world.space.id };
    const made = valueOf(await createSession(deps)({ caller, title: "By machine" }));
    expect(made.session.createdBy).toBeNull();
    const { participant } = valueOf(
      await joinSession(deps)({ caller: world.caller, slug: made.session.slug }),
    );
    expect(participant.role).toBe("HOST");
    await revokeApiKey(deps)({ ...input, keyId: key.id });
    expect(codeOf(await authenticateApiKey(deps)({ secret }))).toBe("UNAUTHENTICATED");
  });
});

describe("an idempotency key", () => {
  it("lets one of two equal requests through, then gives its answer, and refuses another body", async () => {
    const { idempotencyKeys } = deps.store;
    const key = { caller: `user:${world.owner.id}`, key: "k1", requestHash: "h1" };
    const claims = await Promise.all([1, 2].map(() => idempotencyKeys.claim(key, new Date())));
    expect(claims.map(({ kind }) => kind).sort()).toEqual(["conflict", "fresh"]);
    await idempotencyKeys.answer(key, { status: 201, body: "{}" });
    expect(await idempotencyKeys.claim(key, new Date())).toEqual({
      kind: "answered",
      answer: { status: 201, body: "{}" },
    });
    const other = await idempotencyKeys.claim({ ...key, requestHash: "h2" }, new Date());
    expect(other).toEqual({ kind: "conflict" });
  });
});
