import { expect, it } from "vitest";
import { spotlitOf } from "#features/call/room/view-models/spotlight.ts";
import { person } from "./participants.ts";

it("of two hosts' choices the later is in the spotlight, but a participant is never large to themselves", () => {
  const earlier = person("earlier", { spotlitAtMs: 1 });
  expect(spotlitOf([person("idle"), earlier, person("later", { spotlitAtMs: 2 })])).toBe("later");
  expect(spotlitOf([earlier, person("me", { local: true, spotlitAtMs: 2 })])).toBeNull();
  expect(spotlitOf([person("idle")])).toBeNull();
});
