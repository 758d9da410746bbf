import { describe, expect, it } from "vitest";
import { bestStateOf, checkHeard, offeredLanguages } from "../src/transcription/speech-engines.ts";
import type { EngineReport, HeardLanguages } from "../src/transcription/speech-engines.ts";
import { spokenLanguages } from "../src/vocabulary/languages.ts";
import type { SpokenLanguage } from "../src/vocabulary/languages.ts";

const ready = { state: "ready" } as const;
const missing = { state: "missing" } as const;
const fetching = (percent: number | null) => ({ state: "fetching", percent }) as const;
const says = (languages: HeardLanguages | null): EngineReport => ({ engine: "any", languages });

describe("what engines make of languages", () => {
  it("is, for each, what the one says that can do most for it", () => {
    const engines = [says({ en: missing, ru: fetching(5) }), says({ en: ready, ru: missing })];
    expect(bestStateOf("en", engines)).toEqual(ready);
    expect(bestStateOf("ru", engines)).toEqual(fetching(5));
    expect(bestStateOf("de", engines)).toEqual(missing);
    expect(bestStateOf("en", [says(null)])).toBeNull();
  });

  it("is offered of the languages that an engine names, in one order, or of all", () => {
    const engines = [says({ ru: ready, en: missing }), says({ en: fetching(null) })];
    expect(offeredLanguages(engines)).toEqual([
      { code: "en", ...fetching(null) },
      { code: "ru", ...ready },
    ]);
    expect(offeredLanguages([says("all")])).toHaveLength(spokenLanguages.length);
    expect(offeredLanguages([says(null)])).toEqual([]);
    expect(offeredLanguages([])).toEqual([]);
  });

  it.each<[string, SpokenLanguage[], EngineReport[], boolean]>([
    ["what one hears", ["en", "ru"], [says({ en: ready }), says({ ru: ready })], true],
    ["what is on its way", ["ru"], [says({ ru: fetching(0) })], true],
    ["what none hears", ["en", "de"], [says({ en: ready, de: missing })], false],
    ["what none names", ["de"], [says({ en: ready })], false],
    ["nothing, to be found out", [], [says({})], true],
    ["anything while no transcriber is up", ["de"], [], true],
    ["anything beside an engine that does not say", ["de"], [says({}), says(null)], true],
    ["anything of an engine that hears all", ["de"], [says("all")], true],
  ])("lets people choose or not: %s", (_what, languages, engines, ok) => {
    const checked = checkHeard(languages, engines);
    expect(checked).toMatchObject(ok ? { ok } : { ok, error: { code: "LANGUAGE_NOT_HEARD" } });
  });
});
