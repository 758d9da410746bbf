export { createLiveKitProbe } from "./probe.ts";
export type { LiveKitProbe, LiveKitProbeOptions } from "./probe.ts";
export { createLiveRooms } from "./rooms.ts";
export type { LiveRoomsOptions } from "./rooms.ts";
export { createRoomTokens } from "./tokens.ts";
export type { RoomTokenRequest, RoomTokens } from "./tokens.ts";
export { createWebhookReader } from "./webhooks.ts";
export type { PresenceEvent, WebhookReader, WebhookReading } from "./webhooks.ts";
