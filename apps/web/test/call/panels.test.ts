import { describe, expect, it } from "vitest";
import { firstPanels, togglePanel } from "#features/call/view-models/panels.ts";

describe("what of the room is open", () => {
  it("is one side panel at a time", () => {
    const transcript = togglePanel(firstPanels, "transcript");
    expect(togglePanel(transcript, "participants").side).toBe("participants");
    expect(togglePanel(transcript, "transcript").side).toBeNull();
  });

  it("keeps captions beside any panel", () => {
    const both = togglePanel(togglePanel(firstPanels, "captions"), "transcript");
    expect(both).toEqual({ side: "transcript", captions: true, help: false });
  });
});
