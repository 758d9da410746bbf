/** The answer given to a create that carried an Idempotency-Key. */
export interface StoredAnswer {
  readonly status: number;
  readonly body: string;
}

export type IdempotencyClaim =
  | { readonly kind: "fresh" }
  /** The first request with this key is not answered yet, or came with another body. */
  | { readonly kind: "conflict" }
  | { readonly kind: "answered"; readonly answer: StoredAnswer };

/** Keys belong to a caller (`user:<id>` or `key:<id>`), are compared with a hash of the request, and live for a day. */
export interface IdempotencyKeys {
  /** Claims the key for one request; of two at once only one is fresh. */
  claim(key: IdempotencyKey, at: Date): Promise<IdempotencyClaim>;
  /** Keeps the answer for repeats. */
  answer(key: IdempotencyKey, answer: StoredAnswer): Promise<void>;
  /** Gives the key up after a failure that may be tried again. */
  release(key: IdempotencyKey): Promise<void>;
}

export interface IdempotencyKey {
  readonly caller: string;
  readonly key: string;
  readonly requestHash: string;
}
