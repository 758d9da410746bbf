/** What the Worker's logic needs of the machine it runs on; a test gives its own. */
export interface WorkerEnvironment {
  openSocket: OpenSocket;
  /** Milliseconds from the Unix epoch on a clock that never steps, and on the wall clock, which may. */
  clock: { nowMs(): number; wallMs(): number };
  timers: {
    set(run: () => void, delayMs: number): TimerHandle;
    clear(handle: TimerHandle): void;
  };
  /** 0 ≤ random < 1. */
  random(): number;
}

export type TimerHandle = ReturnType<typeof setTimeout>;

/** Opens a socket; never throws. What goes wrong arrives as a close. */
export type OpenSocket = (
  address: { url: string; protocols: string[] },
  handlers: SocketHandlers,
) => SocketPort;

export interface SocketHandlers {
  opened(): void;
  text(text: string): void;
  /** At most once, and last. */
  closed(code: number): void;
}

export interface SocketPort {
  /** Bytes handed over that the network has not taken yet. */
  readonly bufferedBytes: number;
  send(data: string | Uint8Array): void;
  close(): void;
}

export const browserEnvironment: WorkerEnvironment = {
  openSocket,
  clock: { nowMs: () => performance.timeOrigin + performance.now(), wallMs: () => Date.now() },
  timers: {
    set: (run, delayMs) => setTimeout(run, delayMs),
    clear: (handle) => clearTimeout(handle),
  },
  random: () => Math.random(),
};

function openSocket(
  address: { url: string; protocols: string[] },
  handlers: SocketHandlers,
): SocketPort {
  let socket: WebSocket;
  try {
    socket = new WebSocket(address.url, address.protocols);
  } catch {
    // The constructor throws on an address it cannot read; to the connection that is an attempt that failed.
    queueMicrotask(() => handlers.closed(cutCode));
    return { bufferedBytes: 0, send: () => undefined, close: () => undefined };
  }
  socket.binaryType = "arraybuffer";
  socket.addEventListener("open", () => handlers.opened());
  socket.addEventListener("message", (event: MessageEvent<unknown>) => {
    if (typeof event.data === "string") handlers.text(event.data);
  });
  socket.addEventListener("close", (event) => handlers.closed(event.code));
  return {
    get bufferedBytes() {
      return socket.bufferedAmount;
    },
    send: (data) => socket.send(typeof data === "string" ? data : bytesOf(data)),
    close: () => socket.close(normalCode),
  };
}

/** What a browser reports for a connection that broke or never came to be. */
const cutCode = 1006;
const normalCode = 1000;

/** Encoded frames own their memory; a view on shared memory could not be sent. */
function bytesOf(data: Uint8Array): Uint8Array<ArrayBuffer> {
  return data.buffer instanceof ArrayBuffer
    ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
    : new Uint8Array(data);
}
