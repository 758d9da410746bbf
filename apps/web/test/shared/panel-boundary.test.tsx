// @vitest-environment jsdom
import { cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { PanelBoundary } from "#shared/components/panel-boundary.tsx";
import { WithApp } from "../with-app.tsx";

beforeEach(() => {
  // React tells the console of every error a boundary catches.
  vi.spyOn(console, "error").mockImplementation(() => undefined);
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

/** Shows a panel that is broken. Answers how to mend it, and who is told when the server is asked anew. */
function show(fromServer: boolean) {
  const onRefresh = vi.fn();
  let broken = true;
  function Lines() {
    if (broken) throw new Error("broken");
    return <p>Lines</p>;
  }
  render(
    <WithApp onRefresh={onRefresh}>
      <p>Stage</p>
      <PanelBoundary fromServer={fromServer}>
        <Lines />
      </PanelBoundary>
    </WithApp>,
  );
  const mend = () => {
    broken = false;
  };
  return { onRefresh, mend };
}

describe("a panel that fails", () => {
  it("leaves the rest alone, and is shown again once a retry works", async () => {
    const { mend, onRefresh } = show(false);
    expect(screen.getByText("Stage")).toBeDefined();
    expect(screen.queryByText("Lines")).toBeNull();
    mend();
    await userEvent.click(screen.getByRole("button", { name: "Try again" }));
    expect(screen.getByText("Lines")).toBeDefined();
    expect(onRefresh).not.toHaveBeenCalled();
  });

  it("asks the server anew where the server made it", async () => {
    const { mend, onRefresh } = show(true);
    mend();
    await userEvent.click(screen.getByRole("button", { name: "Try again" }));
    expect(await screen.findByText("Lines")).toBeDefined();
    expect(onRefresh).toHaveBeenCalledTimes(1);
  });
});
