import { createServer } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What a request asked, as it came over the wire. */
export interface AskedOfModel {
  readonly authorization: string | undefined;
  readonly instructions: string;
  /** The user message, parsed. */
  readonly document: {
    readonly people: readonly { readonly id: string; readonly name: string }[];
    readonly transcript: readonly {
      readonly id: string;
      readonly by: string;
      readonly text: string;
    }[];
    readonly summaryLinesMax: number;
    readonly date: string;
  };
  readonly body: Readonly<Record<string, unknown>>;
}

/** How the next request is answered. */
export type Reply =
  | {
      readonly kind: "answer";
      readonly content: string | object;
      readonly finishReason?: string;
      /** What the server claims to have counted. */
      readonly usage?: Record<string, number>;
    }
  | { readonly kind: "status"; readonly status: number; readonly body?: string }
  | { readonly kind: "raw"; readonly body: string }
  | { readonly kind: "hang" }
  /** Begins an answer and says no more. */
  | { readonly kind: "stall" }
  /** Begins an answer and closes the connection. */
  | { readonly kind: "cut" }
  | { readonly kind: "large"; readonly bytes: number };

export interface ScriptedModel {
  /** Of its OpenAI-compatible API. */
  readonly baseUrl: string;
  readonly asked: readonly AskedOfModel[];
  stop(): Promise<void>;
}

/** An OpenAI-compatible server over HTTP whose answers are the test's. */
export async function startScriptedModel(
  replyTo: (asked: AskedOfModel, count: number) => Reply,
): Promise<ScriptedModel> {
  const asked: AskedOfModel[] = [];
  const server = createServer((request, response) => {
    void readBody(request).then((body) => {
      const one = askedOf(request, body);
      asked.push(one);
      return send(response, replyTo(one, asked.length));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // A server that listens on TCP has an AddressInfo.
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    asked,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

function askedOf(request: IncomingMessage, text: string): AskedOfModel {
  // The test reads what the adapter sent; a request of another shape fails it.
  const body = JSON.parse(text) as { messages: { role: string; content: string }[] };
  const contentOf = (role: string): string =>
    body.messages.find((message) => message.role === role)?.content ?? "";
  return {
    authorization: request.headers.authorization,
    instructions: contentOf("system"),
    document: JSON.parse(contentOf("user")) as AskedOfModel["document"],
    body,
  };
}

async function send(response: ServerResponse, reply: Reply): Promise<void> {
  const json = { "content-type": "application/json" };
  switch (reply.kind) {
    case "answer":
      response.writeHead(200, json).end(JSON.stringify(completion(reply)));
      return;
    case "status":
      response
        .writeHead(reply.status, json)
        .end(reply.body ?? JSON.stringify({ error: { message: "no", type: "error" } }));
      return;
    case "raw":
      response.writeHead(200, json).end(reply.body);
      return;
    case "hang":
      return;
    case "stall":
      response.writeHead(200, json).write('{"id": "1", "choices": [');
      return;
    case "cut":
      response.writeHead(200, { ...json, "content-length": "1000" });
      response.write('{"id": "1", "choices": [');
      setImmediate(() => response.destroy());
      return;
    case "large":
      await sendLarge(response, reply.bytes);
  }
}

/** Fast enough to be stopped by its reader alone. */
async function sendLarge(response: ServerResponse, bytes: number): Promise<void> {
  response.writeHead(200, { "content-type": "application/json" });
  const chunk = " ".repeat(64 * 1024);
  for (let sent = 0; sent < bytes && !response.destroyed; sent += chunk.length) {
    if (!response.write(chunk)) {
      await new Promise((resolve) => {
        response.once("drain", resolve);
        response.once("close", resolve);
      });
    }
  }
  response.end();
}

function completion({ content, finishReason = "stop", usage }: Reply & { kind: "answer" }) {
  const text = typeof content === "string" ? content : JSON.stringify(content);
  return {
    id: "1",
    object: "chat.completion",
    created: 0,
    model: "scripted",
    choices: [
      { index: 0, message: { role: "assistant", content: text }, finish_reason: finishReason },
    ],
    usage: { prompt_tokens: 1000, completion_tokens: 200, total_tokens: 1200, ...usage },
  };
}
