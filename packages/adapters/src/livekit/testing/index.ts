export { LiveKitClient } from "./livekit-client.ts";
export { canRunLiveKit, livekitBuildMs, livekitKeys, LiveKitServer } from "./livekit-server.ts";
