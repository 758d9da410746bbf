import { FrameMemory, openWebSocket } from "@rooms/gladia/websocket";
import WebSocket from "ws";

/** A client that is measured: opens a socket, tells of each text message, and gives what sends a chunk. */
export type OpenClient = (
  url: string,
  onText: (bytes: Buffer, from: number, to: number) => void,
) => Promise<(pcm: Uint8Array) => void>;

const connectTimeoutMs = 20_000;
const frames = new FrameMemory();

const openOurs: OpenClient = (url, onText) =>
  new Promise((resolve, reject) => {
    const client = openWebSocket(
      url,
      frames,
      { connectTimeoutMs },
      {
        onOpen: () => resolve((pcm) => client.sendBinary(pcm)),
        onText,
        onPong: () => undefined,
        onClose: ({ code }) => reject(new Error(`closed with ${code}`)),
      },
    );
  });

const openLibrary: OpenClient = (url, onText) =>
  new Promise((resolve, reject) => {
    const client = new WebSocket(url, {
      perMessageDeflate: false,
      handshakeTimeout: connectTimeoutMs,
    });
    client
      .on("open", () => resolve((pcm) => client.send(pcm)))
      .on("message", (data, isBinary) => {
        if (!isBinary && Buffer.isBuffer(data)) onText(data, 0, data.length);
      })
      .on("pong", () => undefined)
      .on("error", reject);
  });

export const clients = { ours: openOurs, ws: openLibrary };
export type ClientName = keyof typeof clients;
