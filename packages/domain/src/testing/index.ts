export { testAvatars } from "./avatars.ts";
export type { TestAvatars } from "./avatars.ts";
export { testBackground } from "./background.ts";
export { testClock } from "./clock.ts";
export type { TestClock } from "./clock.ts";
export { testDeps } from "./deps.ts";
export { until } from "./until.ts";
export { testLiveRooms } from "./live-rooms.ts";
export type { TestLiveRooms } from "./live-rooms.ts";
