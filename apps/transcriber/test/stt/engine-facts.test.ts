import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it, onTestFinished } from "vitest";
import { engineFactsOf } from "../../src/stt/engine-facts.ts";

/** A speech server whose health the test writes. */
async function healthServer(first: unknown) {
  let answer = first;
  const server = createServer((_request, response) => response.end(JSON.stringify(answer)));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => new Promise((resolve) => server.close(() => resolve())));
  // A server that listens on TCP has an AddressInfo.
  const { port } = server.address() as AddressInfo;
  const say = (health: unknown) => void (answer = health);
  return { url: `http://127.0.0.1:${port}`, say };
}

describe("what an engine says of itself", () => {
  it("is followed while a language is on its way, and looked at now and then afterwards", async () => {
    const fetching = { state: "fetching", percent: 40 };
    const { url, say } = await healthServer({
      status: "ok",
      recogniser: "moonshine",
      languages: { en: { state: "ready" }, ru: fetching, xx: { state: "ready" } },
    });
    const facts = engineFactsOf({ url, apiKey: null });
    expect(facts.current()).toEqual({ engine: "speech", languages: null });
    await facts.refresh();
    expect(facts.current()).toEqual({
      engine: "moonshine",
      languages: { en: { state: "ready" }, ru: fetching },
    });
    expect(facts.refreshEveryMs()).toBe(2_000);
    say({ recogniser: "moonshine", languages: { en: { state: "ready" }, ru: { state: "ready" } } });
    await facts.refresh();
    expect(facts.refreshEveryMs()).toBe(30_000);
  });

  it("may leave out which languages it hears: then it is taken to hear any", async () => {
    const { url, say } = await healthServer({ recogniser: "tone-speech" });
    const facts = engineFactsOf({ url, apiKey: null });
    await facts.refresh();
    expect(facts.current()).toEqual({ engine: "tone-speech", languages: null });
    say({ recogniser: "unrecognised", languages: {} });
    await facts.refresh();
    expect(facts.current()).toEqual({ engine: "unrecognised", languages: null });
  });

  it("stays as it was when the server is away or says something else", async () => {
    const { url, say } = await healthServer({ recogniser: "moonshine" });
    const facts = engineFactsOf({ url, apiKey: null });
    await facts.refresh();
    say({ recogniser: "" });
    await facts.refresh();
    expect(facts.current().engine).toBe("moonshine");
  });

  it("needs no asking of Gladia, which hears all", async () => {
    const facts = engineFactsOf({ url: "http://127.0.0.1:1", apiKey: "key" });
    await facts.refresh();
    expect(facts.current()).toEqual({ engine: "gladia", languages: "all" });
  });
});
