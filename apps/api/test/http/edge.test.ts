import {
  createSession,
  createSpace,
  httpLimits,
  listSessions,
  problemMediaType,
  updateSpace,
} from "@rooms/contracts/http";
import { describe, expect, it } from "vitest";
import { must } from "../support/must.ts";
import { signInNamed } from "../support/sign-in.ts";
import { publicOrigin, useTestApi } from "../support/test-api.ts";

const api = useTestApi();
const json = { "content-type": "application/json" };

describe("the edge", () => {
  it("answers unknown paths with a problem", async () => {
    const answer = await api().request("/api/nothing-here");
    expect(answer.status).toBe(404);
    expect(answer.headers.get("content-type")).toBe(problemMediaType);
    expect(await answer.json()).toMatchObject({ code: "NOT_FOUND", status: 404 });
  });

  it("answers a wrong method with those that exist", async () => {
    const answer = await api().request("/api/spaces", {
      method: "PUT",
      headers: { origin: publicOrigin },
    });
    expect(answer.status).toBe(405);
    expect(answer.headers.get("allow")?.split(", ")).toEqual(
      expect.arrayContaining(["GET", "POST"]),
    );
    expect(await answer.json()).toMatchObject({ code: "METHOD_NOT_ALLOWED" });
  });

  it("tells the methods of a path that also fits a wider one", async () => {
    const path = "/api/sessions/abcdefgh/participants/join";
    const answer = await api().request(path, { method: "OPTIONS" });
    expect(answer.status).toBe(405);
    expect(answer.headers.get("allow")).toBe("POST");
  });

  it("takes no body beyond its size, whether announced or not", async () => {
    const ann = await signInNamed(api(), "Ann");
    const body = JSON.stringify({ title: "x".repeat(httpLimits.bodyBytesMax) });
    for (const headers of [json, { ...json, "transfer-encoding": "chunked" }]) {
      const answer = await ann.send("/api/sessions", { method: "POST", headers, body });
      expect(await answer.json()).toMatchObject({ code: "PAYLOAD_TOO_LARGE" });
    }
  });

  it.each([
    ["broken JSON", json, "{", "VALIDATION_FAILED", "body"],
    ["another media type", { "content-type": "text/plain" }, "{}", "UNSUPPORTED_MEDIA", undefined],
    ["a field of the wrong type", json, `{"title":7}`, "VALIDATION_FAILED", "title"],
    ["an unknown field", json, `{"titel":"x"}`, "VALIDATION_FAILED", "titel"],
    ["a body that is no object", json, `[]`, "VALIDATION_FAILED", "body"],
  ])("refuses %s and names the field", async (_, headers, body, code, field) => {
    const bea = await signInNamed(api(), "Bea");
    const answer = await bea.send("/api/sessions", { method: "POST", headers, body });
    const problem = (await answer.json()) as { code: string; errors?: { field: string }[] };
    expect(problem.code).toBe(code);
    expect(problem.errors?.[0]?.field).toBe(field);
  });

  it("takes ids in upper case as in lower case", async () => {
    const dot = await signInNamed(api(), "Dot");
    const space = await must(dot.call(createSpace, { body: { name: "Upper" } }));
    const upper = space.id.toUpperCase();
    expect(
      await dot.call(updateSpace, { params: { id: upper }, body: { name: "Case" } }),
    ).toMatchObject({ ok: true, data: { id: space.id, name: "Case" } });
    const made = await must(dot.call(createSession, { body: { spaceId: upper } }));
    expect(made.spaceId).toBe(space.id);
    expect(await must(dot.call(listSessions, { query: { spaceId: upper } }))).toMatchObject({
      items: [{ slug: made.slug }],
    });
  });

  it("pins the browser to https for this host alone", async () => {
    const answer = await api().request("/api/health");
    expect(answer.headers.get("strict-transport-security")).toBe("max-age=31536000");
  });

  it("does not repeat what it was sent in an answer about it", async () => {
    const cy = await signInNamed(api(), "Cy");
    const answer = await cy.send("/api/sessions", {
      method: "POST",
      headers: json,
      body: `{"title":{"secret":"swordfish"}}`,
    });
    expect(await answer.text()).not.toContain("swordfish");
  });

  it("names every request, and takes no name from outside", async () => {
    const answer = await api().request("/api/nothing", { headers: { "x-request-id": "mine" } });
    const id = answer.headers.get("x-request-id");
    expect(id).toMatch(/^[0-9a-f-]{36}$/);
    expect(await answer.json()).toMatchObject({ requestId: id });
  });

  it("sends secure headers, also with problems, and lets nothing be cached", async () => {
    for (const path of ["/api/health", "/api/nothing"]) {
      const { headers } = await api().request(path);
      expect(headers.get("content-security-policy")).toContain("default-src 'none'");
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("cache-control")).toBe("no-store");
    }
  });
});
