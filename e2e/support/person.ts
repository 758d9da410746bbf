import {
  expect as expectWithin,
  type BrowserContext,
  type Locator,
  type Page,
} from "@playwright/test";
import { launchArguments, takeBrowser } from "./browsers.ts";
import { signInNewcomer } from "./newcomer.ts";

/** A page that is opened for the first time in development is compiled first. */
const expect = expectWithin.configure({ timeout: 30_000 });

export interface PersonOptions {
  name: string;
  webUrl: string;
  /** WAV file that Chromium plays once as the microphone, from the moment a page opens it. */
  microphone?: string;
  /** Prepares the context before the first page, for instance by a scripted microphone. */
  prepare?: (context: BrowserContext) => Promise<void>;
  viewport?: { width: number; height: number };
  colorScheme?: "light" | "dark";
  /** English of the United States, unless said otherwise. */
  locale?: string;
  /** The machine's own, unless said otherwise. */
  timezoneId?: string;
  /** Lets a test lead the page's connections elsewhere than its policy says. */
  bypassPolicy?: boolean;
  /** A headless shell unless said otherwise, which grants what a page asks for and knows no installed apps. */
  browser?: "whole";
  /** Without it the permission is asked for and denied. */
  devices?: "fake" | "denied" | "none";
  /** Hashes of keys of certificates (SPKI, SHA-256) that the browser takes as those of an authority it knows. */
  trustedKeys?: readonly string[];
  /** The name of the stories is this machine's, unless the system of where the browser runs knows better. */
  findsNames?: "by the system";
}

/** What stands in a transcript line on a screen. */
export interface ScreenLine {
  speaker: string;
  text: string;
  status: string;
  utteranceId: string;
}

/** A person with a browser of their own, or a profile of their own in one. */
export class Person {
  readonly name: string;
  readonly page: Page;
  readonly context: BrowserContext;
  /** What the page complained about. */
  readonly problems: string[] = [];
  readonly #release: () => Promise<void>;
  readonly #webUrl: string;

  private constructor(
    options: PersonOptions,
    context: BrowserContext,
    page: Page,
    release: () => Promise<void>,
  ) {
    this.name = options.name;
    this.#webUrl = options.webUrl;
    this.#release = release;
    this.context = context;
    this.page = page;
    page.on("pageerror", (error) => this.problems.push(error.stack ?? error.message));
    page.on("console", (message) => {
      // What could not be loaded is not said by the text.
      const { url } = message.location();
      if (message.type() === "error") this.problems.push(`${message.text()} (${url})`);
    });
  }

  static async open(options: PersonOptions): Promise<Person> {
    const { browser, release } = await takeBrowser(launchArguments(options), {
      whole: options.browser === "whole",
    });
    const context = await browser.newContext({
      baseURL: options.webUrl,
      viewport: options.viewport ?? { width: 1280, height: 800 },
      colorScheme: options.colorScheme ?? "light",
      permissions:
        options.devices === "denied"
          ? []
          : ["microphone", "camera", "clipboard-read", "clipboard-write", "screen-wake-lock"],
      locale: options.locale ?? "en-US",
      ...(options.timezoneId === undefined ? {} : { timezoneId: options.timezoneId }),
      bypassCSP: options.bypassPolicy ?? false,
    });
    // An act without a deadline takes all the time that a story has, and names nothing.
    context.setDefaultTimeout(60_000);
    await options.prepare?.(context);
    return new Person(options, context, await context.newPage(), release);
  }

  /** Signs in and answers what a newcomer is asked, by requests: the stories about it go through the pages. Ends on the list of sessions. */
  async signIn(): Promise<void> {
    const { page, name } = this;
    const { cookies, origin } = await signInNewcomer({
      webUrl: this.#webUrl,
      name,
      timeZone: await page.evaluate(() => Intl.DateTimeFormat().resolvedOptions().timeZone),
    });
    await this.context.addCookies(cookies.map((cookie) => ({ ...cookie, url: origin })));
    await page.goto("/sessions");
    await expect(page.getByRole("heading", { name: "Sessions", exact: true })).toBeVisible();
  }

