const attemptsMax = 5;

/**
 * Writes the current state to another server, and again while it changed meanwhile: of two concurrent writes the older
 * one may arrive last and would stay. `read` answers null when the state is gone.
 */
export async function syncLatest(
  read: () => Promise<string | null>,
  write: (state: string) => Promise<void>,
): Promise<void> {
  let written: string | null = null;
  for (let attempt = 0; attempt < attemptsMax; attempt += 1) {
    const state = await read();
    if (state === null || state === written) return;
    await write(state);
    written = state;
  }
}
