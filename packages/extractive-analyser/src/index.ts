export { embeddedAnalyser } from "./analyser.ts";
