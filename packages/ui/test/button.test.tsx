import { render, screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { Button } from "../src/primitives/button.tsx";

describe("a pending button", () => {
  it("keeps its name and its focus and ignores presses", async () => {
    const user = userEvent.setup();
    const onClick = vi.fn();
    const { rerender } = render(<Button onClick={onClick}>Save</Button>);
    await user.click(screen.getByRole("button", { name: "Save" }));
    rerender(
      <Button onClick={onClick} pending>
        Save
      </Button>,
    );
    const button = screen.getByRole("button", { name: "Save", busy: true });
    expect(document.activeElement).toBe(button);
    await user.click(button);
    await user.keyboard("{Enter} ");
    expect(onClick).toHaveBeenCalledTimes(1);
  });

  it("does not submit its form, by press or by Enter in a field", async () => {
    const user = userEvent.setup();
    const onSubmit = vi.fn();
    render(
      <form onSubmit={onSubmit}>
        <input aria-label="Name" />
        <Button type="submit" pending>
          Save
        </Button>
      </form>,
    );
    await user.click(screen.getByRole("button"));
    await user.type(screen.getByLabelText("Name"), "Ada{Enter}");
    expect(onSubmit).not.toHaveBeenCalled();
  });
});

it("becomes the link it is given, with its own look and text", () => {
  render(<Button render={<a href="/there" />}>Go</Button>);
  const link = screen.getByRole("link", { name: "Go" });
  expect(link.getAttribute("href")).toBe("/there");
  expect(link.hasAttribute("type")).toBe(false);
});
