// @vitest-environment jsdom
import type { MemberSession } from "@rooms/api-client";
import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { EndDialog } from "#features/sessions/components/end-dialog.tsx";
import { SessionRow } from "#features/sessions/components/session-row.tsx";
import { answerApi, problem } from "../answer-api.ts";
import { WithApp } from "../with-app.tsx";

const path = "/api/sessions/abcdefgh/end";
// Of a session only what a row says is read here.
const live = {
  slug: "abcdefgh",
  title: "Weekly",
  status: "LIVE",
  participantCount: 2,
  createdAt: "2026-11-30T09:00:00.000Z",
  startedAt: "2026-11-30T09:00:00.000Z",
  endedAt: null,
  plannedStartAt: null,
  may: { end: true, delete: false, rename: false, admit: false },
} as unknown as MemberSession;

function asked() {
  const told = { onClose: vi.fn(), onEnded: vi.fn() };
  render(
    <WithApp>
      <EndDialog session={live} {...told} />
    </WithApp>,
  );
  return told;
}

const confirm = async () =>
  userEvent.click(await screen.findByRole("button", { name: "End for all" }));

describe("ending a session from the list", () => {
  it("is offered for one that runs, to those who may", async () => {
    const told = { onDelete: vi.fn(), onRename: vi.fn(), onEnded: vi.fn() };
    const menu = async (end: boolean) => {
      const session = { ...live, may: { ...live.may, rename: true, end } };
      const { unmount } = render(
        <WithApp>
          <SessionRow {...{ session, link: "", nowMs: 0 }} {...told} />
        </WithApp>,
      );
      await userEvent.click(screen.getByRole("button", { name: "More about “Weekly”" }));
      await screen.findByRole("menuitem", { name: "Rename" });
      return { unmount, item: screen.queryByRole("menuitem", { name: "End for all" }) };
    };
    const { item, unmount } = await menu(false);
    expect(item).toBeNull();
    unmount();
    const offered = (await menu(true)).item;
    if (offered === null) throw new Error("It is not offered.");
    await userEvent.click(offered);
    await screen.findByText(/“Weekly”: everyone is disconnected/);
    expect(told.onEnded).not.toHaveBeenCalled();
  });

  it("asks first, and names the session", async () => {
    const requests = answerApi({});
    const { onClose, onEnded } = asked();
    await screen.findByText("“Weekly”: everyone is disconnected, and the transcript is completed.");
    await userEvent.click(screen.getByRole("button", { name: "Cancel" }));
    expect(onClose).toHaveBeenCalled();
    expect(onEnded).not.toHaveBeenCalled();
    expect(requests).toEqual([]);
  });

  it.each([
    ["ends", { status: 200, body: {} }, "The session has ended."],
    [
      "had ended before",
      { status: 409, body: problem("INVALID_TRANSITION") },
      "The session had already ended.",
    ],
  ])("says so when it %s, and has the list read anew", async (_how, answer, said) => {
    const requests = answerApi({ [`POST ${path}`]: answer });
    const { onEnded } = asked();
    await confirm();
    await waitFor(() => expect(onEnded).toHaveBeenCalledTimes(1));
    expect((await screen.findAllByText(said)).length).toBeGreaterThan(0);
    expect(requests.map(({ method }) => method)).toEqual(["POST"]);
  });

  it("leaves the list as it is where that was refused", async () => {
    answerApi({ [`POST ${path}`]: { status: 403, body: problem("FORBIDDEN") } });
    const { onClose, onEnded } = asked();
    await confirm();
    await waitFor(() => expect(onClose).toHaveBeenCalled());
    expect(onEnded).not.toHaveBeenCalled();
  });
});
