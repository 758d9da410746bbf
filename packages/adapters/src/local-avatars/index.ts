export { createLocalAvatars } from "./store.ts";
export type { LocalAvatars, LocalAvatarsOptions, LocalUpload } from "./store.ts";
