import * as contracts from "@rooms/contracts/http";
import type { Operation, Problem } from "@rooms/contracts/http";
import { beforeAll, describe, expect, it } from "vitest";
import { openBrowser } from "./support/browser.ts";
import type { Browser } from "./support/browser.ts";
import { must } from "./support/must.ts";
import { operations } from "./support/operations.ts";
import { signInNamed } from "./support/sign-in.ts";
import { publicOrigin, useTestApi } from "./support/test-api.ts";

// The second half of what every operation owes: to systems, to guests of elsewhere, and to those who send nonsense.
const api = useTestApi();
const named = operations.map((operation) => [operation.id, operation] as const);
const withBody = named.filter(([, { body, consumes }]) => body && consumes === undefined);
const scopes = contracts.apiKeyScope.options;

let member: Browser;
let guestElsewhere: Browser;
let strangeKey = "";
const termId = "0198c2a0-0000-7000-8000-000000000000";
const target = { slug: "", id: "", identity: "", userId: "", termId, token: "x", file: "x.webp" };

async function keyOf(owner: Browser, held: readonly contracts.ApiKeyScope[]): Promise<string> {
  const body = { name: "Battery", scopes: [...held] };
  return (await must(owner.call(contracts.createApiKey, { body }))).secret;
}

beforeAll(async () => {
  member = await signInNamed(api(), "Owner");
  const session = await must(member.call(contracts.createSession, { body: {} }));
  const params = { slug: session.slug };
  const { participant } = await must(member.call(contracts.joinSession, { params }));
  const { id: userId } = await must(member.call(contracts.getProfile));
  Object.assign(target, { slug: session.slug, identity: participant.identity, userId });
  target.id = session.spaceId;
  const stranger = await signInNamed(api(), "Stranger");
  strangeKey = await keyOf(stranger, scopes);
  const other = await must(stranger.call(contracts.createSession, { body: {} }));
  guestElsewhere = openBrowser(api());
  await must(
    guestElsewhere.call(contracts.joinSession, {
      params: { slug: other.slug },
      body: { name: "Gus" },
    }),
  );
});

function pathOf(operation: Operation): string {
  return Object.entries(target).reduce<string>(
    (path, [name, value]) => path.replace(`{${name}}`, encodeURIComponent(value)),
    operation.path,
  );
}

async function codeOf(answer: Response): Promise<string> {
  if (answer.ok) return String(answer.status);
  // Every refusal is a problem; one that is not fails here.
  expect(answer.headers.get("content-type")).toBe(contracts.problemMediaType);
  return ((await answer.json()) as Problem).code;
}

describe("a system", () => {
  it.each(named)("with too narrow a key is refused by %s", async (_, operation) => {
    if (operation.auth === "public") return;
    const narrow = scopes.filter((scope) => scope !== operation.scope);
    const authorization = `Bearer ${await keyOf(member, narrow)}`;
    const { method } = operation;
    const answer = await api().request(pathOf(operation), { method, headers: { authorization } });
    expect(await codeOf(answer)).toBe(
      operation.scope === undefined ? "FORBIDDEN" : "SCOPE_MISSING",
    );
  });

  it.each(named.filter(([, { path, scope }]) => scope !== undefined && path.includes("{slug}")))(
    "of another space gets nothing from %s",
    async (_, operation) => {
      const headers = {
        authorization: `Bearer ${strangeKey}`,
        "content-type": "application/json",
      };
      const { method } = operation;
      const body = operation.body ? JSON.stringify({ title: "X", role: "HOST", on: true }) : null;
      const answer = await api().request(pathOf(operation), { method, headers, body });
      // A foreign key sees only the public view, which the link alone gives.
      if (operation.auth === "public" && answer.ok) {
        expect(await answer.json()).toMatchObject({ view: "public" });
      } else expect(["NOT_FOUND", "VALIDATION_FAILED"]).toContain(await codeOf(answer));
    },
  );
});

describe("a guest of another session", () => {
  it.each(named.filter(([, { auth, path }]) => auth !== "public" && path.includes("{slug}")))(
    "is not authenticated for %s",
    async (_, operation) => {
      const { method } = operation;
      expect(await codeOf(await guestElsewhere.send(pathOf(operation), { method }))).toBe(
        "UNAUTHENTICATED",
      );
    },
  );
});

