// What LiveKit carries of ours, without zod: for pages that read it.
export { roomAttributes, roomTopics } from "@rooms/domain/vocabulary/room-attributes";
