import { expect, it } from "vitest";
import { rosterNews } from "#features/call/room/view-models/roster-news.ts";

const person = (identity: string, local = false) => ({
  identity,
  name: identity.toUpperCase(),
  local,
});

it("tells who came and who left by name, and never of oneself", () => {
  const before = [person("ann"), person("ben")];
  const now = [person("me", true), person("ben"), person("cy")];
  expect(rosterNews(before, now)).toEqual({ came: ["CY"], left: ["ANN"] });
  expect(rosterNews(now, now)).toEqual({ came: [], left: [] });
});
