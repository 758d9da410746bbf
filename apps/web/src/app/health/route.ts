import { version } from "@rooms/service-kit/version";

export function GET(): Response {
  return Response.json({ status: "ok", version });
}
