import type { AvatarReceipt, AvatarUpload } from "@rooms/api-client";
import { roomsApi } from "#shared/api/browser.ts";

/** Signs, uploads and takes a picture of oneself. Answers the code of what refused it, or null when it is done. */
export async function uploadAvatar(picture: Blob): Promise<string | null> {
  const signed = await roomsApi.identity.signAvatarUpload();
  if (!signed.ok) return signed.problem.code;
  const sent = await send(signed.data, picture);
  if (!sent.ok) return sent.code;
  const avatar = receiptIn(sent.body);
  if (avatar === null) return "UNREACHABLE";
  const taken = await roomsApi.identity.updateProfile({ body: { avatar } });
  return taken.ok ? null : taken.problem.code;
}

type Sent = { ok: true; body: unknown } | { ok: false; code: string };

/** To whichever store was named; the answers of both are read alike. */
async function send({ url, method, fields, fileField }: AvatarUpload, file: Blob): Promise<Sent> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append(fileField, file, "avatar.jpg");
  try {
    const answer = await fetch(url, { method, body: form });
    const body: unknown = await answer.json();
    return answer.ok ? { ok: true, body } : { ok: false, code: codeIn(body) };
  } catch {
    return { ok: false, code: "UNREACHABLE" };
  }
}

/** Either store says more than the api wants to know. */
function receiptIn(body: unknown): AvatarReceipt | null {
  if (typeof body !== "object" || body === null) return null;
  const { public_id, version, signature } = body as Partial<Record<keyof AvatarReceipt, unknown>>;
  const isReceipt =
    typeof public_id === "string" && typeof version === "number" && typeof signature === "string";
  return isReceipt ? { public_id, version, signature } : null;
}

function codeIn(body: unknown): string {
  const code: unknown =
    typeof body === "object" && body !== null ? Reflect.get(body, "code") : undefined;
  return typeof code === "string" ? code : "UPLOAD_REFUSED";
}
