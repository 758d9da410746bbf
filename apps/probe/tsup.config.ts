import { serverBundle } from "@rooms/tsup";

export default serverBundle({
  native: ["@livekit/rtc-node", "bufferutil", "utf-8-validate"],
  folders: { voices: "voices" },
});
