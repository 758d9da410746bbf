/**
 * Attribute of a participant in the LiveKit room that only the api sets. With `capturedByClient` the participant's own
 * client brings their speech, or does not, by the realtime socket; without it the server may hear them in the room.
 */
export const captureAttribute = "rooms.capture";
export const capturedByClient = "client";
