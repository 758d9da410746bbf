export { createCloudinaryAvatars } from "./avatars.ts";
export type { CloudinaryAvatarsOptions } from "./avatars.ts";
