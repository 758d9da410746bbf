/** Ids of the sign-in methods by e-mail address; those of the providers are in providers.ts. */
export const localMethodId = "local";
export const mailMethodId = "email";

/** Lifetime of a mailed link; the local one is followed at once. */
export const mailLinkMinutes = 15;
export const localLinkSeconds = 60;
