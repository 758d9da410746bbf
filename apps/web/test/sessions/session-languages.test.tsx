// @vitest-environment jsdom
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { CreateSession } from "#features/sessions/components/create-session.tsx";
import { answerApi } from "../answer-api.ts";
import { WithApp } from "../with-app.tsx";

function show() {
  const asked = answerApi({
    "GET /api/transcription/languages": {
      status: 200,
      body: {
        engine: "x",
        languages: [
          { code: "en", state: "ready" },
          { code: "ru", state: "ready" },
        ],
      },
    },
    "POST /api/sessions": { status: 201, body: { slug: "abcd2345" } },
  });
  render(
    <WithApp>
      <CreateSession
        spaceId="s1"
        defaultEntry="OPEN"
        origin="http://localhost"
        onPlanned={() => undefined}
      />
    </WithApp>,
  );
  const made = () => asked.filter(({ method }) => method === "POST").map(({ body }) => body);
  return { asked, made };
}

const create = () => userEvent.click(screen.getByRole("button", { name: "New session" }));

it("leaves the language of a session to its space, and reads no list of languages, until it is asked for", async () => {
  const { asked, made } = show();
  await create();
  expect(made()).toEqual([{ spaceId: "s1", entry: "OPEN" }]);
  expect(asked.filter(({ method }) => method === "GET")).toEqual([]);
});

it("makes a session in the languages that were chosen; the choice takes the focus of the button that asked for it", async () => {
  const { made } = show();
  await userEvent.click(screen.getByRole("button", { name: "Spoken language" }));
  const choice = await screen.findByRole("combobox", { name: "Spoken language" });
  expect(document.activeElement).toBe(choice);
  await userEvent.selectOptions(choice, "Chosen languages");
  await userEvent.click(await screen.findByRole("checkbox", { name: "Russian" }));
  await create();
  expect(made()).toEqual([{ spaceId: "s1", entry: "OPEN", languages: ["en", "ru"] }]);
});

it("takes the choice along into a plan", async () => {
  show();
  await userEvent.click(screen.getByRole("button", { name: "Spoken language" }));
  await userEvent.selectOptions(
    await screen.findByRole("combobox", { name: "Spoken language" }),
    "Detect automatically",
  );
  await userEvent.click(screen.getByRole("button", { name: "More ways to meet" }));
  await userEvent.click(await screen.findByRole("menuitem", { name: "Plan for later" }));
  const dialog = await screen.findByRole("dialog");
  const inDialog = [...dialog.querySelectorAll("select")].map(({ value }) => value);
  expect(inDialog).toContain("foundOut");
});
