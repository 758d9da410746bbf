export { createCloudinaryAvatars } from "./avatars.ts";
export type { CloudinaryAvatars, CloudinaryAvatarsOptions } from "./avatars.ts";
