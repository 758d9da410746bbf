import { expect, test as base, type Page } from "@playwright/test";
import { startMailServer, type MailServer } from "@rooms/adapters/mail/testing";
import { startStandaloneWeb } from "@rooms/scripts/standalone-web";
import {
  oidcClient,
  startOidcProvider,
  type OidcProvider,
} from "../../apps/api/test/support/oidc-provider.ts";
import { expectAccessible } from "../support/accessibility.ts";
import { confirm } from "../support/account.ts";
import { Person } from "../support/person.ts";

interface SignInServers {
  url: string;
  mail: MailServer;
  provider: OidcProvider;
}

/** Rooms as in production: no local sign-in, but a mail server and a company's provider, both real. */
const test = base.extend<object, { servers: SignInServers }>({
  servers: [
    // Playwright reads the fixture's dependencies from this pattern.
    // oxlint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const mail = await startMailServer();
      let provider: OidcProvider | undefined;
      const web = await startStandaloneWeb({
        log: () => undefined,
        apiEnv: async (url) => {
          provider = await startOidcProvider(`${url}/api/auth/callback/oidc`);
          return {
            NODE_ENV: "production",
            SMTP_URL: mail.url,
            MAIL_FROM: "Rooms <rooms@example.com>",
            OIDC_ISSUER: provider.issuer,
            OIDC_NAME: "Company",
            OIDC_CLIENT_ID: oidcClient.id,
            OIDC_CLIENT_SECRET: oidcClient.secret,
          };
        },
      });
      if (!provider) throw new Error("There is no provider.");
      await use({ url: web.url, mail, provider });
      await web.stop();
      await Promise.all([mail.stop(), provider.stop()]);
    },
    { scope: "worker", timeout: 90_000 },
  ],
});

async function askForLink(page: Page, { mail }: SignInServers, address: string): Promise<string> {
  await page.goto("/signin");
  await page.getByLabel("E-mail address").fill(address);
  await page.getByRole("button", { name: "Send me a link" }).click();
  await expect(page.getByRole("heading", { name: "Check your mail" })).toBeVisible();
  const { text } = await mail.mailTo(address);
  return /^https?:\S+$/m.exec(text)?.[0] ?? "";
}

test("Ann signs in by a mailed link: once, also in another browser, which asks first; a used link shows the way on", async ({
  servers,
}) => {
  const ann = await Person.open({ name: "Ann", webUrl: servers.url });
  const elsewhere = await Person.open({ name: "Ann", webUrl: servers.url });
  const { page } = ann;

  await test.step("in the browser that asked, the link leads straight in", async () => {
    const link = await askForLink(page, servers, "ann@example.com");
    await ann.screenshot("link-sent");
    await page.goto(link);
    await page.getByLabel("Your name").fill("Ann");
    await page.getByRole("button", { name: "Continue" }).click();
    await expect(page.getByRole("heading", { name: "Sessions", exact: true })).toBeVisible();
    await page.goto(link);
    await expect(page.getByRole("heading", { name: "Sessions", exact: true })).toBeVisible();
    await page.goto("/settings");
    await expect(page.getByRole("listitem").filter({ hasText: "Link by mail" })).toContainText(
      "Linked",
    );
    await elsewhere.page.goto(link);
    await elsewhere.page.getByRole("button", { name: "Sign in" }).click();
    await expect(elsewhere.page.getByText("The link has been used or is too old.")).toBeVisible();
    await expect(elsewhere.page.getByRole("button", { name: "Send me a link" })).toBeVisible();
    await elsewhere.screenshot("link-used");
  });

  await test.step("another browser says as whom, and asks", async () => {
    const link = await askForLink(elsewhere.page, servers, "ann@example.com");
    const phone = await Person.open({
      name: "Ann",
      webUrl: servers.url,
      viewport: { width: 360, height: 740 },
    });
    await phone.page.goto(link);
    await expect(phone.page.getByText("ann@example.com")).toBeVisible();
    await expectAccessible(phone.page, "confirming a link");
    await phone.screenshot("link-elsewhere");
    await phone.page.getByRole("button", { name: "Sign in" }).click();
    await expect(phone.page.getByRole("heading", { name: "Sessions", exact: true })).toBeVisible();
    await phone.close();
  });

  await test.step("where the mail cannot be sent, the page says so", async () => {
    servers.mail.refuseAll();
    await elsewhere.page.goto("/signin");
    await elsewhere.page.getByLabel("E-mail address").fill("ben@example.com");
    await elsewhere.page.getByRole("button", { name: "Send me a link" }).click();
    await expect(elsewhere.page.getByText("The mail could not be sent.")).toBeVisible();
    await elsewhere.screenshot("mail-not-sent");
  });
  expect(ann.problems).toEqual([]);
  await Promise.all([ann.close(), elsewhere.close()]);
});

test("Ann links her company's account and unlinks it; another person's is refused, and the last sign-in method stays", async ({
  servers: { url, provider },
}) => {
  const company = (page: Page) => page.getByRole("listitem").filter({ hasText: "Company" });
  const enter = async (name: string): Promise<Person> => {
    provider.admit({ sub: name, email: `${name}@company.example`, email_verified: true, name });
    const person = await Person.open({ name, webUrl: url });
    await person.page.goto("/signin?next=/settings");
    await person.page.getByRole("button", { name: "Continue with Company" }).click();
    await expect(person.page.getByRole("heading", { name: "Sign-in methods" })).toBeVisible();
    return person;
  };
  /** Signs out at the provider and in as another person, whom it hands over at the next visit. */
  const becomeThere = async (person: Person, name: string): Promise<void> => {
    await person.context.clearCookies({ name: /^_/ });
    provider.admit({ sub: name, email: `${name}@company.example`, email_verified: true, name });
  };
  const cleo = await enter("cleo");
  await expect(company(cleo.page)).toContainText("Linked");
  await expectAccessible(cleo.page, "sign-in methods");

  await test.step("unlinked, the mailbox is left, and there is nothing more to unlink", async () => {
    await cleo.page.getByRole("button", { name: "Unlink Company" }).click();
    await confirm(cleo.page, "Unlink");
    await expect(company(cleo.page)).toContainText("Not linked yet.");
    await expect(cleo.page.getByRole("button", { name: /^Unlink/ })).toBeHidden();
  });

  await test.step("Dan's account at the company is his: linking it is refused, in words", async () => {
    const dan = await enter("dan");
    await dan.close();
    await becomeThere(cleo, "dan");
    await cleo.page.getByRole("button", { name: "Link Company" }).click();
    await expect(cleo.page.getByText("That account is linked to another user here.")).toBeVisible();
    await cleo.screenshot("linking-refused");
  });

  await test.step("her own is linked again", async () => {
    await becomeThere(cleo, "cleo");
    await cleo.page.getByRole("button", { name: "Link Company" }).click();
    await expect(company(cleo.page)).toContainText("Signs you in here.");
    await cleo.screenshot("ways-to-sign-in");
  });
  expect(cleo.problems).toEqual([]);
  await cleo.close();
});
