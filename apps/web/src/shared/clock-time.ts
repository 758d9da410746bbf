/** A moment on the session clock as people write it: "4:05", "1:04:05". */
export function clockTime(sessionMs: number): string {
  const total = Math.max(0, Math.floor(sessionMs / 1_000));
  const [hours, minutes, seconds] = [
    Math.floor(total / 3_600),
    Math.floor(total / 60) % 60,
    total % 60,
  ];
  const tail = String(seconds).padStart(2, "0");
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, "0")}:${tail}` : `${minutes}:${tail}`;
}
