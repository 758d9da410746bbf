import { StoredSwitch } from "#shared/stored-switch.ts";

/** Whether one's own hand goes down by itself after one has spoken for a while; off until switched on. */
export const lowerBySpeaking = new StoredSwitch("rooms.lowerHandBySpeaking", {
  initially: false,
  storage: () => localStorage,
});

/** So long one speaks, pauses left out, before the hand has served its purpose. */
export const lowerAfterSpokenMs = 5_000;
