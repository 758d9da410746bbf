/** The time of day. Rules take `now` as input; only use cases ask this port. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };
