// @vitest-environment jsdom
import { render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import type { MemberSession } from "@rooms/api-client";
import { PlanDialog } from "#features/sessions/components/plan-dialog.tsx";
import { answerApi, problem } from "../answer-api.ts";
import { WithApp } from "../with-app.tsx";

const members = {
  items: [
    { userId: "u1", displayName: "Ada Lovelace", email: "ada@example.com" },
    { userId: "u2", displayName: null, email: "grace@example.com" },
  ],
};
const invitee = { email: "bob@example.com", userId: null, displayName: null, state: "MAILED" };
const session = {
  slug: "abcd2345",
  title: "Review",
  plannedStartAt: "2999-01-01T10:00:00.000Z",
  plannedDurationMinutes: 60,
} as MemberSession;
const base = {
  "GET /api/spaces/s1/members": { status: 200, body: members },
  "PATCH /api/sessions/abcd2345": { status: 200, body: session },
  "POST /api/sessions": { status: 201, body: session },
};
const listed = "GET /api/sessions/abcd2345/invitees";
const set = "PUT /api/sessions/abcd2345/invitees";

function show(edited: MemberSession | null, answers: Parameters<typeof answerApi>[0]) {
  const asked = answerApi({ ...base, ...answers });
  const onOpenChange = vi.fn();
  render(
    <WithApp>
      <PlanDialog
        spaceId="s1"
        session={edited}
        title=""
        entry="OPEN"
        origin="http://localhost"
        open
        onOpenChange={onOpenChange}
        onChanged={() => undefined}
      />
    </WithApp>,
  );
  const wasPut = () => asked.filter(({ method }) => method === "PUT").map(({ body }) => body);
  return { wasPut, onOpenChange };
}

async function field(): Promise<HTMLInputElement> {
  const input = await screen.findByRole<HTMLInputElement>(
    "combobox",
    { name: "Invite people" },
    // The dialog's own code comes with its first opening.
    { timeout: 10_000 },
  );
  await waitFor(() => expect(input.disabled).toBe(false));
  return input;
}

function names(): (string | null)[] {
  const list = screen.queryByRole("list", { name: "Invited people" });
  return list === null
    ? []
    : within(list)
        .getAllByRole("listitem")
        .map((item) => item.textContent);
}

describe("the people of a plan", { timeout: 30_000 }, () => {
  it("are taken by Enter, comma, paste and suggestion, once each, and the last goes by Backspace", async () => {
    const { wasPut } = show(null, {
      [set]: { status: 200, body: { items: [invitee], mailing: true } },
    });
    const input = await field();
    await userEvent.type(input, "Bob@Example.com{Enter}cy@example.com,");
    await userEvent.paste('"Doe, Dan" <dan@example.com>; bob@example.com eve@example.com');
    await userEvent.type(input, "love{ArrowUp}{ArrowDown}{Enter}");
    await waitFor(() => expect(names()).toHaveLength(5));
    await userEvent.type(input, "{ArrowDown}");
    const suggestions = within(screen.getByRole("listbox", { name: "Members of the space" }));
    const suggested = suggestions.getAllByRole("option").map(({ textContent }) => textContent);
    expect(suggested).toEqual(["grace@example.com"]);
    await userEvent.type(input, "{Escape}{Backspace}{Backspace}");
    expect(names()).toEqual(["bob@example.com", "cy@example.com", "dan@example.com"]);
    await userEvent.click(screen.getByRole("button", { name: /^Remove .*cy@example\.com/ }));
    // What is still typed is taken with the rest.
    await userEvent.type(input, "fay@example.com");
    await userEvent.click(screen.getByRole("button", { name: "Plan" }));
    expect(await screen.findByText("1 person gets an invitation by mail.")).toBeDefined();
    expect(wasPut()).toEqual([
      { emails: ["bob@example.com", "dan@example.com", "fay@example.com"] },
    ]);
  });

  it("are not planned with while a text is no address, which is said at the field", async () => {
    const { wasPut, onOpenChange } = show(null, {});
    const input = await field();
    await userEvent.type(input, "ada{Escape}");
    expect(onOpenChange).not.toHaveBeenCalled();
    await userEvent.clear(input);
    await userEvent.type(input, "bob@nowhere");
    await userEvent.click(screen.getByRole("button", { name: "Plan" }));
    expect(screen.getByRole("alert").textContent).toMatch(/Not an e-mail address: .*bob@nowhere/);
    expect(input.getAttribute("aria-invalid")).toBe("true");
    expect(wasPut()).toEqual([]);
    expect(screen.getByRole("button", { name: "Plan" })).toBeDefined();
  });

  it("are fifty at most", async () => {
    show(null, {});
    await userEvent.click(await field());
    const many = Array.from({ length: 51 }, (_, index) => `p${index}@example.com`);
    await userEvent.paste(many.join(" "));
    expect(screen.getByRole("alert").textContent).toContain("At most 50 people");
    expect(names()).toEqual([]);
  });

  it("show whether they were mailed, and stay as they are when only the plan changes", async () => {
    const { wasPut } = show(session, {
      [listed]: { status: 200, body: { items: [invitee], mailing: true } },
    });
    await field();
    expect(names()).toEqual(["bob@example.comMailed"]);
    await userEvent.click(screen.getByRole("button", { name: "Save" }));
    expect(await screen.findByText("1 person gets an invitation by mail.")).toBeDefined();
    expect(wasPut()).toEqual([]);
  });

  it("are not replaced when they could not be read", async () => {
    const { wasPut } = show(session, { [listed]: { status: 503, body: problem("UNAVAILABLE") } });
    expect(await screen.findByText(/could not be loaded/)).toBeDefined();
    await userEvent.click(screen.getByRole("button", { name: "Save" }));
    expect(await screen.findByText("The session is planned")).toBeDefined();
    expect(wasPut()).toEqual([]);
  });

  it("are promised no mail where none is sent: the link is to be copied", async () => {
    const unmailed = { ...invitee, state: "NOT_MAILED" };
    show(session, { [listed]: { status: 200, body: { items: [unmailed], mailing: false } } });
    expect(await screen.findByText("Mail is off here: send the link yourself")).toBeDefined();
    expect(screen.getByRole("button", { name: "Copy link" })).toBeDefined();
    expect(names()).toEqual(["bob@example.com"]);
    expect(screen.queryByText(/by mail, with/)).toBeNull();
  });

  it("are told of a refusal beside the link of the plan that stands", async () => {
    show(null, { [set]: { status: 429, body: problem("INVITE_LIMIT") } });
    await userEvent.type(await field(), "bob@example.com{Enter}");
    await userEvent.click(screen.getByRole("button", { name: "Plan" }));
    expect((await screen.findByRole("alert")).textContent).toContain("Send the link instead.");
    expect(screen.getByRole("textbox", { name: "Link" })).toBeDefined();
  });
});
