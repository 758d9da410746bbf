import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { connect } from "node:net";

export interface FrontDoor {
  /** Ports of transcribers by the names that stand in the path; the first takes what names none. */
  readonly ports: Map<string, number>;
  /** `ws://host:port`. */
  readonly url: string;
  close(): void;
}

/** What a reverse proxy does for several transcribers behind one host: leads an upgrade to the one its path names. */
export async function openFrontDoor(): Promise<FrontDoor> {
  const ports = new Map<string, number>();
  const server = createServer((_request, response) => response.writeHead(404).end());
  server.on("upgrade", (request, client, head) => {
    const name = /^\/api\/realtime\/([^/]+)\/transcribe/.exec(request.url ?? "")?.[1];
    const port = name === undefined ? [...ports.values()][0] : ports.get(name);
    if (port === undefined) {
      client.destroy();
      return;
    }
    const behind = connect(port, "127.0.0.1");
    const headers = request.rawHeaders.map(
      (text, index) => text + (index % 2 === 0 ? ": " : "\r\n"),
    );
    behind.write(`GET ${request.url ?? ""} HTTP/1.1\r\n${headers.join("")}\r\n`);
    behind.write(head);
    behind.pipe(client).pipe(behind);
    for (const end of [behind, client]) {
      end.on("error", () => {
        behind.destroy();
        client.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // Listening on TCP: it has a port.
  const { port } = server.address() as AddressInfo;
  return { ports, url: `ws://127.0.0.1:${port}`, close: () => server.close() };
}
