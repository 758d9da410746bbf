import type { ErrorEvent } from "@sentry/browser";
import { expect, it } from "vitest";
import { scrubbed } from "#shared/observation/scrubbed.ts";

it("a report of a page tells the kind of the error and its place in our scripts, and nothing else", () => {
  const event: ErrorEvent = {
    type: undefined,
    event_id: "a".repeat(32),
    level: "error",
    release: "rooms@1.0.0",
    message: "Ann said the budget",
    request: { url: "https://rooms.example.com/r/token-of-a-link" },
    user: { ip_address: "192.0.2.1" },
    breadcrumbs: [{ message: "clicked Board" }],
    tags: { url: "https://rooms.example.com/session/abcdefgh" },
    exception: {
      values: [
        {
          type: "TypeError",
          value: "Cannot read properties of Ann",
          stacktrace: {
            frames: [
              {
                filename: "https://rooms.example.com/_next/static/chunks/1.js?token=2",
                function: "join",
                lineno: 3,
                colno: 7,
                vars: { name: "Ann" },
              },
              { filename: "https://rooms.example.com/r/token-of-a-link", lineno: 1 },
            ],
          },
        },
      ],
    },
  };
  const told = scrubbed(event);
  expect(told.exception?.values).toEqual([
    {
      type: "TypeError",
      value: "",
      stacktrace: {
        frames: [
          { filename: "/_next/static/chunks/1.js", function: "join", lineno: 3, colno: 7 },
          { filename: "page", lineno: 1 },
        ],
      },
    },
  ]);
  expect(JSON.stringify(told)).not.toMatch(/Ann|token|abcdefgh|192|Board/);
  expect(told).toMatchObject({ release: "rooms@1.0.0", level: "error", tags: { part: "page" } });
});
