const firstSeconds = 15;
/** Less than a mailed link is good for: the mailbox's owner always has one that opens, or gets a new one. */
const longestSeconds = 10 * 60;

/**
 * How long a mailbox gets no further mail of a kind after the last of so many in a day. Strangers may ask for mails to it,
 * so their number is bounded, and yet they cannot keep its owner out.
 */
export function mailGapSeconds(mails: number): number {
  return Math.min(longestSeconds, firstSeconds * 2 ** Math.min(mails - 1, 16));
}

/** The key by which mails to a mailbox are counted: addresses that differ by the tag behind a plus share it. */
export function mailboxWithoutTag(mailbox: string): string {
  return mailbox.replace(/\+[^@]*@/, "@");
}