  /** Creates a session by the page. Answers its slug. */
  async createSession(title: string): Promise<string> {
    const { page } = this;
    await page.goto("/sessions");
    await page.getByRole("textbox", { name: "Title" }).fill(title);
    await page.getByRole("button", { name: "New session" }).click();
    await page.waitForURL(/\/session\/[\w-]{8}/);
    const slug = /\/session\/([\w-]{8})/.exec(page.url())?.[1];
    if (slug === undefined) throw new Error("No session page opened.");
    return slug;
  }

  async openPrejoin(slug: string): Promise<void> {
    const path = `/session/${slug}`;
    if (!this.page.url().endsWith(path)) await this.page.goto(path);
    await expect(this.joinButton).toBeVisible();
  }

  /** Switches the browser's noise suppression off: it takes tones for noise. The choice is remembered. */
  async useRawMicrophone(slug: string): Promise<void> {
    await this.openPrejoin(slug);
    await this.page.getByText("Devices", { exact: true }).click();
    const suppression = this.page.getByRole("switch", { name: "Noise suppression" });
    if (await suppression.isChecked()) await suppression.click();
    await expect(suppression).not.toBeChecked();
  }

  /** Goes through prejoin into the room. */
  async enter(slug: string, as: { guest: boolean } = { guest: false }): Promise<void> {
    await this.openPrejoin(slug);
    if (as.guest) await this.page.getByLabel("Your name").fill(this.name);
    await this.joinButton.click();
    await expect(this.page.getByRole("button", { name: "Leave", exact: true })).toBeVisible();
  }

  /** Enters and opens the transcript. */
  async join(slug: string, as: { guest: boolean } = { guest: false }): Promise<void> {
    await this.enter(slug, as);
    await this.showTranscript();
  }

  /** Throws when it takes longer: a recording that begins with the page would have begun before the room is entered. */
  async joinWithin(seconds: number, slug: string, as: { guest: boolean }): Promise<void> {
    const openedAtMs = performance.now();
    await this.join(slug, as);
    const tookS = (performance.now() - openedAtMs) / 1_000;
    if (tookS > seconds) throw new Error(`Joining took ${tookS.toFixed(0)} s of ${seconds}.`);
  }

  async showTranscript(): Promise<void> {
    if (!(await this.transcript.isVisible())) {
      await this.page.getByRole("button", { name: "Transcript", exact: true }).click();
    }
    await expect(this.transcript).toBeVisible();
  }

  /** Ends the session for all, by the menu beside "Leave", and confirms it. */
  async endForAll(): Promise<void> {
    const { page } = this;
    await page.getByRole("button", { name: "More ways to leave" }).click();
    await page.getByRole("menuitem", { name: "End for all" }).click();
    await page
      .getByRole("alertdialog")
      .or(page.getByRole("dialog"))
      .getByRole("button", { name: "End for all" })
      .click();
    await expect(page.getByRole("heading", { name: "The session has ended" })).toBeVisible();
  }

  get joinButton(): Locator {
    return this.page.getByRole("button", { name: "Join now" });
  }

  get transcript(): Locator {
    return this.page.getByRole("region", { name: "Transcript" });
  }

  get tiles(): Locator {
    return this.page.getByTestId("tile");
  }

  /** The transcript as it stands on this screen, top to bottom. */
  async lines(): Promise<ScreenLine[]> {
    return this.transcript.locator("[data-utterance-id]").evaluateAll((elements) =>
      elements.map((element) => ({
        speaker: element.getAttribute("data-speaker") ?? "",
        status: element.getAttribute("data-status") ?? "",
        utteranceId: element.getAttribute("data-utterance-id") ?? "",
        text: element.textContent.trim(),
      })),
    );
  }

  /** What a speaker said according to this screen, in order, stored lines only. */
  async storedTextOf(speaker: string): Promise<string> {
    const lines = await this.lines();
    return lines
      .filter((line) => line.speaker === speaker && line.status === "stored")
      .map((line) => line.text)
      .join(" ");
  }

  async screenshot(name: string): Promise<void> {
    await this.page.screenshot({ path: `test-results/screens/${name}.png` });
  }

  url(path: string): string {
    return new URL(path, this.#webUrl).href;
  }

  async close(): Promise<void> {
    await this.context.close();
    await this.#release();
  }
}
