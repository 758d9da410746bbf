export interface ScrollStep {
  following: boolean;
  /** Scroll offsets and sizes in pixels. */
  before: number;
  offset: number;
  scrollSize: number;
  viewportSize: number;
}

/** So near to the end still counts as being there: fractions of pixels, half a line. */
const endSlackPx = 24;

/**
 * Whether a list that follows its end goes on doing so after a scroll. Only an upward move away from the end stops it:
 * while the list grows under an animation it is short of its end for moments without a touch.
 */
export function followAfterScroll(step: ScrollStep): boolean {
  const { following, before, offset, scrollSize, viewportSize } = step;
  const atEnd = scrollSize - viewportSize - offset <= endSlackPx;
  if (atEnd) return true;
  return following && offset >= before;
}
