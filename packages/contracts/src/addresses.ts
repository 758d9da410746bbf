/** What a page checks of addresses before it asks the api; without a schema, whose library weighs more than a page has. */

/** As zod's own, but for a name of more than 64 characters and domains that end in a hyphen: no mail server has either. */
export const emailPattern =
  /^(?=[^@]{1,64}@)(?:[A-Za-z0-9_'+-]+\.)*[A-Za-z0-9_'+-]*[A-Za-z0-9_+-]@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}$/;
export const emailLengthMax = 254;
/** People who are told of one session's plan by mail. */
export const inviteesMax = 50;
