import uWS from "uWebSockets.js";
import type { HttpResponse, TemplatedApp, WebSocket } from "uWebSockets.js";
import { acknowledgment } from "./gladia-messages.ts";

export interface VendorOptions<Stream extends { id: string; bytes: number }> {
  newStream: (id: string) => Stream;
  onAudio: (ws: WebSocket<Stream>, message: ArrayBuffer) => void;
  /** Before the answer to stop_recording. */
  onStop?: (ws: WebSocket<Stream>) => void;
}

/** Gladia's two doors, with nothing behind them but what the bench puts there. Speaks TLS when the environment says so. */
export function vendorServer<Stream extends { id: string; bytes: number }>(
  options: VendorOptions<Stream>,
): { listen: () => Promise<string>; open: () => number } {
  const certificate = process.env["BENCH_CERT"];
  const key = process.env["BENCH_KEY"];
  const app = createApp(certificate, key);
  let origin = "";
  let opened = 0;
  let open = 0;
  app.post("/v2/live", (response) => {
    opened += 1;
    answerInit(response, origin, `bench-${opened}`);
  });
  app.ws<Stream>("/v2/live", {
    compression: uWS.DISABLED,
    idleTimeout: 0,
    maxPayloadLength: 1024 * 1024,
    upgrade: (response, request, context) =>
      response.upgrade<Stream>(
        options.newStream(request.getQuery("token") ?? ""),
        request.getHeader("sec-websocket-key"),
        "",
        request.getHeader("sec-websocket-extensions"),
        context,
      ),
    open: () => void (open += 1),
    close: () => void (open -= 1),
    message: (ws, message, isBinary) => {
      if (isBinary) options.onAudio(ws, message);
      else if (Buffer.from(message).includes("stop_recording")) {
        options.onStop?.(ws);
        ws.end(1000);
      } else {
        const { id, bytes } = ws.getUserData();
        ws.send(acknowledgment(id, bytes, bytes));
      }
    },
  });
  const listen = (): Promise<string> =>
    new Promise((resolve) => {
      app.listen("127.0.0.1", 0, (token) => {
        if (token === false) throw new Error("the vendor's place cannot listen");
        const scheme = certificate === undefined ? "http" : "https";
        origin = `${scheme}://localhost:${uWS.us_socket_local_port(token)}`;
        resolve(origin);
      });
    });
  return { listen, open: () => open };
}

function createApp(certificate: string | undefined, key: string | undefined): TemplatedApp {
  if (certificate === undefined || key === undefined) return uWS.App();
  return uWS.SSLApp({ cert_file_name: certificate, key_file_name: key });
}

function answerInit(response: HttpResponse, origin: string, id: string): void {
  const url = `${origin.replace("http", "ws")}/v2/live?token=${id}`;
  response.onAborted(() => undefined);
  response.onData((_, last) => {
    if (!last) return;
    response.cork(() =>
      response
        .writeStatus("201 Created")
        .writeHeader("content-type", "application/json")
        .end(JSON.stringify({ id, created_at: "2026-01-01T00:00:00.000Z", url })),
    );
  });
}
