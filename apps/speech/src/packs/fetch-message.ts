import { z } from "zod";

/** What a process that fetches packs tells its parent. */
const fetchMessageSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("percent"), percent: z.number() }),
  z.object({ type: z.literal("failed"), reason: z.string() }),
]);
export type FetchMessage = z.infer<typeof fetchMessageSchema>;

export function readFetchMessage(message: unknown): FetchMessage | null {
  return fetchMessageSchema.safeParse(message).data ?? null;
}
