// @vitest-environment jsdom
import { cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it, vi } from "vitest";
import { PanelBoundary } from "../../src/shared/components/panel-boundary.tsx";
import { WithApp } from "../with-app.tsx";

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

describe("a panel that cannot be shown", () => {
  it("says so in its place, leaves the rest alone, and comes back when trying again works", async () => {
    // React tells the console of every error a boundary catches.
    vi.spyOn(console, "error").mockReturnValue();
    const onRefresh = vi.fn();
    let broken = true;
    const Content = () => {
      if (broken) throw new Error("away");
      return <p>Members</p>;
    };
    render(
      <WithApp onRefresh={onRefresh}>
        <p>Above</p>
        <PanelBoundary>
          <Content />
        </PanelBoundary>
      </WithApp>,
    );
    expect(screen.getByRole("alert").textContent).toContain("could not be loaded");
    expect(screen.getByText("Above")).toBeDefined();
    broken = false;
    await userEvent.click(screen.getByRole("button", { name: "Try again" }));
    expect(await screen.findByText("Members")).toBeDefined();
    expect(onRefresh).toHaveBeenCalledTimes(1);
  });
});
