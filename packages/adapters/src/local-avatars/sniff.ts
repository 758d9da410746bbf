/** Beginnings of the formats we decode; anything else never reaches the decoder, whatever it calls itself. */
const beginnings: readonly (readonly (readonly [offset: number, text: string])[])[] = [
  [[0, "\xff\xd8\xff"]],
  [[0, "\x89PNG\r\n\x1a\n"]],
  [[0, "GIF87a"]],
  [[0, "GIF89a"]],
  [
    [0, "RIFF"],
    [8, "WEBP"],
  ],
];

/** Whether the content begins like a JPEG, PNG, GIF or WebP. */
export function looksLikePicture(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.subarray(0, 16)).toString("latin1");
  return beginnings.some((parts) => parts.every(([offset, text]) => head.startsWith(text, offset)));
}
