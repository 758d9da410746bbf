import { render, screen, waitFor } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import { Menu } from "../src/primitives/menu.tsx";

function show() {
  const chosen = vi.fn<(what: string) => void>();
  render(
    <Menu
      trigger={<button type="button">More</button>}
      items={[
        { label: "Rename", onSelect: () => chosen("rename") },
        { label: "Guests", checked: true, onSelect: () => chosen("guests") },
        { kind: "separator" },
        { label: "Delete", danger: true, onSelect: () => chosen("delete") },
      ]}
    />,
  );
  return { chosen, user: userEvent.setup() };
}

it("opens, moves and chooses by keyboard alone, and gives the focus back", async () => {
  const { chosen, user } = show();
  await user.tab();
  await user.keyboard("{Enter}");
  await waitFor(() =>
    expect(document.activeElement).toBe(screen.getByRole("menuitem", { name: "Rename" })),
  );
  await user.keyboard("{End}{Enter}");
  expect(chosen.mock.calls).toEqual([["delete"]]);
  await waitFor(() => expect(screen.queryByRole("menu")).toBeNull());
  expect(document.activeElement).toBe(screen.getByRole("button", { name: "More" }));
});

it("says which choice is on, and closes on Escape with nothing chosen", async () => {
  const { chosen, user } = show();
  await user.click(screen.getByRole("button", { name: "More" }));
  const choice = await screen.findByRole("menuitemcheckbox", { name: "Guests" });
  expect(choice.getAttribute("aria-checked")).toBe("true");
  await user.keyboard("{Escape}");
  await waitFor(() => expect(screen.queryByRole("menu")).toBeNull());
  expect(chosen).not.toHaveBeenCalled();
});
