/** Sessions asked for at once, by the first page and by those that follow. */
export const sessionsPageSize = 20;

/** Planned sessions shown above the list. */
export const upcomingMax = 50;
