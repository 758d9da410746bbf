import {
  realtimeSubprotocol,
  realtimeUrl,
  serverMessage,
  ticketSubprotocolPrefix,
} from "@rooms/contracts/realtime";
import type { ServerMessage } from "@rooms/contracts/realtime";
import { until } from "@rooms/testing/until";
import WebSocket from "ws";

export interface RawSocketOptions {
  /** Public address of a transcriber. */
  url: string;
  ticket: string | null;
  origin?: string;
  /** Puts the ticket into the address instead of the subprotocol. */
  inAddress?: boolean;
}

/** A socket that says exactly what the test says, right or wrong. */
export class RawSocket {
  readonly messages: ServerMessage[] = [];
  readonly ws: WebSocket;
  /** The code it was closed with; null while it is open. */
  closed: number | null = null;
  /** HTTP status of a refused upgrade. */
  refused: number | null = null;

  constructor({ url, ticket, origin, inAddress = false }: RawSocketOptions) {
    const query = inAddress && ticket !== null ? `?token=${ticket}` : "";
    const offered = ticket === null || inAddress ? [] : [ticketSubprotocolPrefix + ticket];
    this.ws = new WebSocket(
      `${realtimeUrl(url)}${query}`,
      [realtimeSubprotocol, ...offered],
      origin === undefined ? {} : { origin },
    );
    this.ws.on("message", (data: Buffer) => {
      this.messages.push(serverMessage.parse(JSON.parse(data.toString())));
    });
    this.ws.on("unexpected-response", (_request, response) => {
      this.refused = response.statusCode ?? 0;
    });
    this.ws.on("error", () => undefined);
    this.ws.on("close", (code) => {
      this.closed = code;
    });
  }

  async opened(): Promise<this> {
    await until("open", () => this.ws.readyState === WebSocket.OPEN || this.closed !== null);
    return this;
  }

  /** Opens, says hello and waits for the welcome. */
  async welcomed(speaks = true): Promise<this> {
    await this.opened();
    this.hello(speaks);
    await until("welcome", () => this.has("welcome"), { seen: () => this.closed });
    return this;
  }

  hello(speaks = true): void {
    this.json({
      type: "hello",
      capture: speaks ? { streamId: "stream-raw-1" } : null,
      afterSeq: 0,
    });
  }

  json(message: unknown): void {
    this.ws.send(JSON.stringify(message));
  }

  has(type: ServerMessage["type"]): boolean {
    return this.messages.some((message) => message.type === type);
  }

  async closedWith(): Promise<number | null> {
    await until("close", () => this.closed !== null);
    return this.closed;
  }
}
