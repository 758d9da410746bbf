/**
 * The secrets of one purpose while one is exchanged for another: the first signs, each is believed. What an exchange
 * needs is told in docs/operations/secrets.md.
 */
export type SigningSecrets = readonly [current: string, ...accepted: string[]];
