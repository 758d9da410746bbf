import * as contracts from "@rooms/contracts/http";
import type { ErrorCode, Operation, Problem } from "@rooms/contracts/http";
import { beforeAll, describe, expect, it } from "vitest";
import { openBrowser } from "./support/browser.ts";
import type { Browser } from "./support/browser.ts";
import { must } from "./support/must.ts";
import { operations } from "./support/operations.ts";
import { signInNamed } from "./support/sign-in.ts";
import { publicOrigin, useTestApi } from "./support/test-api.ts";

// What every operation owes: the battery runs over all that the contracts export, new operations included, without exceptions.
const closed = operations.filter(({ auth }) => auth !== "public");
const unsafe = operations.filter(({ method }) => method !== "GET");
const ofSession = closed.filter(({ path }) => path.includes("/sessions/{slug}"));
const ofRoom = closed.filter(({ path }) => path.startsWith("/api/rooms/{slug}"));
const ofSpace = closed.filter(({ path }) => path.startsWith("/api/spaces/{id}"));

/** A body the contract accepts, so that nothing but rights can refuse. */
const bodies: Record<string, object> = {
  "identity.updateProfile": { displayName: "X" },
  "spaces.create": { name: "X" },
  "spaces.changeMode": { mode: "SESSIONS_ONLY" },
  "members.changeRole": { role: "MEMBER" },
  "apiKeys.create": { name: "X", scopes: ["sessions:read"] },
  "sessions.update": { title: "X", screenSharing: "HOSTS" },
  "invitees.set": { emails: [] },
  "marks.set": { seq: 1, kind: "TASK" },
  "moderation.setSpotlight": { identity: "x" },
  "participants.changeRole": { role: "HOST" },
  "transcription.setHost": { identity: "x" },
  "transcription.setServerCapture": { on: true },
  "transcription.saveUsage": { slug: "zzzzzzzz" },
  "transcripts.correctSegment": { text: "X", basedOn: 0 },
  "tasks.create": { title: "X" },
  "rooms.create": { name: "X" },
  "glossary.add": { term: "X" },
};

const api = useTestApi();
const nowhere = "0198c2a0-0000-7000-8000-000000000000";
const foreign = { slug: "", endedSlug: "", roomSlug: "", spaceId: "", identity: "", userId: "" };
let stranger: Browser;

beforeAll(async () => {
  const owner = await signInNamed(api(), "Owner");
  const session = await must(owner.call(contracts.createSession, { body: {} }));
  const params = { slug: session.slug };
  const { participant } = await must(owner.call(contracts.joinSession, { params }));
  const ended = await must(owner.call(contracts.createSession, { body: {} }));
  await must(owner.call(contracts.joinSession, { params: { slug: ended.slug } }));
  await must(owner.call(contracts.endSession, { params: { slug: ended.slug } }));
  const room = await must(owner.call(contracts.createRoom, { body: { name: "Room" } }));
  const profile = await must(owner.call(contracts.getProfile));
  Object.assign(foreign, {
    slug: session.slug,
    endedSlug: ended.slug,
    roomSlug: room.slug,
    spaceId: session.spaceId,
    identity: participant.identity,
    userId: profile.id,
  });
  stranger = await signInNamed(api(), "Stranger");
});

interface Target {
  slug: string;
  id: string;
  identity: string;
  userId: string;
}

interface Prepared extends RequestInit {
  headers: Record<string, string>;
}

function requestTo(operation: Operation, target: Partial<Target> = {}): [string, Prepared] {
  const values = {
    slug: "zzzzzzzz",
    id: nowhere,
    userId: nowhere,
    termId: nowhere,
    identity: "x",
    token: "x",
    file: "x.webp",
    ...target,
  };
  const path = Object.entries(values).reduce<string>(
    (filled, [name, value]) => filled.replace(`{${name}}`, encodeURIComponent(value)),
    operation.path,
  );
  const init: Prepared = { method: operation.method, headers: {} };
  if (!operation.body) return [path, init];
  const body = JSON.stringify(bodies[operation.id] ?? {});
  return [path, { ...init, body, headers: { "content-type": "application/json" } }];
}

