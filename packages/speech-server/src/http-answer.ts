import type { IncomingMessage, ServerResponse } from "node:http";
import { randomUUID } from "node:crypto";

/** An answer to a request: a status and what becomes its JSON body, or a text of another type. */
export interface HttpAnswer {
  status: number;
  body?: unknown;
  text?: { type: string; content: string };
}

/** A refusal in Gladia's shape. */
export function refusal(
  status: number,
  message: string,
  options: { path: string; validationErrors?: string[] },
): HttpAnswer {
  const body = {
    timestamp: new Date().toISOString(),
    path: options.path,
    request_id: `G-${randomUUID().slice(0, 8)}`,
    statusCode: status,
    message,
    ...(options.validationErrors === undefined
      ? {}
      : { validation_errors: options.validationErrors }),
  };
  return { status, body };
}

/** Where a request goes; what cannot be read as an address goes to a place that does not exist. */
export function requestUrl(request: IncomingMessage): URL {
  return (
    URL.parse(request.url ?? "/", "http://localhost") ?? new URL("http://localhost/unreadable")
  );
}

export function sendAnswer(response: ServerResponse, { status, body, text }: HttpAnswer): void {
  response.writeHead(status, { "content-type": text?.type ?? "application/json" });
  response.end(text?.content ?? (body === undefined ? "" : JSON.stringify(body)));
}

/** The request's JSON, or null when it is none or too long. */
export async function readJson(request: IncomingMessage, bytesMax: number): Promise<unknown> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  try {
    // A request's body comes as Buffers as long as no encoding is set on it.
    for await (const piece of request as AsyncIterable<Uint8Array>) {
      length += piece.length;
      if (length > bytesMax) return null;
      pieces.push(piece);
    }
    return JSON.parse(Buffer.concat(pieces).toString("utf8")) as unknown;
  } catch {
    return null;
  }
}
