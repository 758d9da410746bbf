import {
  acceptInvitation,
  changeMemberRole,
  createApiKey,
  createInvitation,
  createSession,
  createTask,
  endSession,
  getProfile,
  getSession,
  getTranscript,
  joinSession,
  listApiKeys,
  listSessions,
  removeMember,
  revokeApiKey,
  updateProfile,
} from "@rooms/contracts/http";
import type { ApiKeyScope } from "@rooms/contracts/http";
import { describe, expect, it, vi } from "vitest";
import { createCaller } from "../support/browser.ts";
import type { Caller } from "../support/browser.ts";
import { must, refusal } from "../support/must.ts";
import { signInNamed } from "../support/sign-in.ts";
import { useTestApi } from "../support/test-api.ts";

const api = useTestApi();

function system(secret: string): Caller {
  return createCaller({
    baseUrl: "",
    apiKey: secret,
    // The client only ever passes a text address.
    fetch: (address, init) => api().request(address as string, init),
  });
}

async function keyOf(name: string, scopes: ApiKeyScope[]) {
  const owner = await signInNamed(api(), name);
  const { key, secret } = await must(owner.call(createApiKey, { body: { name: "CRM", scopes } }));
  return { owner, key, secret, client: system(secret) };
}

describe("an API key", () => {
  it.each(["removed", "demoted"])("ends with its maker's ownership: %s", async (how) => {
    const { owner, client: kept } = await keyOf(`Own ${how}`, ["sessions:read"]);
    const former = await signInNamed(api(), `Former ${how}`);
    const params = { id: (await must(owner.call(getProfile))).activeSpaceId };
    const invitation = owner.call(createInvitation, { params, body: { role: "OWNER" } });
    const { token } = await must(invitation);
    await must(former.call(acceptInvitation, { params: { token } }));
    const body = { name: "Backup", scopes: ["sessions:read" as const], spaceId: params.id };
    const client = system((await must(former.call(createApiKey, { body }))).secret);
    await must(client.call(listSessions));
    const one = { ...params, userId: (await must(former.call(getProfile))).id };
    await must(
      how === "removed"
        ? owner.call(removeMember, { params: one })
        : owner.call(changeMemberRole, { params: one, body: { role: "MEMBER" } }),
    );
    expect(await client.call(listSessions)).toMatchObject(refusal("UNAUTHENTICATED"));
    expect(await kept.call(listSessions)).toMatchObject({ ok: true });
  });

  it("does in its space what its scopes say, without cookies or Origin", async () => {
    const { owner, client } = await keyOf("Ann", ["sessions:read", "sessions:write"]);
    const made = await must(client.call(createSession, { body: { title: "By system" } }));
    expect(made).toMatchObject({ view: "member", createdBy: null, hostName: null });
    const params = { slug: made.slug };
    expect(await must(client.call(getSession, { params }))).toMatchObject({ view: "member" });
    expect((await must(client.call(listSessions))).items).toHaveLength(1);
    const joined = await must(owner.call(joinSession, { params }));
    expect(joined.participant.role).toBe("HOST");
    expect(await must(client.call(endSession, { params }))).toMatchObject({ status: "ENDED" });
  });

  it("lacks what it was not given, and what is for people only", async () => {
    const { client } = await keyOf("Bob", ["sessions:read"]);
    const params = { slug: "abcdefgh" };
    for (const operation of [endSession, getTranscript]) {
      expect(await client.call(operation, { params })).toMatchObject(refusal("SCOPE_MISSING"));
    }
    expect(await client.call(createTask, { body: { title: "x" } })).toMatchObject(
      refusal("SCOPE_MISSING"),
    );
    expect(await client.call(updateProfile, { body: {} })).toMatchObject(refusal("FORBIDDEN"));
    expect(await client.call(joinSession, { params })).toMatchObject(refusal("FORBIDDEN"));
  });

  it("reaches no other space", async () => {
    const { client } = await keyOf("Cy", ["sessions:read", "sessions:write"]);
    const di = await signInNamed(api(), "Di");
    const { slug, spaceId } = await must(di.call(createSession, { body: {} }));
    const params = { slug };
    expect(await client.call(listSessions, { query: { spaceId } })).toMatchObject(
      refusal("NOT_FOUND"),
    );
    // The public view behind a link is for people, who may join; a key gets none.
    expect(await client.call(getSession, { params })).toMatchObject(refusal("NOT_FOUND"));
    await must(di.call(joinSession, { params }));
    expect(await client.call(endSession, { params })).toMatchObject(refusal("NOT_FOUND"));
  });

  it("is told once, shown by its first characters, and says when it was used", async () => {
    const { owner, key, secret, client } = await keyOf("Eve", ["sessions:read"]);
    expect(secret.startsWith(key.prefix)).toBe(true);
    expect(key.lastUsedAt).toBeNull();
    await must(client.call(listSessions));
    // The request does not wait for it.
    const listed = await vi.waitFor(async () => {
      const keys = await must(owner.call(listApiKeys));
      expect(keys.items).toMatchObject([{ id: key.id, name: "CRM" }]);
      expect(keys.items[0]?.lastUsedAt).not.toBeNull();
      return keys;
    });
    const { rows } = await api().pool.query("select * from api_keys");
    expect(JSON.stringify([rows, listed])).not.toContain(secret);
  });

  it("ends at once when it is revoked", async () => {
    const { owner, key, client } = await keyOf("Fay", ["sessions:read"]);
    await must(owner.call(revokeApiKey, { params: { id: key.id } }));
    expect(await client.call(listSessions)).toMatchObject({
      ok: false,
      problem: { code: "UNAUTHENTICATED", status: 401, detail: "Invalid API key" },
    });
    expect((await must(owner.call(listApiKeys))).items).toEqual([]);
    expect(await owner.call(revokeApiKey, { params: { id: key.id } })).toMatchObject(
      refusal("NOT_FOUND"),
    );
  });
});
