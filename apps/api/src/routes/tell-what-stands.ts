const attemptsMax = 5;

/**
 * Tells another server what stands here, and again while it changed meanwhile: of two decisions at once the first may be
 * told last, and would stay there. `read` answers null where there is nothing to tell any more.
 */
export async function tellWhatStands(
  read: () => Promise<string | null>,
  tell: (standing: string) => Promise<void>,
): Promise<void> {
  let told: string | null = null;
  for (let attempt = 0; attempt < attemptsMax; attempt += 1) {
    const standing = await read();
    if (standing === null || standing === told) return;
    await tell(standing);
    told = standing;
  }
}
