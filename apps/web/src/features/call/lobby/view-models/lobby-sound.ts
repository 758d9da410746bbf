import { StoredSwitch } from "#shared/stored-switch.ts";

/** Whether this page sounds when people come to wait. */
export const lobbySound = new StoredSwitch("rooms.lobbySound", {
  initially: true,
  storage: () => localStorage,
});
