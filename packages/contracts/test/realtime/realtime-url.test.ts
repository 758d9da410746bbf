import { expect, it } from "vitest";
import { realtimeUrl } from "../../src/realtime/index.ts";

it.each([
  ["wss://rooms.example.com", "wss://rooms.example.com/api/realtime/transcribe"],
  ["ws://127.0.0.1:7860/", "ws://127.0.0.1:7860/api/realtime/transcribe"],
  [
    "wss://rooms.example.com/api/realtime/one",
    "wss://rooms.example.com/api/realtime/one/transcribe",
  ],
  [
    "wss://rooms.example.com/api/realtime/one/",
    "wss://rooms.example.com/api/realtime/one/transcribe",
  ],
])("a transcriber at %s is found at %s", (address, url) => {
  expect(realtimeUrl(address)).toBe(url);
});
