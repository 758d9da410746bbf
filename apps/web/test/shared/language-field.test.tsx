// @vitest-environment jsdom
import type { LanguageSetting, OfferedLanguage } from "@rooms/api-client";
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { describe, expect, it } from "vitest";
import { LanguageField } from "#shared/components/language-field.tsx";
import { languageList } from "#shared/language-name.ts";
import { languageOptions, matchesSearch } from "#shared/language-options.ts";
import { answerApi } from "../answer-api.ts";
import { WithApp } from "../with-app.tsx";

const ready = (...codes: OfferedLanguage["code"][]): OfferedLanguage[] =>
  codes.map((code) => ({ code, state: "ready" }));
const many = ready("en", "ru", "de", "fr", "es", "it", "pl", "uk", "tr", "kk", "cs", "sv", "fi");

function Field({ start }: { start: LanguageSetting | null }) {
  const [value, setValue] = useState(start);
  return (
    <>
      <LanguageField inherits value={value} onChange={setValue} />
      <output>{JSON.stringify(value)}</output>
    </>
  );
}

function show(start: LanguageSetting | null, languages: OfferedLanguage[]) {
  answerApi({
    "GET /api/transcription/languages": { status: 200, body: { engine: "x", languages } },
  });
  render(
    <WithApp>
      <Field start={start} />
    </WithApp>,
  );
}

const said = () => screen.getByRole("status").textContent;

describe("the choice of languages", () => {
  it("goes from what is inherited to chosen ones, to finding out and back", async () => {
    show(null, ready("en", "ru"));
    await screen.findByRole("combobox", { name: "Spoken language" });
    const choose = (label: string) => userEvent.selectOptions(screen.getByRole("combobox"), label);
    await choose("Detect automatically");
    expect(said()).toBe("[]");
    await choose("Chosen languages");
    expect(said()).toBe('["en"]');
    await userEvent.click(await screen.findByRole("checkbox", { name: "Russian" }));
    await userEvent.click(screen.getByRole("checkbox", { name: "English" }));
    expect(said()).toBe('["ru"]');
    // None would mean that it is found out.
    expect(screen.getByRole("checkbox", { name: "Russian" })).toHaveProperty("disabled", true);
    await choose("As in the space");
    expect(said()).toBe("null");
  });

  it("takes five at most, and is searched where there are many", async () => {
    show(["en", "ru", "de", "fr"], many);
    await userEvent.type(await screen.findByRole("searchbox"), "укр");
    await userEvent.click(screen.getByRole("checkbox", { name: "Ukrainian" }));
    expect(said()).toBe('["en","ru","de","fr","uk"]');
    await userEvent.clear(screen.getByRole("searchbox"));
    expect(screen.getByRole("checkbox", { name: "Italian" })).toHaveProperty("disabled", true);
    await userEvent.click(screen.getByRole("checkbox", { name: "French" }));
    expect(screen.getByRole("checkbox", { name: "Italian" })).toHaveProperty("disabled", false);
  });

  it("offers what is heard or on its way, and says of a chosen one that it is neither", async () => {
    show(
      ["de"],
      [
        ...ready("en"),
        { code: "ru", state: "fetching", percent: 40.7 },
        { code: "de", state: "missing" },
        { code: "fr", state: "missing" },
      ],
    );
    expect(await screen.findByText(/being fetched, .*40.*%/)).toBeTruthy();
    expect(screen.getByText("not recognised here")).toBeTruthy();
    const names = screen
      .getAllByRole("checkbox")
      .map((box) => box.getAttribute("aria-describedby"));
    expect(names).toHaveLength(3);
    expect(screen.queryByRole("checkbox", { name: "French" })).toBeNull();
    expect(screen.queryByRole("searchbox")).toBeNull();
  });

  it("has all languages, to be searched, while no engine says which it hears", async () => {
    show(["kk"], []);
    await userEvent.type(await screen.findByRole("searchbox"), "Welsh");
    expect(screen.getAllByRole("checkbox")).toHaveLength(1);
    await userEvent.click(screen.getByRole("checkbox", { name: "Welsh" }));
    expect(said()).toBe('["kk","cy"]');
  });
});

describe("names of languages", () => {
  it("are the viewer's, their own and English first, and found by three languages and the code", () => {
    const options = languageOptions(ready("ru", "de", "en"), [], "ru");
    expect(options.map(({ name }) => name)).toEqual(["Русский", "Английский", "Немецкий"]);
    const [, , german] = options;
    if (!german) throw new Error("no option");
    for (const query of ["нем", "Germ", "deutsch", "de", " НЕМ "]) {
      expect([query, matchesSearch(german, query)]).toEqual([query, true]);
    }
    expect(matchesSearch(german, "фр")).toBe(false);
    expect(languageList(["ru", "en"], "en")).toBe("Russian and English");
    expect(languageList(["jw", "haw"], "en")).toBe("Javanese and Hawaiian");
  });
});
