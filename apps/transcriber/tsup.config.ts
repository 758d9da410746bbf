import { serverBundle } from "@rooms/tsup";

export default serverBundle({
  entry: { main: "src/main.ts", "room-agent": "src/room-agent.ts" },
  native: [
    "uWebSockets.js",
    "@livekit/rtc-node",
    "bufferutil",
    "utf-8-validate",
    "dictionary-en",
    "dictionary-ru",
  ],
});
