import { NextIntlClientProvider } from "next-intl";
import { getMessages } from "next-intl/server";
import type { ReactNode } from "react";
import { namespaces } from "./namespaces.ts";

export interface MessagesForProps {
  part: keyof typeof namespaces;
  children: ReactNode;
}

/** Gives the pages inside the words of their part, beside those that every page has. */
export async function MessagesFor({ part, children }: MessagesForProps) {
  const messages = await getMessages();
  const wanted = new Set<string>([...namespaces.everywhere, ...namespaces[part]]);
  const chosen = Object.entries(messages).filter(([namespace]) => wanted.has(namespace));
  return (
    <NextIntlClientProvider messages={Object.fromEntries(chosen)}>
      {children}
    </NextIntlClientProvider>
  );
}
