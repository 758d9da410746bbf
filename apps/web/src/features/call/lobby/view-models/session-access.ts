import type { Bar, ScreenSharing, SessionEntry, SessionView } from "@rooms/api-client";
import { roomsApi } from "#shared/api/browser.ts";
import { Observable } from "#shared/observable.ts";

export interface Access {
  readonly entry: SessionEntry;
  readonly locked: boolean;
  /** Guests and people from outside read what was said before they joined. */
  readonly pastOpen: boolean;
  readonly screenSharing: ScreenSharing;
}

export type AccessSnapshot =
  | { readonly status: "loading" }
  | { readonly status: "failed" }
  | { readonly status: "ready"; readonly access: Access; readonly bars: readonly Bar[] };

/** How a session that runs is entered, what people may do in it, and who may not come back; for its hosts. */
export class SessionAccess {
  readonly #slug: string;
  readonly #state = new Observable<AccessSnapshot>({ status: "loading" });

  constructor(slug: string) {
    this.#slug = slug;
  }

  readonly subscribe = this.#state.subscribe;
  readonly getSnapshot = this.#state.getSnapshot;

  async load(): Promise<void> {
    const params = { slug: this.#slug };
    const [session, bars] = await Promise.all([
      roomsApi.sessions.get({ params }),
      roomsApi.bars.list({ params }),
    ]);
    if (!session.ok || !bars.ok) {
      this.#state.set({ status: "failed" });
      return;
    }
    const access = accessOf(session.data);
    this.#state.set({ status: "ready", access, bars: bars.data.items });
  }

  /** Shows the change at once and takes it back when the api refuses; false then. */
  async change(change: Partial<Access>): Promise<boolean> {
    const before = this.getSnapshot();
    if (before.status !== "ready") return false;
    this.#state.set({ ...before, access: { ...before.access, ...change } });
    const changed = await roomsApi.sessions.update({ params: { slug: this.#slug }, body: change });
    const now = this.getSnapshot();
    if (now.status !== "ready") return changed.ok;
    this.#state.set({ ...now, access: changed.ok ? accessOf(changed.data) : before.access });
    return changed.ok;
  }

  async liftBar({ identity }: Bar): Promise<boolean> {
    const lifted = await roomsApi.bars.lift({ params: { slug: this.#slug, identity } });
    const now = this.getSnapshot();
    if (lifted.ok && now.status === "ready") {
      this.#state.set({ ...now, bars: now.bars.filter((one) => one.identity !== identity) });
    }
    return lifted.ok;
  }
}

/** Not all is told to who only has the link; a host of the room sees more than that. */
function accessOf(session: SessionView): Access {
  const { entry, locked } = session;
  if (session.view === "public")
    return { entry, locked, pastOpen: false, screenSharing: "EVERYONE" };
  const { pastOpen, screenSharing } = session;
  return { entry, locked, pastOpen, screenSharing };
}
