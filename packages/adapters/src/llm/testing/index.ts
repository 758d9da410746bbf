export { startScriptedModel } from "./scripted-model.ts";
export type { AskedOfModel, Reply, ScriptedModel } from "./scripted-model.ts";
