const saturation = 0.62;
const lightness = 0.8;

/**
 * The pastel behind the initials of a user without a picture: `#rrggbb`, a function of the e-mail in any case (for a
 * guest, of the identity), so that the same person has the same colour everywhere. Light enough for dark text on it.
 */
export function noAvatarColor(email: string): string {
  return hslToHex(hash(email.trim().toLowerCase()) % 360);
}

// FNV-1a, 32 bits: spreads short texts evenly and needs no library.
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const char of text) {
    value = Math.imul(value ^ (char.codePointAt(0) ?? 0), 0x01000193);
  }
  return value >>> 0;
}

function hslToHex(hue: number): string {
  const spread = saturation * Math.min(lightness, 1 - lightness);
  const channel = (offset: number): string => {
    const k = (offset + hue / 30) % 12;
    const value = lightness - spread * Math.max(-1, Math.min(k - 3, 9 - k, 1));
    return Math.round(value * 255)
      .toString(16)
      .padStart(2, "0");
  };
  return `#${channel(0)}${channel(8)}${channel(4)}`;
}
