import { WebSocket } from "ws";
import { onTestFinished } from "vitest";
import type { GladiaInitRequest } from "@rooms/gladia/protocol";
import { until } from "@rooms/testing/until";

/** A message as it came, looked into by the test that knows its shape. */
interface RawMessage {
  type: string;
  session_id: string;
  created_at: string;
  acknowledged?: boolean;
  error?: { message: string } | null;
  data?: Record<string, unknown> | null;
}

export interface RawClient {
  socket: WebSocket;
  messages: RawMessage[];
  closed: Promise<number>;
  ofType: (type: string) => RawMessage[];
  next: (type: string, count?: number) => Promise<void>;
}

export interface InitAnswer {
  status: number;
  body: {
    id: string;
    url: string;
    created_at: string;
    message: string;
    validation_errors: string[];
  };
}

export async function init(
  baseUrl: string,
  request: GladiaInitRequest | object = {},
  query = "",
): Promise<InitAnswer> {
  const response = await fetch(`${baseUrl}/v2/live${query}`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-gladia-key": "key" },
    body: JSON.stringify(request),
  });
  // The test reads of the body what its status promises.
  return { status: response.status, body: (await response.json()) as InitAnswer["body"] };
}

/** Opens a session's URL; resolves when open, rejects with the status when refused. */
export async function openRaw(url: string): Promise<RawClient> {
  const socket = new WebSocket(url);
  onTestFinished(() => socket.terminate());
  const messages: RawMessage[] = [];
  socket.on("message", (data) =>
    messages.push(JSON.parse((data as Buffer).toString("utf8")) as RawMessage),
  );
  const closed = new Promise<number>((resolve) => socket.on("close", resolve));
  await new Promise<void>((resolve, reject) => {
    socket.on("open", resolve);
    socket.on("error", reject);
  });
  const ofType = (type: string) => messages.filter((message) => message.type === type);
  const next = (type: string, count = 1) =>
    until(`${count} × ${type}`, () => ofType(type).length >= count);
  return { socket, messages, closed, ofType, next };
}
