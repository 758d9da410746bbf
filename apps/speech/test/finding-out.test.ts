import { describe, expect, it } from "vitest";
import type { RecognitionContext } from "@rooms/speech-server";
import type { Decoded, Engine } from "../src/recogniser/engine.ts";
import { FurtherFinders } from "../src/recogniser/further-finders.ts";
import { Hearing } from "../src/recogniser/hearing.ts";
import { Spelling } from "../src/recogniser/spelling.ts";

/** An engine for all these languages that makes of every utterance what `decode` says. */
function finder(
  decode: (languages: readonly string[], isSecondTry: boolean) => Partial<Decoded>,
  roles: Engine["pack"]["manifest"]["roles"] = ["finals", "partials", "language"],
): Engine {
  const languages = ["de", "en", "fr", "ru"];
  return {
    languages: new Set(languages),
    pack: {
      folder: "/nowhere",
      manifest: {
        ...{ name: "finder", licence: "MIT", source: "a test", kind: "offline", model: {} },
        ...{ roles, languages, findsOut: ["en", "ru"] },
        ...{ tokens: "tokens.txt", windowMaxS: 28, partialFromS: 1, quality: 50 },
      },
    },
    decode: async (_, { languages: asked, isSecondTry }) => ({
      ...{ text: `as ${asked.join()}`, language: null, tokens: [] },
      ...decode(asked, isSecondTry),
    }),
  };
}

function hear(engine: Engine, given: Partial<RecognitionContext> = {}) {
  const context: RecognitionContext = {
    ...{ isFinal: true, languages: ["de", "fr"], likelyLanguage: null, voicedS: 3 },
    ...{ utteranceKey: "u", signal: new AbortController().signal, ...given },
  };
  const samples = new Float32Array(48_000);
  const candidatesOf = (languages: readonly string[]): readonly string[] => languages;
  return new Hearing({
    samples,
    context,
    engines: [engine],
    candidatesOf,
    spelling: new Spelling(),
  }).hear(3);
}

const german = { code: "de", inThisUtterance: false };

describe("a language found out", () => {
  it("is kept for the speaker only where the model tells all candidates apart", async () => {
    const sure = finder(() => ({ language: "fr", text: "oui" }));
    expect(await hear(sure)).toMatchObject({ text: "oui", language: "fr", languageFound: true });
    const unsure = finder(() => ({ language: "fr", text: "oui", isGuess: true }));
    expect(await hear(unsure)).toMatchObject({ text: "oui", languageFound: false });
  });

  it("that is none of the candidates makes a gap, never words of the first one", async () => {
    const other = finder(() => ({ language: "en", text: "yes", isGuess: true }));
    expect(await hear(other)).toEqual({ text: "", language: "de", unheard: true });
    expect(await hear(other, { isFinal: false })).toEqual({ text: "" });
  });

  it("is heard again where nothing tells the candidates apart any more, and no other is", async () => {
    const deaf = finder(() => ({}), ["finals"]);
    expect(await hear(deaf, { likelyLanguage: german })).toEqual({ text: "as de", language: "de" });
    expect(await hear(deaf)).toMatchObject({ text: "", unheard: true });
  });

  it("that is none of the candidates yields to what the speaker spoke before", async () => {
    const other = finder((asked) => (asked.length > 1 ? { language: "en" } : {}));
    const heard = await hear(other, { likelyLanguage: german });
    expect(heard).toEqual({ text: "as de", language: "de" });
  });
});

describe("a final of which no language was found out", () => {
  const silent = finder(() => ({ language: null }));

  it("is written in the one that the speaker spoke before", async () => {
    const french = { code: "fr", inThisUtterance: false };
    expect(await hear(silent, { likelyLanguage: french })).toEqual({
      text: "as fr",
      language: "fr",
    });
  });

  it("is written in the first one named when nothing is known, and not kept for the speaker", async () => {
    expect(await hear(silent)).toEqual({ text: "as de", language: "de" });
    expect(await hear(silent, { isFinal: false })).toEqual({ text: "" });
  });
});

describe("what comes again and again in a final", () => {
  const circles = "an epike of an epike of an epike of an epike of an epike of";

  it("is written once only where a second decode says it, too", async () => {
    const stubborn = finder(() => ({ text: circles }));
    expect(await hear(stubborn, { languages: ["en"] })).toMatchObject({ text: "an epike of" });
    const cured = finder((_, isSecondTry) => ({ text: isSecondTry ? "A pike." : circles }));
    expect(await hear(cured, { languages: ["en"] })).toMatchObject({ text: "A pike." });
  });
});

describe("models for further sets of languages", () => {
  function finders(load: (languages: readonly string[]) => string | null) {
    let nowMs = 0;
    const loads: string[] = [];
    const further = new FurtherFinders<string>({
      max: 2,
      load: async (languages) => {
        loads.push(languages.join("+"));
        return load(languages);
      },
      nowMs: () => nowMs,
    });
    const wait = (ms: number): void => {
      nowMs += ms;
    };
    return { loads, among: (set: string) => further.among(set.split("+")), wait };
  }

  it("make room for another set, the one asked longest ago first", async () => {
    const { loads, among, wait } = finders((languages) => languages.join("+"));
    await among("de+fr");
    await among("it+es");
    await among("fr+de");
    wait(60_000);
    await among("pl+cs");
    await among("de+fr");
    expect(loads).toEqual(["de+fr", "it+es", "pl+cs"]);
    wait(60_000);
    expect(await among("it+es")).toBe("it+es");
  });

  it("do not take turns at being loaded while all of them are in use", async () => {
    const { loads, among, wait } = finders((languages) => languages.join("+"));
    await among("de+fr");
    await among("it+es");
    wait(59_000);
    expect(await among("pl+cs")).toBeNull();
    expect(loads).toHaveLength(2);
  });

  it("that could not be loaded hold no place, and are tried again", async () => {
    let isFull = true;
    const { among } = finders((languages) => {
      if (isFull) throw new Error("the disk is full");
      return languages.join("+");
    });
    for (const set of ["de+fr", "it+es", "pl+cs"]) expect(await among(set)).toBeNull();
    isFull = false;
    expect(await among("de+fr")).toBe("de+fr");
    expect(await among("it+es")).toBe("it+es");
  });
});
