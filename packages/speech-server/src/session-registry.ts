import { randomUUID } from "node:crypto";
import type { GladiaSessionSettings } from "@rooms/gladia/protocol";
import { GladiaSession } from "./session.ts";
import type { GladiaSessionOptions } from "./session.ts";

type Shared = Omit<GladiaSessionOptions, "id" | "createdAt" | "settings">;

/** Ended sessions stay readable until this many newer ones have ended. */
const endedKept = 100;

/** Every session the server knows, by id and by the token of its URL. */
export class SessionRegistry {
  readonly #shared: Shared;
  readonly #byId = new Map<string, { session: GladiaSession; token: string }>();
  readonly #idByToken = new Map<string, string>();

  constructor(shared: Shared) {
    this.#shared = shared;
  }

  create(settings: GladiaSessionSettings): { session: GladiaSession; token: string } {
    const id = randomUUID();
    const token = randomUUID();
    const session = new GladiaSession({
      ...this.#shared,
      id,
      createdAt: this.#shared.now(),
      settings,
    });
    this.#byId.set(id, { session, token });
    this.#idByToken.set(token, id);
    this.#forgetOld();
    this.#shared.emit({
      type: "session-created",
      sessionId: id,
      endpointingS: settings.endpointing,
      utteranceMaxS: settings.maximum_duration_without_endpointing,
    });
    return { session, token };
  }

  byId(id: string): GladiaSession | null {
    return this.#byId.get(id)?.session ?? null;
  }

  byToken(token: string): GladiaSession | null {
    const id = this.#idByToken.get(token);
    return id === undefined ? null : this.byId(id);
  }

  all(): GladiaSession[] {
    return [...this.#byId.values()].map(({ session }) => session);
  }

  /** Sessions that count against the limit. */
  open(): GladiaSession[] {
    return this.all().filter((session) => session.view().phase !== "done");
  }

  delete(id: string): void {
    const known = this.#byId.get(id);
    if (known === undefined) return;
    this.#byId.delete(id);
    this.#idByToken.delete(known.token);
  }

  #forgetOld(): void {
    const ended = this.all().filter((session) => session.view().phase === "done");
    for (const session of ended.slice(0, Math.max(0, ended.length - endedKept)))
      this.delete(session.id);
  }
}
