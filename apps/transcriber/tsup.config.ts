import { serverBundle } from "@rooms/tsup";

export default serverBundle({ native: ["uWebSockets.js", "bufferutil", "utf-8-validate"] });
