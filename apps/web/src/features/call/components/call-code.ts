// The call's first chunk: asked for as two, what both parts use would be loaded twice.
export { startBeside, startCall } from "../start-call.ts";
export { SessionStage } from "./session-stage.tsx";
