import { render, screen, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { ControlButton } from "../src/room/control-button.tsx";
import { LeaveButton } from "../src/room/leave-button.tsx";
import { VideoGrid } from "../src/room/video-grid.tsx";
import { VideoTile } from "../src/room/video-tile.tsx";
import { gridLabels, tileLabels } from "../src/gallery/texts.ts";
import { sizePage } from "./sized-page.ts";

const ada = { name: "Ada", avatarColor: "#f6d5c9" };

beforeEach(() => sizePage({ viewportPx: 400, rowPx: 40 }));

describe("a tile", () => {
  it.each([
    { props: {}, name: "Ada" },
    { props: { muted: true }, name: "Ada, muted" },
    { props: { person: { ...ada, mark: "Guest" }, muted: true }, name: "Ada, Guest, muted" },
    { props: { speaking: true, note: "You" }, name: "Ada, You, speaking" },
    { props: { quality: "poor" }, name: "Ada, poor connection" },
    { props: { quality: "lost", pinned: true }, name: "Ada, connection lost, pinned" },
  ] as const)("says in its name what its marks show: $name", ({ props, name }) => {
    render(<VideoTile person={ada} cameraOn labels={tileLabels} {...props} />);
    expect(screen.getByRole("group", { name })).toBeTruthy();
  });

  it("keeps the video mounted while the camera is off", () => {
    const tile = (cameraOn: boolean) => (
      <VideoTile person={ada} cameraOn={cameraOn} labels={tileLabels}>
        <video data-testid="video" />
      </VideoTile>
    );
    const { rerender } = render(tile(true));
    const video = screen.getByTestId("video");
    rerender(tile(false));
    expect(screen.getByTestId("video")).toBe(video);
  });

  it("offers to pin, and to unpin once it is", async () => {
    const user = userEvent.setup();
    const onTogglePin = vi.fn();
    const tile = (pinned: boolean) => (
      <VideoTile
        person={ada}
        cameraOn
        pinned={pinned}
        onTogglePin={onTogglePin}
        labels={tileLabels}
      />
    );
    const { rerender } = render(tile(false));
    await user.click(screen.getByRole("button", { name: "Pin" }));
    rerender(tile(true));
    expect(screen.getByRole("button", { name: "Unpin" })).toBeTruthy();
    expect(onTogglePin).toHaveBeenCalledTimes(1);
  });
});

describe("the stage", () => {
  const ids = Array.from({ length: 11 }, (_, index) => `${index}`);
  const grid = (featuredId?: string) => (
    <VideoGrid
      ids={ids}
      featuredIds={featuredId === undefined ? [] : [featuredId]}
      renderTile={(id) => <i data-testid="tile">{id}</i>}
      labels={gridLabels}
    />
  );
  const shown = () => screen.getAllByTestId("tile").map((tile) => tile.textContent);

  it("turns its pages, and no further than there are", async () => {
    const user = userEvent.setup();
    render(grid());
    expect(shown()).toEqual(ids.slice(0, 9));
    await user.click(screen.getByRole("button", { name: "Next page" }));
    expect(shown()).toEqual(["9", "10"]);
    expect(screen.getByRole("status").textContent).toBe("2 of 2");
    expect(screen.getByRole<HTMLButtonElement>("button", { name: "Next page" }).disabled).toBe(
      true,
    );
  });

  it("does not mount a tile anew when it is featured", () => {
    const { rerender } = render(grid());
    const tile = screen.getByText("2");
    rerender(grid("2"));
    expect(screen.getByText("2")).toBe(tile);
  });
});

describe("controls", () => {
  it("a toggle says whether it is on, and its number stays out of its name", () => {
    render(<ControlButton label="Microphone" icon={null} pressed count={3} onPress={() => null} />);
    expect(screen.getByRole("button", { name: "Microphone", pressed: true })).toBeTruthy();
  });

  it("says in words that something behind it waits, and only while it does", () => {
    const button = (count: number) => (
      <ControlButton
        label="Participants"
        icon={null}
        count={3}
        alert={{ count, text: "2 people wait" }}
        onPress={() => null}
      />
    );
    const { rerender } = render(button(2));
    const description = { name: "Participants", description: "2 people wait" };
    expect(screen.getByRole("button", description)).toBeTruthy();
    rerender(button(0));
    expect(screen.queryByRole("button", description)).toBeNull();
  });

  it("ending for all is offered only where it is allowed, behind a second press", async () => {
    const user = userEvent.setup();
    const onEndForAll = vi.fn();
    const labels = { leave: "Leave", endForAll: "End for all", more: "More" };
    const { rerender } = render(<LeaveButton onLeave={() => null} labels={labels} />);
    expect(screen.queryByRole("button", { name: "More" })).toBeNull();
    rerender(<LeaveButton onLeave={() => null} onEndForAll={onEndForAll} labels={labels} />);
    await user.click(screen.getByRole("button", { name: "More" }));
    await user.click(within(await screen.findByRole("menu")).getByText("End for all"));
    expect(onEndForAll).toHaveBeenCalledTimes(1);
  });
});
