import * as z from "zod";

/** A mail server, and whom mail comes from: both or neither. */
export const mailVariables = {
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.string().min(3).optional(),
};
