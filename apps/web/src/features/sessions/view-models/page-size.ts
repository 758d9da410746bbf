/** Sessions asked for at once, by the first page and by those that follow. */
export const sessionsPageSize = 20;
