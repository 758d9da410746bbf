import { readEnv } from "../../env.ts";

/** Ready when the api answers: without it no page can be made. */
export async function GET(): Promise<Response> {
  const ready = await fetch(`${readEnv().apiUrl}/api/health`, {
    signal: AbortSignal.timeout(2_000),
    cache: "no-store",
  }).then(
    (answer) => answer.ok,
    () => false,
  );
  return Response.json({ status: ready ? "ok" : "api-away" }, { status: ready ? 200 : 503 });
}
