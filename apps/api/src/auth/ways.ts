/** Ids of the ways in by e-mail; providers have theirs beside them. */
export const localWayId = "local";
export const mailWayId = "email";

/** How long a mailed link is good for; one that is followed at once needs only a moment. */
export const mailLinkMinutes = 15;
export const localLinkSeconds = 60;