async function codeOf(answer: Response): Promise<ErrorCode | null> {
  if (answer.ok) return null;
  // Every refusal is a problem; one that is not fails here.
  expect(answer.headers.get("content-type")).toBe(contracts.problemMediaType);
  return ((await answer.json()) as Problem).code;
}

describe("every operation that is not public", () => {
  it.each(closed.map((operation) => [operation.id, operation] as const))(
    "%s turns the unknown away before anything else",
    async (_, operation) => {
      const [path, init] = requestTo(operation, { slug: foreign.slug });
      const answer = await openBrowser(api()).send(path, { ...init, body: null });
      expect(await codeOf(answer)).toBe("UNAUTHENTICATED");
    },
  );

  it.each(operations.map((operation) => [operation.id, operation] as const))(
    "%s is closed to a key that is none",
    async (_, operation) => {
      const [path, init] = requestTo(operation);
      const headers = { ...init.headers, authorization: "Bearer rooms_guess" };
      expect(await codeOf(await api().request(path, { ...init, headers }))).toBe("UNAUTHENTICATED");
    },
  );
});

describe("every unsafe operation", () => {
  it.each(unsafe.map((operation) => [operation.id, operation] as const))(
    "%s is refused from another site, and from nowhere",
    async (_, operation) => {
      const [path, init] = requestTo(operation);
      const cookie = [...stranger.cookies].map((pair) => pair.join("=")).join("; ");
      for (const origin of ["https://evil.example.com", "null", `${publicOrigin}.evil.com`, ""]) {
        const headers = { ...init.headers, cookie, ...(origin && { origin }) };
        const answer = await api().request(path, { ...init, headers });
        expect(await codeOf(answer)).toBe("ORIGIN_NOT_ALLOWED");
      }
    },
  );
});

describe("every operation on a session", () => {
  it.each(ofSession.map((operation) => [operation.id, operation] as const))(
    "%s does nothing for a stranger",
    async (_, operation) => {
      const [path, init] = requestTo(operation, foreign);
      const code = await codeOf(await stranger.send(path, init));
      expect(["NOT_FOUND", "NOT_PARTICIPANT"]).toContain(code);
    },
  );

  it.each(ofSession.map((operation) => [operation.id, operation] as const))(
    "%s does not show a stranger that there was a session that is over",
    async (_, operation) => {
      const [path, init] = requestTo(operation, { ...foreign, slug: foreign.endedSlug });
      expect(await codeOf(await stranger.send(path, init))).toBe("NOT_FOUND");
    },
  );

  it.each(ofSession.map((operation) => [operation.id, operation] as const))(
    "%s knows no session that does not exist",
    async (_, operation) => {
      for (const slug of ["zzzzzzzz", "..%2F..%2Fx", "a"]) {
        const [path, init] = requestTo(operation, { slug });
        expect(await codeOf(await stranger.send(path, init))).toBe("NOT_FOUND");
      }
    },
  );
});

describe("every operation on a room", () => {
  it.each(ofRoom.map((operation) => [operation.id, operation] as const))(
    "%s does nothing for a stranger, and knows no room that does not exist",
    async (_, operation) => {
      for (const slug of [foreign.roomSlug, foreign.slug, "zzzzzzzz", "a"]) {
        const [path, init] = requestTo(operation, { slug });
        expect(await codeOf(await stranger.send(path, init))).toBe("NOT_FOUND");
      }
    },
  );
});

describe("every operation on a space", () => {
  it.each(ofSpace.map((operation) => [operation.id, operation] as const))(
    "%s shows a stranger neither the space nor that it exists",
    async (_, operation) => {
      for (const id of [foreign.spaceId, nowhere, "no-id"]) {
        const [path, init] = requestTo(operation, { id, userId: foreign.userId });
        expect(await codeOf(await stranger.send(path, init))).toBe("NOT_FOUND");
      }
    },
  );
});
