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
  /** Of this host; what was read before one of them is stale. */
  #changes = 0;

  constructor(slug: string) {
    this.#slug = slug;
  }

  readonly subscribe = this.#state.subscribe;
  readonly getSnapshot = this.#state.getSnapshot;

  /** Once read, what stands is kept when it cannot be read again, and when it is changed meanwhile. */
  async load(signal?: AbortSignal): Promise<void> {
    const params = { slug: this.#slug };
    const options = signal && { signal };
    const changesBefore = this.#changes;
    const [session, bars] = await Promise.all([
      roomsApi.sessions.get({ params }, options),
      roomsApi.bars.list({ params }, options),
    ]);
    if (signal?.aborted === true) return;
    const isKnown = this.getSnapshot().status === "ready";
    if (isKnown && changesBefore !== this.#changes) return;
    if (!session.ok || !bars.ok) {
      if (!isKnown) this.#state.set({ status: "failed" });
      return;
    }
    const access = accessOf(session.data);
    this.#state.set({ status: "ready", access, bars: bars.data.items });
  }

  /** Shows the change at once and takes it back when the api refuses; false then. */
  async change(change: Partial<Access>): Promise<boolean> {
    const before = this.getSnapshot();
    if (before.status !== "ready") return false;
    this.#changes += 1;
    this.#state.set({ ...before, access: { ...before.access, ...change } });
    const changed = await roomsApi.sessions.update({ params: { slug: this.#slug }, body: change });
    this.#changes += 1;
    const now = this.getSnapshot();
    if (now.status !== "ready") return changed.ok;
    this.#state.set({ ...now, access: changed.ok ? accessOf(changed.data) : before.access });
    return changed.ok;
  }

  async liftBar({ identity }: Bar): Promise<boolean> {
    this.#changes += 1;
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
