import type { RoomEvents } from "@rooms/domain/sessions/ports";
import type { Database } from "../database/drizzle.ts";
import { livekitEvents } from "../schema/index.ts";

export function roomEventRepository(db: Database): RoomEvents {
  return {
    async note(eventId, at) {
      const added = await db
        .insert(livekitEvents)
        .values({ id: eventId, receivedAt: at })
        .onConflictDoNothing()
        .returning({ id: livekitEvents.id });
      return added.length > 0;
    },
  };
}
