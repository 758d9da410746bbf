/** Whether the promise was fulfilled before the deadline. Rejection and lateness are both "no"; it never throws. */
export async function fulfilledWithin(
  promise: Promise<unknown>,
  deadlineMs: number,
): Promise<boolean> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), deadlineMs);
  });
  const fulfilled = promise.then(
    () => true,
    () => false,
  );
  const inTime = await Promise.race([fulfilled, late]);
  clearTimeout(timer);
  return inTime;
}
