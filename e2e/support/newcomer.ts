import { must, signInAt } from "@rooms/scripts/api-visitor";
import { lanHost } from "./rooms.ts";

export interface Newcomer {
  webUrl: string;
  name: string;
  timeZone: string;
}

export interface SignedIn {
  cookies: { name: string; value: string }[];
  /** Where the browser opens Rooms. */
  origin: string;
}

/** Signs `name@example.com` in and answers onboarding as its form does with nothing but the name typed. */
export async function signInNewcomer({ webUrl, name, timeZone }: Newcomer): Promise<SignedIn> {
  const { origin } = new URL(webUrl);
  const { client, headers } = await signInAt(
    origin.replace(lanHost, "127.0.0.1"),
    `${name.toLowerCase()}@example.com`,
  );
  const { displayName, activeSpaceId } = await must(client.identity.getProfile());
  if (displayName === null) {
    const params = { id: activeSpaceId };
    const space = { name: `${name}’s space`, timeZone };
    await must(client.spaces.update({ params, body: space }));
    await must(client.identity.updateProfile({ body: { displayName: name } }));
  }
  const cookies = headers.cookie.split("; ").map((pair) => {
    const [key = "", value = ""] = pair.split(/=(.*)/s);
    return { name: key, value };
  });
  return { cookies, origin };
}
