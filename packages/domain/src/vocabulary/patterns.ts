/** A UUID as Postgres writes it. */
export const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** 8 URL-safe characters that name a session, or a standing room, in links. */
export const slugPattern = /^[A-Za-z0-9_-]{8}$/;

/**
 * A page's cursor: milliseconds since 1970 and an id. 13 digits reach to the year 2286: Postgres reads no year of five
 * digits.
 */
export const cursorPattern = /^(\d{1,13})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

export const pageSizeDefault = 20;
export const pageSizeMax = 100;
