import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import type { ZodMiniLiteral } from "zod/mini";
import { clientMessage, finalMessage, serverMessage } from "../../src/realtime/index.ts";

const examples = z.array(z.record(z.string(), z.unknown()));

function golden(file: string): Record<string, unknown>[] {
  const path = new URL(`./golden/${file}.json`, import.meta.url);
  return examples.parse(JSON.parse(readFileSync(path, "utf8")));
}

const typesOf = (messages: { type?: unknown }[]) => new Set(messages.map(({ type }) => type));
const optionTypes = (options: readonly { shape: { type: ZodMiniLiteral } }[]) =>
  new Set<unknown>(options.flatMap(({ shape }) => shape.type.def.values));

describe("JSON messages", () => {
  it.each(golden("client").map((message) => [JSON.stringify(message), message]))(
    "client: %s is read as it was written",
    (_json, message) => {
      expect(clientMessage.parse(message)).toEqual(message);
    },
  );

  it.each(golden("server").map((message) => [JSON.stringify(message), message]))(
    "server: %s is read as it was written",
    (_json, message) => {
      expect(serverMessage.parse(message)).toEqual(message);
    },
  );

  it("have an example for every type", () => {
    expect(typesOf(golden("client"))).toEqual(optionTypes(clientMessage.def.options));
    expect(typesOf(golden("server"))).toEqual(optionTypes(serverMessage.def.options));
  });

  it("of a client may hold nothing that is not agreed on", () => {
    for (const message of golden("client")) {
      expect(clientMessage.safeParse({ ...message, more: 1 }).success).toBe(false);
    }
  });

  it("of a server may grow: a client of today reads what a server of tomorrow adds", () => {
    for (const message of golden("server")) {
      expect(serverMessage.parse({ ...message, more: 1 })).toEqual(message);
    }
  });

  it("that are relayed are finals and nothing else", () => {
    const relayed = golden("server").filter((message) => finalMessage.safeParse(message).success);
    expect(typesOf(relayed)).toEqual(new Set(["final"]));
  });

  it("take a state's unknown reason for none, so that a new reason breaks no old page", () => {
    const transcription = {
      state: "off",
      reason: "flood",
      engine: "x",
      coverage: null,
      languages: [],
    };
    expect(serverMessage.parse({ type: "state", transcription })).toEqual({
      type: "state",
      transcription: { ...transcription, reason: "none" },
    });
  });

  it("never make the schemas throw, whatever comes", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(typeof clientMessage.safeParse(value).success).toBe("boolean");
        expect(typeof serverMessage.safeParse(value).success).toBe("boolean");
      }),
    );
  });
});
