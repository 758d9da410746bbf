import { expect, it } from "vitest";
import { runConnectionTest } from "#features/call/lobby/view-models/run-connection-test.ts";
import { answerApi, problem } from "../../answer-api.ts";

it.each([
  ["LIVEKIT_UNAVAILABLE", 503, "away"],
  ["INTERNAL", 500, "offline"],
  ["RATE_LIMITED", 429, "limited"],
  ["MEMBERS_ONLY", 403, "refused"],
  ["NOT_FOUND", 404, "refused"],
])(
  "a test that the api refuses by %s is not begun, and told as such",
  async (code, status, why) => {
    const asked = answerApi({
      "POST /api/sessions/abcdefgh/connection-test": { status, body: problem(code) },
    });
    const steps: string[] = [];
    const { signal } = new AbortController();
    const tell = (step: string) => steps.push(step);
    expect(await runConnectionTest({ slug: "abcdefgh", tell, signal })).toEqual({
      kind: "not-begun",
      why,
    });
    expect(steps).toEqual(["server"]);
    expect(asked).toHaveLength(1);
  },
);
