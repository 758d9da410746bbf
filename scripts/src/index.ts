export { requireBuilds } from "./assets.ts";
export { prepareDatabase } from "./database.ts";
export type { LineSink } from "./log.ts";
export { decideSettings, readOperatorSettings, type StackSettings } from "./settings.ts";
export { startStack, type Part, type Stack } from "./stack.ts";
