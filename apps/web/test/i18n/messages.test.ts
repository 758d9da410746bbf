import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { errorCodes } from "@rooms/contracts/http";
import { describe, expect, it } from "vitest";
import en from "../../src/i18n/messages/en.json" with { type: "json" };
import ru from "../../src/i18n/messages/ru.json" with { type: "json" };

type Messages = { readonly [key: string]: string | Messages };

const sources = globSync("**/*.{ts,tsx}", { cwd: join(import.meta.dirname, "../../src") }).map(
  (file) => readFileSync(join(import.meta.dirname, "../../src", file), "utf8"),
);
const english = new Map(entriesOf(en));
const russian = new Map(entriesOf(ru));

function entriesOf(messages: Messages, path = ""): [string, string][] {
  return Object.entries(messages).flatMap(([key, value]): [string, string][] =>
    typeof value === "string" ? [[path + key, value]] : entriesOf(value, `${path}${key}.`),
  );
}

/** Names of what is put into a message, and the tags around parts of it. */
function placeholdersOf(message: string): string[] {
  const names = [...message.matchAll(/\{(\w+)[,}]|<(\w+)>/g)].map(([, value, tag]) => value ?? tag);
  return [...new Set(names)].filter((name) => name !== undefined).sort();
}

/**
 * What a file may say: the namespaces that it opens, with each text of its own behind them. A text with `${…}` in it stands
 * for all that it can become; a file that opens no namespace was given its words by one that does.
 */
function saidBy(source: string): (key: string) => boolean {
  const opened = [...source.matchAll(/Translations\(\s*(?:"([\w.]+)")?\s*\)/g)].map(
    ([, namespace]) => (namespace === undefined ? "" : `${namespace}.`),
  );
  const texts = [
    ...source.matchAll(/"([\w.-]+)"|`([\w.-]*\$\{[^`]*|[\w.-]+)`|\b(\w[\w-]*)"?:/g),
  ].map(([, plain, template, property]) => plain ?? template ?? property ?? "");
  const patterns = texts.map((text) =>
    text
      .split(/\$\{(?:[^{}]|\{[^{}]*\})*\}/)
      .map((part) => part.replaceAll(/[^\w-]/g, "\\$&"))
      .join("[\\w-]+(?:\\.[\\w-]+)*"),
  );
  const whole = new RegExp(`^(?:${patterns.join("|")})$`);
  return (key) =>
    opened.some((start) => key.startsWith(start) && whole.test(key.slice(start.length)));
}

/** A page that stands without next-intl reads a namespace of the file itself: `en.errors`, then `text.title`. */
function readBy(source: string): (key: string) => boolean {
  const namespaces = [...source.matchAll(/\ben\.(\w+)/g)].map(([, namespace = ""]) => namespace);
  const read = new Set([...source.matchAll(/\.(\w+)\b/g)].map(([, name = ""]) => name));
  return (key) =>
    namespaces.some(
      (namespace) => key.startsWith(`${namespace}.`) && read.has(key.slice(namespace.length + 1)),
    );
}

describe("the messages", () => {
  it("are the same in both languages", () => {
    expect([...russian.keys()].sort()).toEqual([...english.keys()].sort());
  });

  it("are filled with the same things in both", () => {
    for (const [key, message] of english) {
      expect(placeholdersOf(russian.get(key) ?? ""), key).toEqual(placeholdersOf(message));
    }
  });

  it("are all said somewhere, or are words for a code of the api", () => {
    const sayers = [
      ...sources.filter((source) => source.includes("Translations(")).map(saidBy),
      ...sources.filter((source) => source.includes("messages/en.json")).map(readBy),
    ];
    const isCode = (key: string) => errorCodes.some((code) => key === `refusals.${code}`);
    const unsaid = [...english.keys()].filter(
      (key) => !isCode(key) && !sayers.some((says) => says(key)),
    );
    expect(unsaid).toEqual([]);
  });
});
