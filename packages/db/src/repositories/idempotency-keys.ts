import type { IdempotencyKey, IdempotencyKeys } from "@rooms/domain/shared/idempotency";
import { and, eq } from "drizzle-orm";
import type { Database } from "../database/drizzle.ts";
import { idempotencyKeys } from "../schema/index.ts";

const one = ({ caller, key }: IdempotencyKey) =>
  and(eq(idempotencyKeys.caller, caller), eq(idempotencyKeys.key, key));

export function idempotencyKeyRepository(db: Database): IdempotencyKeys {
  return {
    async claim(key, at) {
      const added = await db
        .insert(idempotencyKeys)
        .values({ ...key, createdAt: at })
        .onConflictDoNothing()
        .returning({ key: idempotencyKeys.key });
      if (added.length > 0) return { kind: "fresh" };
      const [known] = await db.select().from(idempotencyKeys).where(one(key));
      const answered = known?.requestHash === key.requestHash && known.status !== null;
      return answered
        ? { kind: "answered", answer: { status: known.status ?? 0, body: known.body ?? "" } }
        : { kind: "conflict" };
    },
    async answer(key, { status, body }) {
      await db.update(idempotencyKeys).set({ status, body }).where(one(key));
    },
    async release(key) {
      await db.delete(idempotencyKeys).where(one(key));
    },
  };
}
