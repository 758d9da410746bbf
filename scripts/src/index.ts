export { requireBuilds } from "./assets.ts";
export { prepareDatabase } from "./database.ts";
export type { LineSink } from "@rooms/testing/log-lines";
export {
  decideSettings,
  readOperatorSettings,
  sharedEnvironment,
  type StackSettings,
} from "./settings.ts";
export { startStack, type Part, type Stack, type StackOptions } from "./stack.ts";
