import uWS from "uWebSockets.js";

/** Takes audio and acknowledges each chunk, as Gladia does; tells its port to the parent process. */

interface Socket {
  taken: number;
}

uWS
  .App()
  .ws<Socket>("/*", {
    maxPayloadLength: 1024 * 1024,
    idleTimeout: 0,
    upgrade: (response, request, context) => {
      response.upgrade<Socket>(
        { taken: 0 },
        request.getHeader("sec-websocket-key"),
        request.getHeader("sec-websocket-protocol"),
        request.getHeader("sec-websocket-extensions"),
        context,
      );
    },
    message: (ws, message) => {
      const socket = ws.getUserData();
      const from = socket.taken;
      socket.taken += message.byteLength;
      ws.send(
        `{"type":"audio_chunk","session_id":"0192e0c5-7b55-7c1a-9d0e-5f1c2d3e4f50","created_at":"2026-01-01T00:00:00.000Z","acknowledged":true,"error":null,"data":{"byte_range":[${from},${socket.taken}],"time_range":[${from / 32_000},${socket.taken / 32_000}]}}`,
      );
    },
  })
  .listen("127.0.0.1", 0, (token) => {
    if (token === false) process.exit(1);
    process.send?.({ port: uWS.us_socket_local_port(token) });
  });
process.on("disconnect", () => process.exit(0));
