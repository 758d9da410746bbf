export { FrameMemory } from "./frame-memory.ts";
export { openWebSocket } from "./websocket-client.ts";
export type { ClosedSocket, WebSocketClient, WebSocketHandlers } from "./websocket-client.ts";
