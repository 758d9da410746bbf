export { testAvatars } from "./avatars.ts";
export { testClock } from "./clock.ts";
export { testDeps } from "./deps.ts";
