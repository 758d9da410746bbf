export { FrameMemory } from "../websocket/index.ts";
export { gladiaErrorCodes } from "./errors.ts";
export { openGladiaStream, standardTiming } from "./open-gladia-stream.ts";
export type {
  GladiaError,
  GladiaErrorCode,
  GladiaSessionConfig,
  GladiaStream,
  GladiaStreamEvent,
  GladiaStreamOptions,
  GladiaStreamTiming,
  GladiaUtterance,
  GladiaWord,
} from "./types.ts";
