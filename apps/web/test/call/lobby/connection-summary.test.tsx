// @vitest-environment jsdom
import { render, screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { ConnectionDetails } from "#features/call/lobby/components/connection-details.tsx";
import { ConnectionSummary } from "#features/call/lobby/components/connection-summary.tsx";
import type { ConnectionFindings } from "#features/call/lobby/view-models/connection-verdict.ts";
import { WithMessages } from "../../with-messages.tsx";

const findings: ConnectionFindings = {
  signalling: true,
  media: {
    route: { kind: "router", protocol: "udp" },
    spares: [{ kind: "direct", protocol: "tcp" }],
    lossRatio: 0.0124,
    roundTripMs: 31.2,
  },
  relay: "works",
  transcriber: "works",
  host: "media.example.com",
};

function show(found: ConnectionFindings) {
  render(
    <WithMessages>
      <ConnectionSummary outcome={{ kind: "found", findings: found }} />
      <ConnectionDetails findings={found} />
    </WithMessages>,
  );
  const terms = screen.getAllByRole("term").map(({ textContent }) => textContent);
  const values = screen.getAllByRole("definition").map(({ textContent }) => textContent);
  return Object.fromEntries(terms.map((term, index) => [term, values[index]]));
}

describe("a tested connection", () => {
  it("is told with all that the verdict rests on", () => {
    expect(show(findings)).toEqual({
      "Media server": "reached (media.example.com)",
      "Sound and video": "through a router, UDP",
      "Would also work": "direct, TCP",
      "Relay (TURN)": "works",
      "Lost packets": "1.2%",
      "Round trip": "32 ms",
      Transcription: "reached",
    });
    expect(screen.getByText("Your connection is good for video.")).toBeTruthy();
  });

  it("that lets no media through is told with what to ask for, and of whom", () => {
    expect(show({ ...findings, media: null, relay: "none", transcriber: "off" })).toEqual({
      "Media server": "reached (media.example.com)",
      "Sound and video": "no way through",
      "Relay (TURN)": "not set up",
      Transcription: "off here",
    });
    expect(screen.getByText(/TCP port 7881, to media\.example\.com.*\(TURN\)/)).toBeTruthy();
  });

  it("that does not reach the transcriber is told so beside the verdict", () => {
    show({ ...findings, transcriber: "fails" });
    expect(screen.getByText("Your connection is good for video.")).toBeTruthy();
    expect(screen.getByText(/^Your words would be missing from the transcript/)).toBeTruthy();
  });
});
