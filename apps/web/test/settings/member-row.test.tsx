// @vitest-environment jsdom
import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { MemberRow } from "#features/settings/components/member-row.tsx";
import { answerApi, problem } from "../answer-api.ts";
import { WithApp } from "../with-app.tsx";

const member = {
  userId: "u1",
  displayName: "Ada",
  email: "ada@example.com",
  avatarUrl: null,
  noAvatarColor: "#ffffff",
  role: "OWNER",
  joinedAt: "2026-01-01T00:00:00.000Z",
} as const;

function show(mayChange = true, role: "OWNER" | "MEMBER" = "OWNER") {
  const onRefresh = vi.fn();
  render(
    <WithApp onRefresh={onRefresh}>
      <ul>
        <MemberRow spaceId="s1" member={{ ...member, role }} self={false} mayChange={mayChange} />
      </ul>
    </WithApp>,
  );
  return onRefresh;
}

const role = () => screen.getByRole<HTMLSelectElement>("combobox", { name: "Role of Ada" });

describe("a member of a space", () => {
  it("keeps the role the api insists on, and the refusal is explained", async () => {
    const path = "/api/spaces/s1/members/u1";
    const asked = answerApi({ [`PATCH ${path}`]: { status: 409, body: problem("LAST_OWNER") } });
    const onRefresh = show();
    await userEvent.selectOptions(role(), "Member");
    const told = await screen.findAllByText(/A space needs at least one owner/);
    expect(told.length).toBeGreaterThan(0);
    await waitFor(() => expect(role().value).toBe("OWNER"));
    expect(asked).toEqual([{ method: "PATCH", path, body: { role: "MEMBER" } }]);
    expect(onRefresh).not.toHaveBeenCalled();
  });

  it("becomes an owner only after a second question", async () => {
    const path = "/api/spaces/s1/members/u1";
    const asked = answerApi({ [`PATCH ${path}`]: { status: 204 } });
    show(true, "MEMBER");
    await userEvent.selectOptions(role(), "Owner");
    await userEvent.click(await screen.findByRole("button", { name: "Cancel" }));
    expect(asked).toEqual([]);
    await userEvent.selectOptions(role(), "Owner");
    await userEvent.click(await screen.findByRole("button", { name: "Make owner" }));
    await waitFor(() => expect(asked.map(({ body }) => body)).toEqual([{ role: "OWNER" }]));
  });

  it("is removed only after a second question, and the page is then made anew", async () => {
    const path = "/api/spaces/s1/members/u1";
    const asked = answerApi({ [`DELETE ${path}`]: { status: 204 } });
    const onRefresh = show();
    await userEvent.click(screen.getByRole("button", { name: "Remove Ada" }));
    await userEvent.click(await screen.findByRole("button", { name: "Cancel" }));
    expect(asked).toEqual([]);
    await userEvent.click(screen.getByRole("button", { name: "Remove Ada" }));
    await userEvent.click(await screen.findByRole("button", { name: "Remove" }));
    await waitFor(() => expect(onRefresh).toHaveBeenCalledTimes(1));
    expect(asked.map(({ method }) => method)).toEqual(["DELETE"]);
  });

  it("is only shown to those who may not change it", () => {
    show(false);
    expect(screen.queryByRole("combobox")).toBeNull();
    expect(screen.queryByRole("button")).toBeNull();
    expect(screen.getByText("Owner")).toBeDefined();
  });
});
