// @vitest-environment jsdom
import { cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { AddressSignIn } from "#features/account/components/address-sign-in.tsx";
import { WithMessages } from "../with-messages.tsx";

function show(kind: "email" | "local" = "local"): { submitted: string[] } {
  const submitted: string[] = [];
  render(
    <WithMessages>
      <AddressSignIn kind={kind} pending={false} onSubmit={(email) => submitted.push(email)} />
    </WithMessages>,
  );
  return { submitted };
}

describe("signing in by e-mail alone", () => {
  it("says that it is for development where an address is simply believed, and only there", () => {
    show();
    expect(screen.getByText(/for development/i)).toBeDefined();
    cleanup();
    show("email");
    expect(screen.queryByText(/for development/i)).toBeNull();
    expect(screen.getByText(/15 minutes/)).toBeDefined();
  });

  it("refuses what is no address, in words, without a request", async () => {
    const { submitted } = show();
    await userEvent.type(screen.getByLabelText(/mail/i), "ada");
    await userEvent.click(screen.getByRole("button"));
    expect(screen.getByRole("alert").textContent).toMatch(/does not look like/);
    expect(submitted).toEqual([]);
  });

  it("takes an address without the spaces around it", async () => {
    const { submitted } = show();
    await userEvent.type(screen.getByLabelText(/mail/i), " ada@example.com {enter}");
    expect(submitted).toEqual(["ada@example.com"]);
  });
});
