import { connect, createServer } from "node:net";
import type { AddressInfo, Server, Socket } from "node:net";

interface Link {
  near: Socket;
  far: Socket;
  /** Nothing passes any more, and neither end is told. */
  vanished: boolean;
}

/** A TCP hop that can be made slow, deaf or broken while it is in use. */
export class FaultyProxy {
  /** Where connections go; may change between them. */
  targetPort: number;
  latencyMs = 0;
  /** New connections are accepted and dropped at once. */
  refuses = false;
  readonly #links = new Set<Link>();
  readonly #server: Server;
  #hangs = false;
  #vanishes = false;

  constructor(targetPort: number) {
    this.targetPort = targetPort;
    this.#server = createServer({ allowHalfOpen: true }, (near) => this.#accept(near));
  }

  async listen(): Promise<number> {
    await new Promise<void>((listening) => this.#server.listen(0, "127.0.0.1", listening));
    // A server that listens on TCP has such an address.
    return (this.#server.address() as AddressInfo).port;
  }

  /** Nothing passes until it is set back; then all of it does. */
  set hangs(hangs: boolean) {
    this.#hangs = hangs;
    for (const { near, far } of this.#links) {
      for (const socket of [near, far]) {
        if (hangs) socket.pause();
        else socket.resume();
      }
    }
  }

  /** What is open, and what is opened meanwhile, is dead for good without a word; later connections are sound. */
  set vanishes(vanishes: boolean) {
    this.#vanishes = vanishes;
    if (vanishes) for (const link of this.#links) link.vanished = true;
  }

  /** Ends every connection in order. */
  cut(): void {
    for (const { near, far } of this.#links) {
      near.end();
      far.end();
    }
  }

  reset(): void {
    for (const { near, far } of this.#links) {
      near.resetAndDestroy();
      far.resetAndDestroy();
    }
    this.#links.clear();
  }

  /** Clears away connections that nothing passes on any more. */
  bury(): void {
    for (const link of this.#links) {
      if (!link.vanished) continue;
      link.near.destroy();
      link.far.destroy();
      this.#links.delete(link);
    }
  }

  /** The caller sees its connection end; whom it called does not, until `reset`. */
  closeNearSide(): void {
    for (const link of this.#links) {
      link.vanished = true;
      link.near.destroy();
    }
  }

  async close(): Promise<void> {
    this.reset();
    await new Promise<void>((closed) => this.#server.close(() => closed()));
  }

  #accept(near: Socket): void {
    near.on("error", () => undefined);
    if (this.refuses) {
      near.resetAndDestroy();
      return;
    }
    const far = connect({ port: this.targetPort, host: "127.0.0.1", allowHalfOpen: true });
    near.setNoDelay(true);
    far.setNoDelay(true);
    const link: Link = { near, far, vanished: this.#vanishes };
    this.#links.add(link);
    this.#carry(link, near, far);
    this.#carry(link, far, near);
    if (this.#hangs) {
      near.pause();
      far.pause();
    }
  }

  #carry(link: Link, from: Socket, to: Socket): void {
    // Timers of different lengths overtake each other by a millisecond; bytes of a connection never do.
    const waiting: (() => void)[] = [];
    let dueMs = 0;
    const later = (act: () => void): void => {
      const nowMs = performance.now();
      dueMs = Math.max(dueMs, nowMs + this.latencyMs * (0.5 + Math.random()));
      waiting.push(act);
      if (dueMs <= nowMs && waiting.length === 1) waiting.shift()?.();
      else setTimeout(() => waiting.shift()?.(), dueMs - nowMs);
    };
    from.on("data", (bytes: Buffer) => {
      if (!link.vanished) later(() => to.write(bytes));
    });
    from.on("end", () => {
      if (!link.vanished) later(() => to.end());
    });
    from.on("error", () => undefined);
    from.on("close", () => {
      if (link.vanished) return;
      to.destroy();
      this.#links.delete(link);
    });
  }
}
