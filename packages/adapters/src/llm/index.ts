export { createModelAnalyser } from "./model-analyser.ts";
export type { ModelAnalyserOptions } from "./model-analyser.ts";
