export { gladiaLimits } from "./gladia-limits.ts";
export { gladiaCloseCodes, mayReopenAfter } from "./close-codes.ts";
export {
  gladiaErrorBodySchema,
  gladiaInitRequestSchema,
  gladiaInitResponseSchema,
  gladiaMessagesConfigSchema,
  gladiaRegionSchema,
} from "./init.ts";
export type {
  GladiaErrorBody,
  GladiaInitRequest,
  GladiaInitResponse,
  GladiaMessagesConfig,
  GladiaRegion,
  GladiaSessionSettings,
} from "./init.ts";
export {
  gladiaClientMessageSchema,
  gladiaServerMessageSchema,
  gladiaUtteranceSchema,
  gladiaWordSchema,
  parseGladiaServerMessage,
} from "./messages.ts";
export type {
  GladiaClientMessage,
  GladiaServerMessage,
  GladiaWireUtterance,
  GladiaWireWord,
} from "./messages.ts";
