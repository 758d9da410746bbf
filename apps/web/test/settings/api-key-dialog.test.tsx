// @vitest-environment jsdom
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { ApiKeyDialog } from "#features/settings/components/api-key-dialog.tsx";
import { answerApi } from "../answer-api.ts";
import { WithApp } from "../with-app.tsx";

describe("making an API key", () => {
  it("asks for a right before it asks the api, and shows the secret to be copied", async () => {
    const asked = answerApi({
      "POST /api/api-keys": { status: 201, body: { key: {}, secret: "rooms_secret" } },
    });
    render(
      <WithApp>
        <ApiKeyDialog spaceId="s1" open onOpenChange={() => undefined} />
      </WithApp>,
    );
    await userEvent.type(await screen.findByRole("textbox", { name: "Name" }), "Calendar");
    await userEvent.click(screen.getByRole("button", { name: "Create key" }));
    expect(screen.getByRole("alert").textContent).toContain("Select at least one right");
    expect(asked).toEqual([]);
    await userEvent.click(screen.getByRole("checkbox", { name: "Read transcripts" }));
    await userEvent.click(screen.getByRole("button", { name: "Create key" }));
    const secret = await screen.findByRole<HTMLInputElement>("textbox", { name: "Key" });
    expect(secret.value).toBe("rooms_secret");
    expect(asked[0]?.body).toEqual({
      name: "Calendar",
      scopes: ["transcripts:read"],
      spaceId: "s1",
    });
  });
});
