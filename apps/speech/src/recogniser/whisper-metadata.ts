/** As protobuf writes the fields of ONNX's StringStringEntryProto. */
const keyTag = 0x0a;
const valueTag = 0x12;
const key = "all_language_codes";

/**
 * The languages that a Whisper encoder names in its metadata; null when it names none. The engine ends the whole
 * process when it is asked for another one, so they are read from the file and not from a manifest.
 */
export function whisperLanguagesIn(encoder: Buffer): ReadonlySet<string> | null {
  const keyBytes = Buffer.concat([Buffer.from([keyTag, key.length]), Buffer.from(key)]);
  const at = encoder.lastIndexOf(keyBytes);
  let position = at + keyBytes.length;
  if (at < 0 || encoder[position] !== valueTag) return null;
  let length = 0;
  for (let shift = 0; shift < 28; shift += 7) {
    position += 1;
    const byte = encoder[position] ?? 0;
    length |= (byte & 0x7f) << shift;
    if (byte < 0x80) break;
  }
  const codes = encoder.toString("utf8", position + 1, position + 1 + length).split(",");
  return new Set(codes.filter((code) => code !== ""));
}
