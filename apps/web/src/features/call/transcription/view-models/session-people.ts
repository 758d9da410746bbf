import { roomsApi } from "#shared/api/browser.ts";
import { Observable } from "#shared/observable.ts";
import type { Face } from "./transcript-items.ts";

/** All who took part as the api knows them, also those who left before one came; asked only when one is missing. */
export class SessionPeople {
  readonly #slug: string;
  readonly #state = new Observable<ReadonlyMap<string, Face>>(new Map());
  /** Each unknown identity is worth one question: the api may not know it either. */
  readonly #askedFor = new Set<string>();

  constructor(slug: string) {
    this.#slug = slug;
  }

  readonly subscribe = this.#state.subscribe;
  readonly getSnapshot = this.#state.getSnapshot;

  /** Asks the api when one of the identities is neither in `known` nor was asked for before. */
  learn(identities: readonly string[], known: ReadonlyMap<string, unknown>): void {
    const unknown = identities.filter((one) => !known.has(one) && !this.#askedFor.has(one));
    if (unknown.length === 0) return;
    for (const identity of unknown) this.#askedFor.add(identity);
    void this.#ask();
  }

  async #ask(): Promise<void> {
    const answer = await roomsApi.participants.list({ params: { slug: this.#slug } });
    if (!answer.ok) return;
    this.#state.set(
      new Map(
        answer.data.items.map(({ identity, name, avatarUrl, noAvatarColor, outside }) => [
          identity,
          { name, avatarSrc: avatarUrl, avatarColor: noAvatarColor, outside },
        ]),
      ),
    );
  }
}
