const type = '"type":"audio_chunk"';
const taken = '"acknowledged":true';
const range = '"byte_range":[';
/** Transcripts are longer. */
const lengthMax = 400;
const zero = 48;

/**
 * The byte range of an acknowledgment of audio, or null for any other message and for whatever is written in another way
 * than Gladia writes it. One comes for each chunk, a hundred times as many as all other messages together, so it is read
 * without taking the JSON apart: within a string each of these quotes would have a backslash before it.
 */
export function acknowledgedBytes(text: string): [number, number] | null {
  if (text.length > lengthMax) return null;
  const rangeAt = text.indexOf(range);
  if (rangeAt < 0 || !text.includes(taken) || !text.includes(type)) return null;
  const fromAt = rangeAt + range.length;
  const comma = endOfDigits(text, fromAt);
  const end = endOfDigits(text, comma + 1);
  if (comma === fromAt || end === comma + 1) return null;
  if (text[comma] !== "," || text[end] !== "]") return null;
  return [numberIn(text, fromAt, comma), numberIn(text, comma + 1, end)];
}

function endOfDigits(text: string, from: number): number {
  let at = from;
  while (isDigit(text.charCodeAt(at))) at += 1;
  return at;
}

function isDigit(code: number): boolean {
  return code >= zero && code <= zero + 9;
}

function numberIn(text: string, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at += 1) value = value * 10 + text.charCodeAt(at) - zero;
  return value;
}
