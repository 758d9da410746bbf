import { createServer } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";
import { connect } from "node:net";
import { vi } from "vitest";
import { Agent, getGlobalDispatcher, setGlobalDispatcher } from "undici";

const store = "teststore";
export const vercelToken = `vercel_blob_rw_${store}_secret`;

/**
 * What the package `@vercel/blob` asks of its service, in memory: storing and deleting by the API's address, reading from
 * the store's own host, to which every connection is led here.
 */
export async function startVercel() {
  const blobs = new Map<string, { bytes: Buffer; type: string }>();
  const server = createServer((request, response) => {
    answer(blobs, request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  const before = getGlobalDispatcher();
  const agent = new Agent({
    connect(_options, callback) {
      const socket = connect(address.port, "127.0.0.1");
      socket.once("connect", () => callback(null, socket));
      socket.once("error", (error) => callback(error, null));
    },
  });
  setGlobalDispatcher(agent);
  vi.stubEnv("VERCEL_BLOB_API_URL", "https://api.test");
  return {
    blobs,
    async stop(): Promise<void> {
      vi.unstubAllEnvs();
      setGlobalDispatcher(before);
      await agent.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

type Blobs = Map<string, { bytes: Buffer; type: string }>;

async function answer(blobs: Blobs, request: IncomingMessage, response: ServerResponse) {
  const url = new URL(request.url ?? "/", `https://${request.headers.host ?? ""}`);
  const json = (status: number, body: object | null): void => {
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
  };
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) chunks.push(chunk as Uint8Array);
  const body = Buffer.concat(chunks);
  if (request.headers.authorization !== `Bearer ${vercelToken}`) {
    json(403, { error: { code: "forbidden" } });
  } else if (url.host === `${store}.private.blob.vercel-storage.com`) {
    const found = blobs.get(url.pathname.slice(1));
    if (found) response.setHeader("content-type", found.type);
    response.writeHead(found ? 200 : 404, { "content-length": found?.bytes.byteLength ?? 0 });
    response.end(found?.bytes);
  } else if (request.method === "PUT") {
    const pathname = url.searchParams.get("pathname") ?? "";
    const access = request.headers["x-vercel-blob-access"];
    if (access !== "private") throw new Error("not private");
    blobs.set(pathname, { bytes: body, type: String(request.headers["x-content-type"]) });
    const at = `https://${store}.private.blob.vercel-storage.com/${pathname}`;
    json(200, { url: at, downloadUrl: at, pathname, contentType: "", contentDisposition: "" });
  } else if (url.pathname === "/delete") {
    const { urls } = JSON.parse(body.toString()) as { urls: string[] };
    for (const name of urls) blobs.delete(name);
    json(200, null);
  } else {
    json(404, { error: { code: "not_found" } });
  }
}
