export interface ToastMessage {
  title: string;
  text?: string | undefined;
  tone?: "info" | "success" | "error" | undefined;
  action?: { label: string; onSelect: () => void } | undefined;
  /** 5,000 unless said; 0 keeps it until closed. */
  timeoutMs?: number | undefined;
}

export type ToastOrder =
  { kind: "show"; id: string; message: ToastMessage } | { kind: "close"; id: string };

/** Keeps what is to be said until the part that shows it has been loaded, then hands everything on in order. */
export class ToastQueue {
  #waiting: ToastOrder[] = [];
  #consumer: ((order: ToastOrder) => void) | null = null;
  #count = 0;

  show(message: ToastMessage): string {
    this.#count += 1;
    const id = `toast-${this.#count}`;
    this.#pass({ kind: "show", id, message });
    return id;
  }

  close(id: string): void {
    this.#pass({ kind: "close", id });
  }

  /** Returns the way to disconnect; orders then wait for the next consumer. */
  connect(consumer: (order: ToastOrder) => void): () => void {
    this.#consumer = consumer;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const order of waiting) consumer(order);
    return () => {
      this.#consumer = null;
    };
  }

  #pass(order: ToastOrder): void {
    if (this.#consumer) this.#consumer(order);
    else this.#waiting.push(order);
  }
}