describe("nonsense", () => {
  it.each(named)("in the method is refused at the path of %s", async (_, operation) => {
    const answer = await api().request(pathOf(operation), {
      method: "REPORT",
      headers: { origin: publicOrigin },
    });
    expect(await codeOf(answer)).toBe("METHOD_NOT_ALLOWED");
    expect(answer.headers.get("allow")?.split(", ")).toContain(operation.method);
  });

  it.each(named)("in the query is refused by %s, with the key's name", async (_, operation) => {
    const { method } = operation;
    const answer = await member.send(`${pathOf(operation)}?swordfish=1`, { method });
    const { code, errors } = (await answer.json()) as Problem;
    // A person at an operation of signatures, or at a path that names nothing, is refused before.
    if (code === "VALIDATION_FAILED") {
      expect(errors?.map(({ field }) => field)).toContain("swordfish");
    } else expect(["NOT_FOUND", "WEBHOOK_SIGNATURE", "UNAUTHENTICATED"]).toContain(code);
  });

  it.each(withBody)("in the body is refused by %s, and never repeated", async (_, operation) => {
    const { method } = operation;
    const json = { "content-type": "application/json" };
    const bodies: [string, Record<string, string>, string[]][] = [
      ['{"swordfish', json, ["VALIDATION_FAILED"]],
      ['{"swordfish":1}', json, ["VALIDATION_FAILED"]],
      ["swordfish", { "content-type": "text/plain" }, ["UNSUPPORTED_MEDIA"]],
      [`"${"x".repeat(contracts.httpLimits.bodyBytesMax)}"`, json, ["PAYLOAD_TOO_LARGE"]],
    ];
    for (const [body, headers, expected] of bodies) {
      const answer = await member.send(pathOf(operation), { method, headers, body });
      expect(expected).toContain(await codeOf(answer.clone()));
      if (expected[0] !== "VALIDATION_FAILED") continue;
      const { errors, ...rest } = (await answer.json()) as Problem;
      expect(errors).not.toHaveLength(0);
      expect(JSON.stringify(rest)).not.toContain("swordfish");
    }
  });
});

describe("a zero byte, which the database takes nowhere,", () => {
  const nul = "%00";
  const refusals = ["VALIDATION_FAILED", "NOT_FOUND"];

  it.each(named.filter(([, { path }]) => path.includes("{")))(
    "names nothing in %s",
    async (_, operation) => {
      const path = operation.path.replaceAll(/\{\w+\}/g, nul);
      expect(refusals).toContain(
        await codeOf(await member.send(path, { method: operation.method })),
      );
    },
  );

  it.each(named.filter(([, { query }]) => query))(
    "is refused in what %s is asked",
    async (_, operation) => {
      for (const name of Object.keys(operation.query?.shape ?? {})) {
        const answer = await member.send(`${pathOf(operation)}?${name}=a${nul}`, {
          method: operation.method,
        });
        expect(await codeOf(answer)).toBe("VALIDATION_FAILED");
      }
    },
  );
});

describe("names", () => {
  const create = (title: string) => member.call(contracts.createSession, { body: { title } });

  it("are counted as people count, and 10,000 emoji are too many", async () => {
    const longest = "🦊".repeat(contracts.httpLimits.sessionTitleLengthMax);
    expect(await create(longest)).toMatchObject({ ok: true, data: { title: longest } });
    const families = "👨\u200d👩\u200d👧".repeat(contracts.httpLimits.sessionTitleLengthMax);
    expect(await create(families)).toMatchObject({ ok: true, data: { title: families } });
    const marked = `a${"\u0301".repeat(10_000)}`;
    for (const title of [
      "🦊".repeat(10_000),
      `${longest}🦊`,
      `${families}a`,
      marked,
      "\ud83e",
      "a\u0000b",
      " \u00a0 ",
    ]) {
      expect(await create(title)).toMatchObject({ problem: { code: "VALIDATION_FAILED" } });
    }
  });

  it("of people are as long in emoji as in letters, without what is not seen, and none of that alone", async () => {
    const rename = (displayName: string) =>
      member.call(contracts.updateProfile, { body: { displayName } });
    for (const name of ["🦊".repeat(80), "👨\u200d👩\u200d👧".repeat(80)]) {
      expect(await rename(name)).toMatchObject({ ok: true, data: { displayName: name } });
    }
    expect(await rename("🦊".repeat(81))).toMatchObject({ problem: { code: "VALIDATION_FAILED" } });
    expect(await rename("\u202eAn\u200bna (host)")).toMatchObject({
      data: { displayName: "Anna" },
    });
    expect(await rename("\u3164\u200b")).toMatchObject({ problem: { code: "VALIDATION_FAILED" } });
  });

  it.each([
    "1.0198c2a0-0000-7000-8000-00000000000",
    "99999999999999.0198c2a0-0000-7000-8000-000000000000",
    "1.------------------------------------",
    "bnVsbA==",
  ])("of pages that were never given are refused: %s", async (cursor) => {
    expect(await member.call(contracts.listSessions, { query: { cursor } })).toMatchObject({
      problem: { code: "VALIDATION_FAILED", errors: [{ field: "cursor" }] },
    });
  });

  it("of mailboxes end at 64 characters, as mail has it", async () => {
    const invite = (length: number) =>
      member.call(contracts.createInvitation, {
        params: { id: target.id },
        body: { email: `${"n".repeat(length)}@example.com` },
      });
    expect(await invite(64)).toMatchObject({ ok: true });
    expect(await invite(65)).toMatchObject({ problem: { code: "VALIDATION_FAILED" } });
  });

  it("of participants may hold colons, percent signs and slashes; unknown ones are not found", async () => {
    for (const identity of ["a:b:c", "100%", "%2e%2e/x", "%E0%A4%A"]) {
      const params = { slug: target.slug, identity };
      expect(await member.call(contracts.getParticipant, { params })).toMatchObject({
        problem: { code: "NOT_FOUND" },
      });
    }
    const raw = await member.send(`/api/sessions/${target.slug}/participants/%E0%A4%A`);
    expect(raw.status).toBe(404);
  });
});
