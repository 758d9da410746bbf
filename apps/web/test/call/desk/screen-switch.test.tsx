// @vitest-environment jsdom
import { fireEvent, render, screen, waitFor } from "@testing-library/react";
import { expect, it } from "vitest";
import { ScreenSwitch } from "#features/call/desk/components/screen-switch.tsx";
import { useSessionAccess } from "#features/call/lobby/view-models/use-session-access.ts";
import { answerApi, problem } from "../../answer-api.ts";
import { WithApp } from "../../with-app.tsx";

const path = "/api/sessions/abcdefgh";
const session = { view: "member", entry: "OPEN", locked: false, pastOpen: false };
const read = {
  [`GET ${path}`]: { status: 200, body: { ...session, screenSharing: "EVERYONE" } },
  [`GET ${path}/bars`]: { status: 200, body: { items: [] } },
};

function Desk() {
  return <ScreenSwitch {...useSessionAccess("abcdefgh")} />;
}

async function shown(): Promise<HTMLButtonElement> {
  render(
    <WithApp>
      <Desk />
    </WithApp>,
  );
  const found = screen.getByRole<HTMLButtonElement>("switch", {
    name: "Participants can share their screen",
  });
  expect(found.disabled).toBe(true);
  await waitFor(() => expect(found.disabled).toBe(false));
  return found;
}

it("shows who may share once it is read, and keeps the screen to hosts", async () => {
  const asked = answerApi({
    ...read,
    [`PATCH ${path}`]: { status: 200, body: { ...session, screenSharing: "HOSTS" } },
  });
  const found = await shown();
  expect(found.ariaChecked).toBe("true");
  fireEvent.click(found);
  await waitFor(() => expect(found.ariaChecked).toBe("false"));
  expect(asked.at(-1)).toEqual({ method: "PATCH", path, body: { screenSharing: "HOSTS" } });
});

it("goes back and says so when that was refused", async () => {
  answerApi({ ...read, [`PATCH ${path}`]: { status: 409, body: problem("SESSION_ENDED") } });
  const found = await shown();
  fireEvent.click(found);
  const told = await screen.findAllByText(/could not be changed/);
  expect(told.length).toBeGreaterThan(0);
  expect(found.ariaChecked).toBe("true");
});
