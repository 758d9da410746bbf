import { expect, it } from "vitest";
import { emptyResult } from "../src/analysis/analysis.ts";
import { withMarkedLines } from "../src/analysis/marked-lines.ts";
import type { Meeting, MeetingSegment } from "../src/analysis/meeting-analyser.ts";
import { participantIdentity, segmentId } from "../src/shared/ids.ts";

const said = (id: string, marks?: MeetingSegment["marks"]): MeetingSegment => ({
  id: segmentId(id),
  identity: participantIdentity("guest-x"),
  text: ` ${id}. `,
  language: "en",
  startedAtMs: 0,
  endedAtMs: 1,
  ...(marks && { marks }),
});

const meeting = (segments: readonly MeetingSegment[]): Meeting => ({
  ...{ title: null, startedAt: new Date(0), timeZone: "UTC", participants: [], segments },
});

it("what people marked stands in the result in the words that were said, once, where the analyser overlooked it", () => {
  const found = {
    ...emptyResult,
    decisions: [{ text: "Both agreed.", segmentIds: [segmentId("b")] }],
  };
  const result = withMarkedLines(
    found,
    meeting([said("a"), said("b", ["DECISION", "TASK"]), said("c", ["DECISION", "QUESTION"])]),
  );
  const evidence = (lines: readonly { text: string; segmentIds: readonly string[] }[]) =>
    lines.map(({ text, segmentIds }) => [text, ...segmentIds]);
  expect(evidence(result.decisions)).toEqual([
    ["Both agreed.", "b"],
    ["c.", "c"],
  ]);
  expect(result.tasks).toEqual([
    { text: "b.", segmentIds: ["b"], owner: null, ownerIdentity: null, dueOn: null },
  ]);
  expect(evidence(result.questions)).toEqual([["c.", "c"]]);
  expect([result.summary, result.risks]).toEqual([[], []]);
});
