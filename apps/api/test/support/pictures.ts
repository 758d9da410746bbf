import { signAvatarUpload } from "@rooms/contracts/http";
import type { AvatarReceipt, AvatarUpload } from "@rooms/contracts/http";
import sharp from "sharp";
import type { Browser } from "./browser.ts";
import { must } from "./must.ts";

/** A plain picture of one colour. */
export function picture(width = 40, height = 30): Promise<Uint8Array> {
  const background = { r: 200, g: 80, b: 40 };
  return sharp({ create: { width, height, channels: 3, background } })
    .png()
    .toBuffer();
}

export function formOf(upload: AvatarUpload, bytes: Uint8Array): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(upload.fields)) form.append(name, value);
  form.append(upload.fileField, new File([new Uint8Array(bytes)], "me.png", { type: "image/png" }));
  return form;
}

export async function sendForm(browser: Browser, body: FormData): Promise<Response> {
  return browser.send("/api/identity/avatar/upload", { method: "POST", body });
}

/** Steps one and two; the receipt is for step three. */
export async function uploadPicture(browser: Browser, bytes?: Uint8Array): Promise<AvatarReceipt> {
  const upload = await must(browser.call(signAvatarUpload));
  const answer = await sendForm(browser, formOf(upload, bytes ?? (await picture())));
  if (answer.status !== 201) throw new Error(`The upload was answered with ${answer.status}.`);
  // Held to the contract by the api itself.
  return (await answer.json()) as AvatarReceipt;
}
