import { expect, it } from "vitest";
import { dueStarts, startKey } from "#features/sessions/view-models/due-starts.ts";

const nowMs = Date.parse("2027-01-04T09:30:00Z");
const planned = (slug: string, inSeconds: number) => ({
  ...{ slug, title: slug },
  plannedStartAt: new Date(nowMs + inSeconds * 1000).toISOString(),
});

it("a planned session is told of once, from a minute before its start, and not when it began long ago", () => {
  const sessions = [
    planned("soon", 60),
    planned("later", 61),
    planned("now", -200),
    planned("long-ago", -300),
    { slug: "unplanned", title: null, plannedStartAt: null },
  ];
  const due = dueStarts(sessions, { nowMs, told: new Set() });
  expect(due.map(({ slug }) => slug)).toEqual(["soon", "now"]);
  const told = new Set(due.map(startKey));
  expect(dueStarts(sessions, { nowMs, told })).toEqual([]);
  const moved = planned("soon", 30);
  expect(dueStarts([moved], { nowMs, told })).toEqual([moved]);
});
