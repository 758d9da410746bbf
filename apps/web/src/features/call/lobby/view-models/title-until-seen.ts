/** Puts a mark before the title of a page in the background, until it is looked at. */
export function markTitleUntilSeen(mark: string): void {
  if (!document.hidden) return;
  const { title } = document;
  document.title = `${mark} ${title}`;
  document.addEventListener(
    "visibilitychange",
    () => {
      document.title = title;
    },
    { once: true },
  );
}
