// @vitest-environment jsdom
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import { PanelBoundary } from "../../src/shared/components/panel-boundary.tsx";
import { WithMessages } from "../with-messages.tsx";

it("keeps a panel's failure to the panel, and shows the panel again once a retry works", async () => {
  const complaint = vi.spyOn(console, "error").mockImplementation(() => undefined);
  let broken = true;
  function Panel() {
    if (broken) throw new Error("broken");
    return <p>Lines</p>;
  }
  render(
    <WithMessages>
      <p>Stage</p>
      <PanelBoundary>
        <Panel />
      </PanelBoundary>
    </WithMessages>,
  );
  expect(screen.getByText("Stage")).toBeTruthy();
  expect(screen.queryByText("Lines")).toBeNull();
  broken = false;
  await userEvent.click(screen.getByRole("button", { name: "Try again" }));
  expect(screen.getByText("Lines")).toBeTruthy();
  complaint.mockRestore();
});
