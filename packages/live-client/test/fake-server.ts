import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import {
  clientMessage,
  closeCodes,
  decodeFrames,
  realtimePath,
  realtimeSubprotocol,
  ticketSubprotocolPrefix,
} from "@rooms/contracts/realtime";
import type {
  AudioFrame,
  ClientMessage,
  CloseName,
  ServerMessage,
  TranscriptionState,
} from "@rooms/contracts/realtime";
import { WebSocketServer } from "ws";
import type { WebSocket } from "ws";

export const transcriptionOn: TranscriptionState = {
  state: "on",
  reason: "none",
  engine: "tone-speech",
  coverage: null,
  languages: ["en"],
};

/** One socket as the server sees it. */
export interface Peer {
  ticket: string;
  hello: Extract<ClientMessage, { type: "hello" }> | null;
  messages: ClientMessage[];
  /** What came, in order: types of messages, and "audio". */
  arrivals: string[];
  /** Arrival times of binary messages, ms. */
  binaryAtMs: number[];
  closed: boolean;
  send(message: ServerMessage): void;
  close(name: CloseName): void;
  /** As a network cut looks: no close frame. */
  cut(): void;
}

export interface FakeServer {
  url: string;
  peers: Peer[];
  /** Every audio frame that was taken, in order, over all sockets; PCM copied. */
  frames: AudioFrame[];
  /** Frames that came although the server had them. */
  doubles: number;
  receivedSeq: number;
  ackedSeq: number;
  /** What the server may be told to do. */
  behaviour: {
    epoch: number;
    sessionNowMs: () => number;
    refuse: CloseName | null;
    acceptTicket: (ticket: string) => boolean;
    /** A half-open peer answers nothing at all. */
    mute: boolean;
    backlog: ServerMessage[];
    lastSeq: number;
    onFrames: (peer: Peer) => void;
  };
  stop(): Promise<void>;
}

/** A server that speaks the realtime contract as far as the client can tell. Binds port 0. */
export async function startFakeServer(): Promise<FakeServer> {
  const http = createServer();
  const sockets = new WebSocketServer({
    server: http,
    path: realtimePath,
    handleProtocols: (protocols) =>
      protocols.has(realtimeSubprotocol) ? realtimeSubprotocol : false,
  });
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  // A TCP server's address is an AddressInfo; the string form is for pipes.
  const { port } = http.address() as AddressInfo;
  const server: FakeServer = {
    url: `ws://127.0.0.1:${port}${realtimePath}`,
    peers: [],
    frames: [],
    doubles: 0,
    receivedSeq: 0,
    ackedSeq: 0,
    behaviour: {
      epoch: 1,
      sessionNowMs: () => performance.now(),
      refuse: null,
      acceptTicket: () => true,
      mute: false,
      backlog: [],
      lastSeq: 0,
      onFrames: () => undefined,
    },
    stop: () =>
      new Promise((resolve) => {
        for (const socket of sockets.clients) socket.terminate();
        sockets.close();
        http.close(() => resolve());
      }),
  };
  sockets.on("connection", (socket, request) => {
    const offered = (request.headers["sec-websocket-protocol"] ?? "").split(",");
    const ticket = offered.map((one) => one.trim()).find((one) => one.startsWith("ticket."));
    accept(server, socket, ticket?.slice(ticketSubprotocolPrefix.length) ?? "");
  });
  return server;
}

function accept(server: FakeServer, socket: WebSocket, ticket: string): void {
  const peer: Peer = {
    ticket,
    hello: null,
    messages: [],
    arrivals: [],
    binaryAtMs: [],
    closed: false,
    send: (message) => {
      if (!server.behaviour.mute) socket.send(JSON.stringify(message));
    },
    close: (name) => socket.close(closeCodes[name].code),
    cut: () => socket.terminate(),
  };
  server.peers.push(peer);
  socket.on("close", () => (peer.closed = true));
  if (server.behaviour.refuse !== null) {
    peer.close(server.behaviour.refuse);
    return;
  }
  if (!server.behaviour.acceptTicket(ticket)) {
    peer.close("BAD_TICKET");
    return;
  }
  socket.on("message", (data: Buffer, isBinary) => {
    if (server.behaviour.mute) return;
    if (isBinary) takeFrames(server, peer, data);
    else takeMessage(server, peer, clientMessage.parse(JSON.parse(data.toString())));
  });
}

function takeMessage(server: FakeServer, peer: Peer, message: ClientMessage): void {
  peer.messages.push(message);
  peer.arrivals.push(message.type);
  if (message.type === "hello") welcome(server, peer, message);
  if (message.type === "ping") {
    const sessionNowMs = server.behaviour.sessionNowMs();
    peer.send({ type: "pong", id: message.id, sentAtMs: message.sentAtMs, sessionNowMs });
  }
  if (message.type === "bye") peer.close("NORMAL");
}

function welcome(server: FakeServer, peer: Peer, hello: NonNullable<Peer["hello"]>): void {
  peer.hello = hello;
  const { epoch, sessionNowMs, backlog, lastSeq } = server.behaviour;
  const { receivedSeq, ackedSeq } = server;
  peer.send({
    type: "welcome",
    epoch,
    stream: hello.capture && { streamId: hello.capture.streamId, ackedSeq, receivedSeq },
    lastSeq,
    sessionNowMs: sessionNowMs(),
    transcription: transcriptionOn,
    hostIdentity: null,
    chat: { on: true },
  });
  for (const message of backlog) {
    if (message.type === "final" && (message.seq ?? 0) > hello.afterSeq) peer.send(message);
  }
  peer.send({ type: "caught-up", lastSeq });
}

function takeFrames(server: FakeServer, peer: Peer, data: Buffer): void {
  const decoded = decodeFrames(data);
  if (!decoded.ok) {
    peer.close("BAD_MESSAGE");
    return;
  }
  peer.arrivals.push("audio");
  peer.binaryAtMs.push(performance.now());
  for (const frame of decoded.frames) {
    if (frame.seq <= server.receivedSeq) {
      server.doubles += 1;
      continue;
    }
    server.frames.push({ ...frame, pcm: new Uint8Array(frame.pcm) });
    server.receivedSeq = frame.seq;
  }
  server.behaviour.onFrames(peer);
}
