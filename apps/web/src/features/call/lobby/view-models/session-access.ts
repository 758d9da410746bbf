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
  /** As the api has it, without the changes under way. */
  #confirmed: Access | null = null;
  /** Not answered yet, in the order in which they were made: the answer to one does not know the later ones. */
  #underWay: readonly Partial<Access>[] = [];
  /** They are sent one after the other, so that the last one made is the one that stands. */
  #sending: Promise<unknown> = Promise.resolve();

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
    this.#confirmed = accessOf(session.data);
    const access = this.#withChanges(this.#confirmed);
    this.#state.set({ status: "ready", access, bars: bars.data.items });
  }

  /** Shows the change at once and takes it back when the api refuses; false then. */
  async change(change: Partial<Access>): Promise<boolean> {
    if (this.getSnapshot().status !== "ready") return false;
    this.#changes += 1;
    this.#underWay = [...this.#underWay, change];
    this.#show();
    const params = { slug: this.#slug };
    const sent = this.#sending.then(() => roomsApi.sessions.update({ params, body: change }));
    this.#sending = sent;
    const changed = await sent;
    this.#changes += 1;
    this.#underWay = this.#underWay.filter((one) => one !== change);
    if (changed.ok) this.#confirmed = accessOf(changed.data);
    this.#show();
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

  #show(): void {
    const now = this.getSnapshot();
    if (now.status !== "ready" || this.#confirmed === null) return;
    this.#state.set({ ...now, access: this.#withChanges(this.#confirmed) });
  }

  #withChanges(confirmed: Access): Access {
    return this.#underWay.reduce<Access>((so, one) => ({ ...so, ...one }), confirmed);
  }
}

/** The public view lacks two of the settings; a host of the room gets another view, so their defaults are not shown. */
function accessOf(session: SessionView): Access {
  const { entry, locked } = session;
  if (session.view === "public")
    return { entry, locked, pastOpen: false, screenSharing: "EVERYONE" };
  const { pastOpen, screenSharing } = session;
  return { entry, locked, pastOpen, screenSharing };
}
