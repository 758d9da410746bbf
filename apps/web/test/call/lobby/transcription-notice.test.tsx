// @vitest-environment jsdom
import type { SessionView } from "@rooms/api-client";
import { render, screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { TranscriptionNotice } from "#features/call/lobby/components/transcription-notice.tsx";
import { answerApi } from "../../answer-api.ts";
import { WithApp } from "../../with-app.tsx";

function show(
  facts: Pick<SessionView, "transcription" | "engine" | "languages">,
  { languagesPending }: { languagesPending: boolean },
) {
  const asked = answerApi({
    "GET /api/transcription/languages": {
      status: 200,
      body: {
        engine: facts.engine,
        languages: [
          { code: "en", state: "ready" },
          { code: "ru", state: "fetching", percent: 40 },
          { code: "kk", state: "missing" },
        ],
      },
    },
  });
  render(
    <WithApp>
      {/* Of the session only these are read here. */}
      <TranscriptionNotice session={facts as SessionView} languagesPending={languagesPending} />
    </WithApp>,
  );
  return asked;
}

describe("the notice before joining", () => {
  it("says what is spoken, who hears it, and what is not heard yet or not at all", async () => {
    const languages: SessionView["languages"] = ["en", "ru", "kk"];
    show({ transcription: "ON", engine: "whisper-base", languages }, { languagesPending: true });
    await screen.findByText(/Russian.*: .*being fetched, .*40.*%/);
    expect(screen.getByText(/Kazakh.*: .*not recognised here/)).toBeTruthy();
    const { textContent } = screen.getByText(/This session is transcribed/);
    expect(textContent.replaceAll(/[\u2068\u2069]/g, "")).toBe(
      "This session is transcribed. Spoken: English, Russian, and Kazakh. Speech becomes text on this server; nothing goes to a cloud. Russian: being fetched, 40%. Kazakh: not recognised here.",
    );
  });

  it("asks nothing where all languages are heard, and says that a language is found out", () => {
    const asked = show(
      { transcription: "ON", engine: "gladia", languages: [] },
      { languagesPending: false },
    );
    expect(screen.getByText(/The language is detected automatically/)).toBeTruthy();
    expect(asked).toEqual([]);
  });

  it("says nothing of languages where nothing is transcribed", () => {
    const asked = show(
      { transcription: "OFF", engine: "whisper-base", languages: ["en"] },
      { languagesPending: false },
    );
    expect(screen.getByText("This session is not being transcribed.")).toBeTruthy();
    expect(asked).toEqual([]);
  });
});
