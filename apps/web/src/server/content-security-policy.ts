export interface PolicyInput {
  readonly nonce: string;
  readonly development: boolean;
  /** WebSocket addresses the page connects to. */
  readonly socketUrls: readonly string[];
  readonly uploadsToCloudinary: boolean;
  /** Where pages send reports of failures; undefined where they do not. */
  readonly reportsUrl: string | undefined;
}

/** The Content-Security-Policy of a page: scripts by nonce only, sockets to the addresses we know. */
export function contentSecurityPolicy(input: PolicyInput): string {
  const { nonce, development, socketUrls, uploadsToCloudinary, reportsUrl } = input;
  const directives: Record<string, string[]> = {
    "default-src": ["'self'"],
    // React's development build rebuilds server stacks with eval.
    "script-src": [
      "'self'",
      `'nonce-${nonce}'`,
      // Background blur is compiled from WebAssembly; this allows that and no eval.
      "'wasm-unsafe-eval'",
      ...(development ? ["'unsafe-eval'"] : []),
    ],
    // React writes style attributes; they run no code.
    "style-src": ["'self'", "'unsafe-inline'"],
    "img-src": ["'self'", "data:", "blob:", "https:"],
    "font-src": ["'self'"],
    "media-src": ["'self'", "blob:"],
    "connect-src": [
      "'self'",
      ...socketUrls.flatMap(connectSources),
      ...(uploadsToCloudinary ? ["https://api.cloudinary.com"] : []),
      ...(reportsUrl === undefined ? [] : [new URL(reportsUrl).origin]),
      ...(development ? local : []),
    ],
    "worker-src": ["'self'", "blob:"],
    "object-src": ["'none'"],
    "base-uri": ["'self'"],
    "form-action": ["'self'"],
    "frame-ancestors": ["'none'"],
  };
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources.join(" ")}`)
    .join("; ");
}

const local = ["ws://localhost:*", "ws://127.0.0.1:*", "http://localhost:*", "http://127.0.0.1:*"];

/** livekit-client asks the same host over http why a socket was refused. */
function connectSources(socketUrl: string): string[] {
  const { protocol, host } = new URL(socketUrl);
  const secure = protocol === "wss:" || protocol === "https:";
  return secure ? [`wss://${host}`, `https://${host}`] : [`ws://${host}`, `http://${host}`];
}
